import { startOwnWorker } from './own-worker.node.js';
import { createLoadInWorker, type LoadInWorker } from './worker/load-in-worker.js';

export * from './worker/exports.js';

/** As elsewhere, in a thread of Node, which keeps the process alive only as long as it is asked something. */
export const loadInWorker: LoadInWorker = createLoadInWorker(startOwnWorker);
