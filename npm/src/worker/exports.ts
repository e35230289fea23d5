// What the entries for workers have in common.
export { IntrospectionError, isMappingError, MappingError } from '../errors.js';
export type { WorkerGenerator, WorkerOptions } from './load-in-worker.js';
export type { WorkerLike } from './ports.js';
export type { Promisified } from './promisified.js';
