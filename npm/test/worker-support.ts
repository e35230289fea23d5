import { fileURLToPath } from 'node:url';

import type * as WorkerModule from '../dist/worker.js';

export const dist = (file: string): string =>
  fileURLToPath(new URL(`../dist/${file}`, import.meta.url));

/** As Node finds it, whose entry has the types of the other one. */
export const { loadInWorker } = (await import(
  /* @vite-ignore */ dist('worker.node.js')
)) as typeof WorkerModule;
