// A check that took longer than this (ms) no longer fits into a frame beside the drawing.
const frameBudget = 8;
const longestPause = 400;
/** No frame is drawn of a page that nobody sees (ms). */
const longestFrame = 100;

/**
 * Runs a check once per frame at most. A text so large that its check takes a good part of a frame is checked when the
 * typing pauses, so that no key waits.
 */
export class CheckSchedule {
  readonly #check: () => void;
  readonly #wait: () => void;
  #cost = 0;
  #cancel: (() => void) | null = null;

  /** `wait` hears of each burst of typing whose check waits. */
  constructor(check: () => void, wait: () => void) {
    this.#check = check;
    this.#wait = wait;
  }

  request(): void {
    if (this.#cost > frameBudget) {
      if (this.#cancel === null) queueMicrotask(this.#tell);
      this.cancel();
      const timer = setTimeout(this.run, Math.min(4 * this.#cost, longestPause));
      this.#cancel = () => {
        clearTimeout(timer);
      };
    } else if (this.#cancel === null) {
      const frame = requestAnimationFrame(this.run);
      const timer = setTimeout(this.run, longestFrame);
      this.#cancel = () => {
        cancelAnimationFrame(frame);
        clearTimeout(timer);
      };
    }
  }

  /** Checks at once, instead of the check that waits. */
  readonly run = (): void => {
    this.cancel();
    const start = performance.now();
    this.#check();
    this.#cost = performance.now() - start;
  };

  /** Not within the editor's own update, in which nothing of it may be changed; by then it may be checked already. */
  readonly #tell = (): void => {
    if (this.#cancel !== null) this.#wait();
  };

  cancel(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
