import { broken } from './worker/ports.js';
import type { WorkerLike } from './worker/worker-like.js';

/** CommonJS has no import.meta, and a page no other way to the script. */
export const startOwnWorker = (): WorkerLike => {
  throw broken('CommonJS does not know where its script is', false);
};
