// The control plane's background jobs, for Node.
export { createScheduler } from './jobs/scheduler.js';
export type { SchedulerOptions } from './jobs/scheduler.js';
export { ConflictError, DependencyError } from './jobs/control-plane-errors.js';
export { MappingError } from './errors.js';
export { loadDecisions } from './jobs/decisions.js';
export type * from './jobs/control-plane.js';
export type * from './jobs/decision-types.js';
export type * from './jobs/preview-types.js';
export type { Decisions } from './jobs/decisions.js';
export type { CatalogSnapshot, CatalogTable, TableName } from './catalog/snapshot.js';
