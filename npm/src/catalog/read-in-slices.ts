import type { LoadCatalogOptions } from '../analysis-types.js';
import { giveTurn, workSlice } from '../turns.js';
import { indexSteps } from './search-index.js';
import type { CatalogSnapshot } from './snapshot.js';

/**
 * Reads a snapshot for a module and for `searchCatalog`, and gives everybody else a turn after each slice of work.
 *
 * @param reading steps that each say how many tables are read
 */
export async function readInSlices(
  snapshot: CatalogSnapshot,
  reading: Iterable<number>,
  { signal, onProgress }: LoadCatalogOptions,
): Promise<void> {
  const total = snapshot.tables.length;
  let sliceEnd = 0;
  let done = 0;
  for (const tables of stepsOf(snapshot, reading)) {
    // It is read again from the start where the module started over.
    done = Math.max(done, tables);
    if (performance.now() < sliceEnd) continue;
    onProgress?.({ done, total });
    await giveTurn();
    signal?.throwIfAborted();
    sliceEnd = performance.now() + workSlice;
  }
  onProgress?.({ done: total, total });
}

function* stepsOf(snapshot: CatalogSnapshot, reading: Iterable<number>): Generator<number> {
  yield 0;
  yield* reading;
  for (const step of indexSteps(snapshot)) yield step;
}
