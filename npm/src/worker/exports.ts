// What the entries for workers have in common.
export { IntrospectionError, isMappingError, MappingError } from '../errors.js';
export type { LoadInWorker, WorkerGenerator, WorkerOptions } from './load-in-worker.js';
export type { WorkerLike } from './worker-like.js';
export type { Promisified } from './promisified.js';
