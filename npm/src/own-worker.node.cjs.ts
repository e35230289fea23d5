import { startThread } from './worker/threads.js';
import type { WorkerLike } from './worker/ports.js';

declare const __dirname: string;

/** As in ESM. */
export const startOwnWorker = (): WorkerLike => startThread(`${__dirname}/worker-entry.node.cjs`);
