import { IntrospectionError, MappingError, messageOf } from './errors.js';
import type { Introspect, IntrospectAnswer } from './interface.js';

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
  const headers = toHeaders(options.headers);
  const { timeoutMs = 60_000, credentials = 'same-origin' } = options;
  return async (request, { signal }) => {
    const timeout = AbortSignal.timeout(timeoutMs);
    const ended = anyOf(signal, timeout);
    const send = options.fetch ?? fetch;
    try {
      const body = JSON.stringify(request);
      const init: RequestInit = {
        method: 'POST',
        headers,
        body,
        credentials,
        signal: ended.signal,
      };
      return await readAnswer(await send(url, init));
    } catch (cause) {
      if (cause instanceof IntrospectionError) throw cause;
      const reason = timeout.aborted
        ? `no answer within ${String(timeoutMs / 1000)} s`
        : messageOf(cause);
      throw new IntrospectionError(reason, { kind: 'unavailable', cause });
    } finally {
      ended.release();
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

/** AbortSignal.any for the browsers that do not have it. */
function anyOf(...signals: AbortSignal[]): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController();
  const abort = (event: Event): void => {
    controller.abort((event.target as AbortSignal).reason);
  };
  for (const signal of signals) {
    if (signal.aborted) controller.abort(signal.reason);
    signal.addEventListener('abort', abort);
  }
  const release = (): void => {
    for (const signal of signals) signal.removeEventListener('abort', abort);
  };
  return { signal: controller.signal, release };
}

interface WireError {
  kind?: unknown;
  message?: unknown;
  line?: unknown;
  column?: unknown;
  errorName?: unknown;
}

async function readAnswer(response: Response): Promise<IntrospectAnswer> {
  const body = await readJson(response);
  if (response.status === 200 && body !== undefined) return body;
  const error = (body as { error?: WireError } | undefined)?.error;
  const message = typeof error?.message === 'string' ? error.message : undefined;
  const refused = response.status >= 400 && response.status < 500 && error?.kind === 'query';
  if (!refused) {
    const answered = `the back end answered ${String(response.status)}`;
    const without = response.status === 200 ? `${answered} without JSON` : answered;
    throw new IntrospectionError(message ?? without, { kind: 'unavailable' });
  }
  throw new IntrospectionError(message ?? 'the cluster refused the SQL', {
    kind: 'query',
    line: numberOr(error.line),
    column: numberOr(error.column),
    errorName: typeof error.errorName === 'string' ? error.errorName : undefined,
  });
}

/** The JSON object of the body, undefined when it holds none. */
async function readJson(response: Response): Promise<IntrospectAnswer | undefined> {
  const text = await response.text();
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

const numberOr = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : undefined;
