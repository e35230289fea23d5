// A check that took longer than this (ms) no longer fits into a frame beside the drawing.
const frameBudget = 8;
const longestPause = 400;

/**
 * Runs a check once per frame at most. A mapping so large that its check takes a good part of a frame is checked when
 * the typing pauses, so that no key waits.
 */
export class CheckSchedule {
  readonly #check: () => void;
  readonly #late: () => void;
  #cost = 0;
  #cancel: (() => void) | null = null;

  /** `late` hears of each burst of typing whose check waits. */
  constructor(check: () => void, late: () => void) {
    this.#check = check;
    this.#late = late;
  }

  /** True while a change waits for its check. */
  get pending(): boolean {
    return this.#cancel !== null;
  }

  request(): void {
    if (this.#cost > frameBudget) {
      if (!this.pending) this.#late();
      this.cancel();
      const timer = setTimeout(() => { this.flush(); }, Math.min(4 * this.#cost, longestPause));
      this.#cancel = () => { clearTimeout(timer); };
    } else if (this.#cancel === null) {
      const frame = requestAnimationFrame(() => { this.flush(); });
      this.#cancel = () => { cancelAnimationFrame(frame); };
    }
  }

  flush(): void {
    if (this.#cancel === null) return;
    this.cancel();
    const start = performance.now();
    this.#check();
    this.#cost = performance.now() - start;
  }

  cancel(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
