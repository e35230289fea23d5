// What the entries have in common.
export { createIntrospectionCache } from './cache.js';
export type { IntrospectionCacheOptions } from './cache.js';
export { IntrospectionError, MappingError } from './errors.js';
export type { IntrospectionFacts, MappingErrorFacts } from './errors.js';
export { fetchIntrospection } from './fetch-introspection.js';
export type { FetchIntrospectionOptions } from './fetch-introspection.js';
export type * from './interface.js';
export type * from './suggestion-types.js';
export type * from './types.js';
export { trinoIntrospection } from './trino/introspection.js';
export type { TrinoIntrospection } from './trino/introspection.js';
export type { TrinoOptions } from './trino/connection.js';
export type { StatementResult } from './trino/protocol.js';
