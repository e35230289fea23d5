import { MappingError } from '../errors.js';
import type { Message } from './channel.js';
import type { WorkerLike } from './worker-like.js';

/** A thread of Node. */
interface Thread extends WorkerLike {
  on(event: string, listener: (value: never) => void): unknown;
  ref(): void;
  unref(): void;
}

/** A worker of a page. */
interface WebWorker extends WorkerLike {
  addEventListener(type: string, listener: (event: never) => void): void;
}

/** What happens to a worker. */
export interface Events {
  onMessage: (message: Message) => void;
  /** It is of no use any more. */
  onEnd: (reason: string) => void;
}

const isThread = (worker: WorkerLike): worker is Thread => 'ref' in worker && 'on' in worker;

const unreadable = 'a message of its cannot be read';

export function listen(worker: WorkerLike, { onMessage, onEnd }: Events): void {
  if (isThread(worker)) {
    worker.on('message', onMessage);
    worker.on('error', (error: Error) => {
      onEnd(error.message);
    });
    worker.on('messageerror', () => {
      onEnd(unreadable);
    });
    worker.on('exit', (status: number) => {
      onEnd(`it ended with ${String(status)}`);
    });
    return;
  }
  const page = worker as WebWorker;
  page.addEventListener('message', ({ data }: { data: Message }) => {
    onMessage(data);
  });
  page.addEventListener('messageerror', () => {
    onEnd(unreadable);
  });
  page.addEventListener('error', ({ message }: { message?: string }) => {
    onEnd(message ?? 'its script could not be loaded');
  });
}

/** A thread in which nothing is done keeps no process alive. */
export function hold(worker: WorkerLike, isBusy: boolean): void {
  if (!isThread(worker)) return;
  if (isBusy) worker.ref();
  else worker.unref();
}

/** What an error of the worker's itself means, before it has started and later. */
export function broken(reason: string, hasStarted: boolean): MappingError {
  if (hasStarted)
    return new MappingError(
      'module_failed',
      `The worker broke down: ${reason}. loadInWorker() gives another one`,
    );
  const remedy =
    "Keep the package out of what is bundled beforehand (Vite's dev server: optimizeDeps: { exclude: ['mapping-generator'] }), " +
    "or make the worker yourself from 'mapping-generator/worker-entry' and pass it: loadInWorker({ worker })";
  return new MappingError('load_failed', `The worker could not be started: ${reason}. ${remedy}`);
}
