import { decodeUtf8, readBody, sizeText } from './body.js';
import { IntrospectionError, messageOf } from './errors.js';
import { pause } from './signals.js';

// Sending again what may be sent twice: a question about SQL reads and never writes.

/** An answer with its whole body: one that breaks off in the middle counts as none. */
export interface Reply {
  status: number;
  text: string;
  headers: Headers;
  /** Why there is no text, although an answer came. */
  fault?: 'too_long' | 'not_utf8';
}

/** What one exchange needs. */
export interface Exchange {
  send: typeof fetch;
  url: string | URL;
  /** Redirects are never followed: they would carry the headers elsewhere, and bring an answer of somebody else. */
  init: RequestInit & { signal: AbortSignal };
  /** An answer that is longer is not read to its end. */
  maxBytes: number;
}

/** The server, or a proxy before it, asks for patience. */
const busyStatuses = new Set([429, 502, 503, 504]);

const firstPause = 50;
const longestPause = 3000;

/** How often one request is sent; by the last time, about three seconds have passed. */
const mostAttempts = 7;

/** Sends one request and reads its answer. Rejects when there is none. */
export async function exchange({ send, url, init, maxBytes }: Exchange): Promise<Reply> {
  const response = await send(url, { ...init, redirect: 'manual' });
  const { status, headers } = response;
  const bytes = await readAnswer(response, maxBytes, init.signal);
  if (bytes === undefined) return { status, headers, text: '', fault: 'too_long' };
  const text = typeof bytes === 'string' ? bytes : decodeUtf8(bytes);
  if (text === undefined) return { status, headers, text: '', fault: 'not_utf8' };
  return { status, headers, text };
}

/** What is wrong with an answer, after its name. */
export const faultText = (fault: NonNullable<Reply['fault']>, maxBytes: number): string =>
  fault === 'too_long' ? `has more than ${sizeText(maxBytes)}` : 'is not UTF-8';

/** A `fetch` of the host's own need not give a stream. */
async function readAnswer(
  response: Response,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array | string | undefined> {
  const { body } = response as { body?: Partial<ReadableStream<Uint8Array>> | null };
  if (body === null || typeof body?.getReader === 'function') {
    return readBody(response.body, maxBytes, signal);
  }
  const text = await response.text();
  return text.length > maxBytes ? undefined : text;
}

/** Also the opaque answer that a page sees instead of a redirect. */
export const isRedirect = ({ status }: Reply): boolean =>
  status === 0 || (status >= 300 && status < 400);

/**
 * Repeats `attempt`, with growing pauses, while nobody can be reached or the server is busy; a server that is
 * `waitedFor` may be busy until `signal` ends. Gives the last reply, which may still say busy, or rejects with the last
 * failure.
 */
export async function persist(
  attempt: () => Promise<Reply>,
  signal: AbortSignal,
  { waitedFor }: { waitedFor: boolean },
): Promise<Reply> {
  let attempts = 0;
  let busy: Reply | undefined;
  for (let ms = firstPause; ; ms = Math.min(2 * ms, longestPause)) {
    const result = await attempt().catch((error: unknown) => ({ error }));
    const failed = 'error' in result;
    if (!failed && !isBusy(result)) return result;
    // A fetch of the host's own that says so itself knows better: to ask again is of no use.
    if (failed && result.error instanceof IntrospectionError) throw result.error;
    if (!failed) busy = result;
    if (failed || !waitedFor) attempts += 1;
    const asked = failed ? 0 : secondsOf(result.headers.get('Retry-After')) * 1000;
    // Spread, so that the questions of one mapping do not all come back at the same moment.
    const wait = Math.max(asked, ms * (0.5 + Math.random()));
    if (attempts < mostAttempts && (await pause(wait, signal))) continue;
    if (!failed) return result;
    // The time was over in the middle of one more attempt: what the server said before is the better reason.
    if (signal.aborted && busy) return busy;
    throw result.error;
  }
}

export const isBusy = ({ status }: Reply): boolean => busyStatuses.has(status);

/** `Retry-After` in seconds; its other form, a date, is rare and the pauses do without it. */
function secondsOf(retryAfter: string | null): number {
  const seconds = Number(retryAfter ?? 0);
  return seconds > 0 && seconds < 3600 ? seconds : 0;
}

/** Why fetch failed, with the system's own word where there is one: `fetch failed (ECONNREFUSED)`. */
export function networkReason(error: unknown): string {
  const { code, message } = innermost(error);
  // Codes of Node's own client say less than its words.
  const isOfSystem = typeof code === 'string' && !code.startsWith('UND_ERR_');
  const detail = isOfSystem ? code : message;
  const isTold = typeof detail !== 'string' || detail === messageOf(error);
  return isTold ? messageOf(error) : `${messageOf(error)} (${detail})`;
}

interface Cause {
  cause?: unknown;
  code?: unknown;
  message?: unknown;
}

/** What a proxy refuses is the cause of a cause; a host's own errors may go round in circles. */
export function innermost(error: unknown): Cause {
  let found: Cause = (error as Cause | undefined) ?? {};
  for (let depth = 0; depth < 5 && found.cause instanceof Object; depth += 1) found = found.cause;
  return found === error ? {} : found;
}
