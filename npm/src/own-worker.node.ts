import { startThread } from './worker/threads.js';
import type { WorkerLike } from './worker/worker-like.js';

/** The script beside the package's code. */
export const startOwnWorker = (): WorkerLike =>
  startThread(new URL('./worker-entry.node.js', import.meta.url));
