import { IntrospectionError } from '../errors.js';
import type { Outage } from '../outage.js';
import { exchange, isBusy, networkReason, persist } from '../patience.js';
import type { Reply } from '../patience.js';
import { limitTime, withinText } from '../signals.js';
import type { TimeLimit } from '../signals.js';
import type { Column } from '../types.js';
import type { Connection } from './connection.js';
import { errorOf } from './errors.js';
import type { TrinoError } from './errors.js';
import { preparedName } from './statements.js';
import type { Question } from './statements.js';

/** What a statement returned; rows hold the protocol's JSON values, in the order of the columns. */
export interface StatementResult {
  columns: Column[];
  rows: unknown[][];
}

/** A part of an answer. `columns` and `data` come in any page, `columns` also in several. */
interface Page {
  stats: { state?: unknown };
  nextUri?: string;
  columns?: Column[];
  data?: unknown[][];
  error?: TrinoError;
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
  #headers = new Headers();
  #nextUri: string | undefined;
  #answered = false;

  constructor(connection: Connection, outage: Outage, question: Question, signal: AbortSignal) {
    this.#connection = connection;
    this.#outage = outage;
    this.#question = question;
    this.#limit = limitTime(signal, connection.timeoutMs);
  }

  /** Rejects with an IntrospectionError only, in which nothing secret appears. */
  async toEnd(): Promise<StatementResult> {
    try {
      this.#outage.check();
      this.#headers = await this.#connection.headers(preparedHeader(this.#question));
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
    let page = await this.#request(statementAddress, { method: 'POST', body });
    for (;;) {
      this.#nextUri = page.nextUri;
      if (page.error) throw errorOf(page.error, this.#question);
      if (page.columns) result.columns = page.columns.map(({ name, type }) => ({ name, type }));
      for (const row of page.data ?? []) result.rows.push(row);
      if (page.nextUri === undefined) {
        if (page.stats.state !== 'FINISHED') throw new Error(notTrino);
        return result;
      }
      page = await this.#request(this.#connection.follow(page.nextUri), {});
    }
  }

  async #request(address: string, request: RequestInit): Promise<Page> {
    const { signal } = this.#limit;
    // An answer from elsewhere is none of the cluster's, and a redirect would carry the headers there.
    const init: RequestInit = { ...request, headers: this.#headers, signal, redirect: 'manual' };
    const attempt = (): Promise<Reply> => exchange(this.#connection.send, address, init);
    const reply = await persist(attempt, signal, { waitedFor: true });
    if (isBusy(reply)) {
      const within = withinText(this.#connection.timeoutMs);
      throw new BusyError(`the cluster is busy (${String(reply.status)}), ${within}`);
    }
    const page = pageOf(reply);
    this.#answered = true;
    this.#outage.answered();
    return page;
  }

  /** The server stops working on what nobody waits for. Nothing depends on whether it hears this. */
  #cancel(): void {
    if (this.#nextUri === undefined) return;
    const init: RequestInit = {
      method: 'DELETE',
      headers: this.#headers,
      redirect: 'manual',
      keepalive: true,
      signal: AbortSignal.timeout(cancelTimeout),
    };
    const { send } = this.#connection;
    void send(this.#connection.follow(this.#nextUri), init).catch(() => undefined);
  }

  /** Without the cause, which may hold a request with its headers. */
  #withoutSecrets(error: unknown): IntrospectionError {
    const connection = this.#connection;
    if (error instanceof IntrospectionError) {
      const { kind, line, column, errorName } = error;
      const message = connection.redact(error.message);
      return new IntrospectionError(message, { kind, line, column, errorName });
    }
    const { expired, signal } = this.#limit;
    const late = expired && !(error instanceof BusyError);
    const said = late ? withinText(connection.timeoutMs) : networkReason(error);
    const message = connection.redact(said);
    const leftByCaller = signal.aborted && !expired;
    if (!this.#answered && !leftByCaller) this.#outage.silent(message);
    return new IntrospectionError(message, { kind: 'unavailable' });
  }
}

function preparedHeader({ prepared }: Question): Record<string, string> {
  if (prepared === undefined) return {};
  return { 'X-Trino-Prepared-Statement': `${preparedName}=${encodeURIComponent(prepared)}` };
}

function pageOf({ status, text }: Reply): Page {
  if (status !== 200) throw new Error(statusReason(status, text));
  let page: unknown;
  try {
    page = JSON.parse(text);
  } catch {
    throw new Error(/^\s*</.test(text) ? `${notTrino} (a web page)` : notTrino);
  }
  if (!isPage(page)) throw new Error(notTrino);
  return page;
}

const notTrino = "the server's answer is not Trino's";

/** A page that cannot be told from the last one of a query that succeeded would make a mapping valid. */
function isPage(value: unknown): value is Page {
  const { stats, nextUri, columns, data, error } = (value ?? {}) as Record<string, unknown>;
  return (
    isObject(stats) &&
    (nextUri === undefined || typeof nextUri === 'string') &&
    (columns === undefined || (Array.isArray(columns) && columns.every(isColumn))) &&
    (data === undefined || (Array.isArray(data) && data.every(Array.isArray))) &&
    (error === undefined || isObject(error))
  );
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

function isColumn(value: unknown): boolean {
  const { name, type } = (value ?? {}) as Record<string, unknown>;
  return typeof name === 'string' && typeof type === 'string';
}

const statusHints: Record<number, string> = {
  0: 'the cluster redirects to another address: use that one',
  401: 'the cluster does not know the user or the token (401)',
  403: 'the cluster refuses the user (403)',
  404: 'the cluster does not know the query, or is not at this address (404)',
  406: 'the cluster refuses requests that a proxy has forwarded (406): set http-server.process-forwarded=true',
  431: 'the query is too long for the way in which its columns are asked (431)',
};

function statusReason(status: number, text: string): string {
  const denied = /\bAccess Denied: [^\n<]{1,300}/.exec(text)?.[0];
  if (denied !== undefined) return denied;
  if (status >= 300 && status < 400) return statusHints[0] ?? '';
  return statusHints[status] ?? `the cluster answered ${String(status)}`;
}
