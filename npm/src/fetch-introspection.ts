import { requireNoPassword } from './address.js';
import { IntrospectionError, MappingError } from './errors.js';
import type { Introspect, IntrospectAnswer } from './interface.js';
import { Outage } from './outage.js';
import { exchange, faultText, isBusy, isRedirect, networkReason, persist } from './patience.js';
import type { Reply } from './patience.js';
import { Redactor } from './redaction.js';
import { limitTime, requireBytes, requireTime, withinText } from './signals.js';

export interface FetchIntrospectionOptions {
  /** Default: the global one. What rejects is asked again for some seconds, except with an IntrospectionError. */
  fetch?: typeof fetch | undefined;
  /** Sent with each question; they never appear in an error. */
  headers?: Record<string, string> | [string, string][] | undefined;
  /** For one question with its answer, in ms; default 60,000. Infinity stands for no limit. */
  timeoutMs?: number | undefined;
  /** As in fetch; default `same-origin`. */
  credentials?: 'omit' | 'same-origin' | 'include' | undefined;
  /** The longest answer in bytes; default 16 MiB. */
  maxAnswerBytes?: number | undefined;
}

/**
 * An {@link Introspect} that asks the host's own back end, which asks the cluster.
 *
 * Question: `POST url`, `Content-Type: application/json`, body
 * `{"kind": "explain" | "columns", "sql", "definition": {"kind", "name", "index"}}`.
 *
 * Answers:
 * - `200 {"columns": [{"name", "type"}, …]}` to `columns`, `200 {}` to `explain`: the cluster accepts the SQL;
 * - `4xx {"error": {"kind": "query", "message", "line"?, "column"?, "errorName"?}}`: the cluster refuses the SQL; line
 *   and column are those of the SQL as it was sent;
 * - anything else, a redirect too: the cluster could not be asked. An `error.message` in it is shown to the author.
 *
 * @throws MappingError `bad_argument` for an address or options that cannot be used
 */
export function fetchIntrospection(
  url: string | URL,
  options: FetchIntrospectionOptions = {},
): Introspect {
  requireAddress(url);
  const headers = toHeaders(options.headers);
  const redactor = redactorFor(options.headers);
  const { timeoutMs = 60_000, credentials = 'same-origin' } = options;
  const { maxAnswerBytes: maxBytes = 16 * 1024 * 1024 } = options;
  requireTime('timeoutMs', timeoutMs);
  requireBytes('maxAnswerBytes', maxBytes);
  const outage = new Outage();
  return async (request, { signal }) => {
    const limit = limitTime(signal, timeoutMs);
    const body = JSON.stringify(request);
    const init = { method: 'POST', headers, body, credentials, signal: limit.signal };
    const attempt = (): Promise<Reply> =>
      exchange({ send: options.fetch ?? fetch, url, init, maxBytes });
    try {
      outage.check();
      const reply = await persist(attempt, limit.signal, { waitedFor: false });
      if (isBusy(reply)) outage.silent(answeredText(reply, maxBytes));
      else outage.answered();
      return readAnswer(reply, maxBytes);
    } catch (cause) {
      if (cause instanceof IntrospectionError) throw withoutSecrets(cause, redactor);
      const reason = limit.expired ? withinText(timeoutMs) : redactor.redact(networkReason(cause));
      if (limit.expired || !signal.aborted) outage.silent(reason);
      throw new IntrospectionError(reason, { kind: 'unavailable' });
    } finally {
      limit.release();
    }
  };
}

function requireAddress(url: unknown): void {
  if (typeof url === 'string' || Object.prototype.toString.call(url) === '[object URL]') {
    requireNoPassword(url as string | URL);
  } else {
    throw new MappingError('bad_argument', 'url must be an address');
  }
}

function redactorFor(given: FetchIntrospectionOptions['headers']): Redactor {
  const pairs: [string, string][] = [];
  new Headers(given).forEach((value, name) => pairs.push([name, value]));
  return new Redactor(pairs);
}

/** The back end may quote what it was sent. */
function withoutSecrets(error: IntrospectionError, redactor: Redactor): IntrospectionError {
  const { kind, line, column } = error;
  const errorName = error.errorName && redactor.redact(error.errorName);
  return new IntrospectionError(redactor.redact(error.message), { kind, line, column, errorName });
}

/** Checked at once: the platform's own error for a bad header quotes its value, which may be a secret. */
function toHeaders(given: FetchIntrospectionOptions['headers']): Headers {
  let headers: Headers;
  try {
    headers = new Headers(given);
  } catch {
    throw new MappingError('bad_argument', 'headers: a name or a value is not valid in HTTP');
  }
  headers.set('Content-Type', 'application/json');
  return headers;
}

interface WireError {
  kind?: unknown;
  message?: unknown;
  line?: unknown;
  column?: unknown;
  errorName?: unknown;
}

function readAnswer(reply: Reply, maxBytes: number): IntrospectAnswer {
  const { status } = reply;
  const body = reply.fault ? undefined : readJson(reply.text);
  const error = (body as { error?: WireError | null } | undefined)?.error;
  if (status === 200 && body && !error) return body;
  const message = typeof error?.message === 'string' ? error.message : undefined;
  const refused = status >= 400 && status < 500 && error?.kind === 'query';
  if (!refused) {
    const said = message ?? answeredText(reply, maxBytes);
    throw new IntrospectionError(said, { kind: 'unavailable' });
  }
  throw new IntrospectionError(message ?? 'the cluster refused the SQL', {
    kind: 'query',
    line: numberOr(error.line),
    column: numberOr(error.column),
    errorName: typeof error.errorName === 'string' ? error.errorName : undefined,
  });
}

function answeredText(reply: Reply, maxBytes: number): string {
  if (isRedirect(reply)) return 'the back end redirects to another address: use that one';
  if (reply.fault) return `the back end's answer ${faultText(reply.fault, maxBytes)}`;
  const without = reply.status === 200 ? ' without JSON' : '';
  return `the back end answered ${String(reply.status)}${without}`;
}

/** The JSON object of the body, undefined when it holds none. */
function readJson(text: string): IntrospectAnswer | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

const numberOr = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : undefined;
