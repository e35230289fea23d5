import { MappingError } from './errors.js';

/** The longest wait that a timer can count; a longer one would fire at once. */
const longestTimer = 2 ** 31 - 1;

/** As setTimeout, for waits of any length: one that is too long for a timer waits as long as timers can. */
export function startTimer(
  ms: number,
  expire: () => void,
): ReturnType<typeof setTimeout> | undefined {
  return ms === Infinity ? undefined : setTimeout(expire, Math.min(ms, longestTimer));
}

/** @throws MappingError `bad_argument` for what is no time to wait; Infinity is one, and means for ever */
export function requireTime(name: string, ms: unknown): void {
  if (typeof ms === 'number' && ms > 0) return;
  const message = `${name} must be a number of milliseconds above 0; Infinity stands for no limit`;
  throw new MappingError('bad_argument', message);
}

/** @throws MappingError `bad_argument` for what is no number of bytes */
export function requireBytes(name: string, bytes: unknown): void {
  if (typeof bytes === 'number' && bytes > 0) return;
  throw new MappingError('bad_argument', `${name} must be a number of bytes above 0`);
}

/** A signal that ends with either of two others, and whether the time was what ended it. */
export interface TimeLimit {
  readonly signal: AbortSignal;
  readonly expired: boolean;
  /** Lets go of the caller's signal and the clock, which may outlive the question by far. */
  release(): void;
}

/** Ends with `signal`, or after `timeoutMs`, which may be Infinity. AbortSignal.any, for the browsers that do not have it. */
export function limitTime(signal: AbortSignal, timeoutMs: number): TimeLimit {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort(signal.reason);
  };
  let expired = false;
  const clock = startTimer(timeoutMs, () => {
    expired = true;
    controller.abort(new Error(withinText(timeoutMs)));
  });
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort);
  return {
    signal: controller.signal,
    get expired() {
      return expired;
    },
    release() {
      clearTimeout(clock);
      signal.removeEventListener('abort', abort);
    },
  };
}

export const withinText = (timeoutMs: number): string =>
  `no answer within ${String(timeoutMs / 1000)} s`;

/** False when the signal ended the pause early. */
export function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve(false);
      return;
    }
    const end = (finished: boolean): void => {
      clearTimeout(clock);
      signal.removeEventListener('abort', onAbort);
      resolve(finished);
    };
    const onAbort = (): void => {
      end(false);
    };
    const clock = setTimeout(end, ms, true);
    signal.addEventListener('abort', onAbort);
  });
}

/** What `work` gives; rejects with the signal's reason when that comes first. */
export function untilEnded<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave);
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', leave);
    });
  });
}
