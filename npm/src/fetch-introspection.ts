import { requireNoPassword } from './address.js';
import { IntrospectionError, MappingError } from './errors.js';
import type { Introspect, IntrospectAnswer } from './interface.js';
import { Outage } from './outage.js';
import { exchange, isBusy, networkReason, persist } from './patience.js';
import type { Reply } from './patience.js';
import { limitTime, withinText } from './signals.js';

export interface FetchIntrospectionOptions {
  /** Default: the global one. */
  fetch?: typeof fetch;
  /** Sent with each question; they never appear in an error. */
  headers?: Record<string, string> | [string, string][];
  /** For one question with its answer, in ms; default 60,000. */
  timeoutMs?: number;
  /** As in fetch; default `same-origin`. */
  credentials?: 'omit' | 'same-origin' | 'include';
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
 * - anything else: the cluster could not be asked. An `error.message` in it is shown to the author.
 */
export function fetchIntrospection(
  url: string | URL,
  options: FetchIntrospectionOptions = {},
): Introspect {
  requireNoPassword(url);
  const headers = toHeaders(options.headers);
  const { timeoutMs = 60_000, credentials = 'same-origin' } = options;
  const outage = new Outage();
  return async (request, { signal }) => {
    const limit = limitTime(signal, timeoutMs);
    const body = JSON.stringify(request);
    const init: RequestInit = { method: 'POST', headers, body, credentials, signal: limit.signal };
    const attempt = (): Promise<Reply> => exchange(options.fetch ?? fetch, url, init);
    try {
      outage.check();
      const reply = await persist(attempt, limit.signal, { waitedFor: false });
      if (isBusy(reply)) outage.silent(answeredText(reply.status));
      else outage.answered();
      return readAnswer(reply);
    } catch (cause) {
      if (cause instanceof IntrospectionError) throw cause;
      const reason = limit.expired ? withinText(timeoutMs) : networkReason(cause);
      if (limit.expired || !signal.aborted) outage.silent(reason);
      throw new IntrospectionError(reason, { kind: 'unavailable', cause });
    } finally {
      limit.release();
    }
  };
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

function readAnswer({ status, text }: Reply): IntrospectAnswer {
  const body = readJson(text);
  if (status === 200 && body !== undefined) return body;
  const error = (body as { error?: WireError } | undefined)?.error;
  const message = typeof error?.message === 'string' ? error.message : undefined;
  const refused = status >= 400 && status < 500 && error?.kind === 'query';
  if (!refused) {
    const without = answeredText(status) + (status === 200 ? ' without JSON' : '');
    throw new IntrospectionError(message ?? without, { kind: 'unavailable' });
  }
  throw new IntrospectionError(message ?? 'the cluster refused the SQL', {
    kind: 'query',
    line: numberOr(error.line),
    column: numberOr(error.column),
    errorName: typeof error.errorName === 'string' ? error.errorName : undefined,
  });
}

const answeredText = (status: number): string => `the back end answered ${String(status)}`;

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
