import { startTimer, withinText } from '../signals.js';

/** An operation that was not answered in time; it may still be going on. */
class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/** How many operations one job has under way at once, at most. */
export const operationsAtOnce = 4;

/**
 * What one job asks of the control plane: never more than `operationsAtOnce` at once, and none is waited for without
 * end. One that hangs keeps its place, also into later runs, so that they cannot pile up.
 */
export class Operations {
  readonly #timeoutMs: number;
  #hanging = 0;

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  /** One operation. Rejects with what it rejects with, when it takes too long, and when too many hang already. */
  async run<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    signal.throwIfAborted();
    if (this.#hanging >= operationsAtOnce) throw tooManyHang();
    const working = (async () => work())();
    let clock: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      clock = startTimer(this.#timeoutMs, () => {
        this.#countUntilSettled(working);
        reject(new NoAnswerError(withinText(this.#timeoutMs)));
      });
    });
    try {
      return await Promise.race([working, late]);
    } finally {
      clearTimeout(clock);
    }
  }

  /**
   * One operation for each item, in their order. What an operation rejects with goes to `onFailure`, and the next item
   * follows. Rejects when aborted, after what was begun has ended, and when too many operations hang.
   */
  async forEach<Item>(
    items: readonly Item[],
    signal: AbortSignal,
    carryOut: (item: Item) => Promise<void>,
    onFailure: (item: Item, error: unknown) => void,
  ): Promise<void> {
    const queue = items.values();
    let left = items.length;
    const worker = async (): Promise<void> => {
      for (const item of queue) {
        if (signal.aborted) return;
        left -= 1;
        try {
          await this.run(signal, () => carryOut(item));
        } catch (error) {
          onFailure(item, error);
          // The place is taken until the operation ends.
          if (error instanceof NoAnswerError) return;
        }
      }
    };
    const places = Math.min(operationsAtOnce - this.#hanging, items.length);
    await Promise.all(Array.from({ length: places }, worker));
    signal.throwIfAborted();
    if (left > 0) throw tooManyHang();
  }

  #countUntilSettled(working: Promise<unknown>): void {
    this.#hanging += 1;
    const release = (): void => {
      this.#hanging -= 1;
    };
    working.then(release, release);
  }
}

const tooManyHang = (): Error =>
  new Error(`${operationsAtOnce} operations have no answer: nothing more is begun`);
