/** A signal that ends with either of two others, and whether the time was what ended it. */
export interface TimeLimit {
  readonly signal: AbortSignal;
  readonly expired: boolean;
  /** Lets go of the caller's signal and the clock, which may outlive the question by far. */
  release(): void;
}

/** Ends with `signal`, or after `timeoutMs`. AbortSignal.any, for the browsers that do not have it. */
export function limitTime(signal: AbortSignal, timeoutMs: number): TimeLimit {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort(signal.reason);
  };
  let expired = false;
  const clock = setTimeout(() => {
    expired = true;
    controller.abort(new Error(withinText(timeoutMs)));
  }, timeoutMs);
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
