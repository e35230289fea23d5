import { nodeModule } from '../node.js';
import type { WorkerLike } from './worker-like.js';

interface Threads {
  Worker: new (script: string | URL) => WorkerLike;
}

/** A thread of Node. */
export function startThread(script: string | URL): WorkerLike {
  const threads = nodeModule('node:worker_threads') as Threads | undefined;
  if (!threads) throw new Error('this runtime has no node:worker_threads');
  return new threads.Worker(script);
}
