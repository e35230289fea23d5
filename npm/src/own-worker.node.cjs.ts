import { startThread } from './worker/threads.js';
import type { WorkerLike } from './worker/worker-like.js';

declare const __dirname: string;

/** As in ESM. */
export const startOwnWorker = (): WorkerLike => startThread(`${__dirname}/worker-entry.node.cjs`);
