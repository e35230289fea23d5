/** Runs `work` for each item, a few at a time; the results are in the order of the items. The first failure ends it. */
export async function forEachOf<Item, Result>(
  items: readonly Item[],
  work: (item: Item, signal: AbortSignal) => Promise<Result>,
  options: {
    concurrency: number;
    signal: AbortSignal | undefined;
    onDone: (done: number) => void;
  },
): Promise<Result[]> {
  const { concurrency, signal, onDone } = options;
  const controller = new AbortController();
  const onAbort = (): void => {
    controller.abort(signal?.reason);
  };
  signal?.throwIfAborted();
  signal?.addEventListener('abort', onAbort, { once: true });
  const results: Result[] = [];
  const queue = items.entries();
  let done = 0;
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) {
      controller.signal.throwIfAborted();
      results[index] = await work(item, controller.signal);
      onDone((done += 1));
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, worker));
    return results;
  } catch (error) {
    controller.abort(error);
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}
