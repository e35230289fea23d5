import { IntrospectionError } from '../errors.js';
import type { Outage } from '../outage.js';
import { exchange, isBusy, networkReason, persist } from '../patience.js';
import type { Reply } from '../patience.js';
import type { Redactor } from '../redaction.js';
import { limitTime, pause, untilEnded, withinText } from '../signals.js';
import type { TimeLimit } from '../signals.js';
import type { Column } from '../types.js';
import type { Connection } from './connection.js';
import { Cookies } from './cookies.js';
import { errorOf } from './errors.js';
import { Pace } from './pace.js';
import { notTrino, pageOf } from './page.js';
import type { Page } from './page.js';
import { preparedName } from './statements.js';
import type { Question } from './statements.js';

/** What a statement returned; rows hold the protocol's JSON values, in the order of the columns. */
export interface StatementResult {
  columns: Column[];
  rows: unknown[][];
}

/** The last request of a query that nobody waits for any more, in ms. */
const cancelTimeout = 5000;

/** The time was over while the server asked for patience. */
class BusyError extends Error {}

/** One statement on its way through Trino's protocol. */
export class StatementRun {
  readonly #connection: Connection;
  readonly #outage: Outage;
  readonly #question: Question;
  readonly #limit: TimeLimit;
  readonly #cookies = new Cookies();
  #headers = new Headers();
  #redactor: Redactor | undefined;
  /** Where the answer goes on, and the query is cancelled. */
  #next: string | undefined;
  readonly #maxBytes: number;
  #bytesLeft: number;
  #answered = false;

  /** `maxBytes`: of the answer, with all its pages. */
  constructor(
    connection: Connection,
    outage: Outage,
    question: Question,
    signal: AbortSignal,
    maxBytes = connection.maxAnswerBytes,
  ) {
    this.#connection = connection;
    this.#outage = outage;
    this.#question = question;
    this.#maxBytes = maxBytes;
    this.#bytesLeft = maxBytes;
    this.#limit = limitTime(signal, connection.timeoutMs);
  }

  /** Rejects with an IntrospectionError only, in which nothing secret appears. */
  async toEnd(): Promise<StatementResult> {
    try {
      this.#outage.check();
      const header = preparedHeader(this.#question);
      const asking = this.#connection.credentials(header);
      const { headers, redactor } = await untilEnded(asking, this.#limit.signal);
      this.#headers = headers;
      this.#redactor = redactor;
      return await this.#run();
    } catch (error) {
      this.#cancel();
      throw this.#withoutSecrets(error);
    } finally {
      this.#limit.release();
    }
  }

  async #run(): Promise<StatementResult> {
    const result: StatementResult = { columns: [], rows: [] };
    const { statementAddress } = this.#connection;
    const body = this.#question.statement;
    const pace = new Pace();
    let page = await this.#request(statementAddress, { method: 'POST', body });
    for (let asked = performance.now(); ;) {
      // A query that failed has ended: there is nothing to cancel.
      this.#next = undefined;
      if (page.error) throw errorOf(page.error, this.#question);
      if (page.nextUri !== undefined) this.#next = this.#connection.follow(page.nextUri);
      if (page.columns) result.columns = page.columns.map(({ name, type }) => ({ name, type }));
      for (const row of page.data ?? []) result.rows.push(row);
      if (this.#next === undefined) {
        if (page.stats.state !== 'FINISHED') throw new Error(notTrino);
        return result;
      }
      await this.#rest(pace.pauseAfter(page, performance.now() - asked));
      asked = performance.now();
      page = await this.#request(this.#next, {});
    }
  }

  async #rest(ms: number): Promise<void> {
    if (ms > 0 && !(await pause(ms, this.#limit.signal))) throw this.#limit.signal.reason as Error;
  }

  async #request(url: string, request: RequestInit): Promise<Page> {
    const { signal } = this.#limit;
    const { send } = this.#connection;
    const attempt = async (): Promise<Reply> => {
      const init = { ...request, headers: this.#headersFor(url), signal };
      const reply = await exchange({ send, url, init, maxBytes: this.#bytesLeft });
      this.#cookies.receive(reply.headers);
      return reply;
    };
    const reply = await persist(attempt, signal, { waitedFor: true });
    if (isBusy(reply)) {
      const within = withinText(this.#connection.timeoutMs);
      throw new BusyError(`the cluster is busy (${String(reply.status)}), ${within}`);
    }
    const page = pageOf(reply, this.#maxBytes);
    // What only tells how far the query is may come as often as it wants.
    if (page.data) this.#bytesLeft = Math.max(1, this.#bytesLeft - reply.text.length);
    this.#answered = true;
    this.#outage.answered();
    return page;
  }

  #headersFor(url: string): Headers {
    const cookies = this.#cookies.headerFor(url, this.#headers.get('Cookie'));
    if (cookies === undefined) return this.#headers;
    const headers = new Headers(this.#headers);
    headers.set('Cookie', cookies);
    return headers;
  }

  /** The server stops working on what nobody waits for. Nothing depends on whether it hears this. */
  #cancel(): void {
    if (this.#next === undefined) return;
    const init: RequestInit = {
      method: 'DELETE',
      headers: this.#headersFor(this.#next),
      redirect: 'manual',
      keepalive: true,
      signal: AbortSignal.timeout(cancelTimeout),
    };
    const { send } = this.#connection;
    void send(this.#next, init).catch(() => undefined);
  }

  /** Without the cause, which may hold a request with its headers. */
  #withoutSecrets(error: unknown): IntrospectionError {
    const redact = (text: string): string => this.#redactor?.redact(text) ?? text;
    if (error instanceof IntrospectionError) {
      const { kind, line, column } = error;
      const errorName = error.errorName && redact(error.errorName);
      return new IntrospectionError(redact(error.message), { kind, line, column, errorName });
    }
    const { expired, signal } = this.#limit;
    const late = expired && !(error instanceof BusyError);
    const said = late ? withinText(this.#connection.timeoutMs) : networkReason(error);
    const message = redact(said);
    const leftByCaller = signal.aborted && !expired;
    if (!this.#answered && !leftByCaller) this.#outage.silent(message);
    return new IntrospectionError(message, { kind: 'unavailable' });
  }
}

function preparedHeader({ prepared }: Question): Record<string, string> {
  if (prepared === undefined) return {};
  return { 'X-Trino-Prepared-Statement': `${preparedName}=${encodeURIComponent(prepared)}` };
}
