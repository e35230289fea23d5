import type { WorkerLike } from './worker/worker-like.js';

/** The script beside the package's code. Bundlers know this form and bring the worker along. */
export const startOwnWorker = (): WorkerLike =>
  new Worker(new URL('./worker-entry.js', import.meta.url), { type: 'module' });
