import { startOwnWorker } from './own-worker.js';
import { createLoadInWorker, type LoadInWorker } from './worker/load-in-worker.js';

export * from './worker/exports.js';

/**
 * Starts a worker and loads the module in it. Each call gives a worker of its own; `terminate()` ends it.
 *
 * @throws MappingError `load_failed`; its message names the fix
 *
 * @example
 * const generator = await loadInWorker();
 * const catalog = await generator.loadCatalog(snapshot);
 * (await generator.check(text, { catalog })).status;
 */
export const loadInWorker: LoadInWorker = createLoadInWorker(startOwnWorker);
