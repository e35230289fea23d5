/** A file of some megabytes, which is fetched when somebody tries a mapping for the first time. */
export const startEngine = (): Worker =>
  new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module', name: 'engine' });
