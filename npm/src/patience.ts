import { messageOf } from './errors.js';
import { pause } from './signals.js';

// Sending again what may be sent twice: a question about SQL reads and never writes.

/** An answer with its whole body: one that breaks off in the middle counts as none. */
export interface Reply {
  status: number;
  text: string;
  retryAfter: string | null;
}

/** The server, or a proxy before it, asks for patience. */
const busyStatuses = new Set([429, 502, 503, 504]);

const firstPause = 50;
const longestPause = 3000;

/** How often one request is sent; by the last time, about three seconds have passed. */
const mostAttempts = 7;

/** Sends one request and reads its answer. Rejects when there is none. */
export async function exchange(
  send: typeof fetch,
  url: string | URL,
  init: RequestInit,
): Promise<Reply> {
  const response = await send(url, init);
  const { status, headers } = response;
  return { status, text: await response.text(), retryAfter: headers.get('Retry-After') };
}

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
    if (!failed) busy = result;
    if (failed || !waitedFor) attempts += 1;
    const asked = failed ? 0 : secondsOf(result.retryAfter) * 1000;
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
  const cause = (error as { cause?: { code?: unknown; message?: unknown } } | undefined)?.cause;
  const detail = cause?.code ?? cause?.message;
  return typeof detail === 'string' ? `${messageOf(error)} (${detail})` : messageOf(error);
}
