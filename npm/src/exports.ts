// What the entries have in common.
export { createIntrospectionCache } from './cache.js';
export type { IntrospectionCacheOptions } from './cache.js';
export {
  IntrospectionError,
  isIntrospectionError,
  isMappingError,
  MappingError,
} from './errors.js';
export type { IntrospectionFacts, MappingErrorFacts } from './errors.js';
export { answerQuestions } from './data-answers.js';
export type { AnsweredQuestions, AnswerOptions } from './data-answers.js';
export { locate, pathAt } from './editing/locate.js';
export { offsetInLiteral, placeInLiteral, Places } from './editing/places.js';
export type { Span } from './editing/places.js';
export { fixAll } from './editing/fix-all.js';
export type { FixAllOptions, FixAllResult } from './editing/fix-all.js';
export { formatMapping } from './editing/format-mapping.js';
export { applyEdits, applyFix, textEdits } from './editing/text-edits.js';
export { diagnosticMessages, loadStops } from './generated/diagnostic-codes.js';
export type { DiagnosticMessage } from './generated/diagnostic-codes.js';
export { fetchIntrospection } from './fetch-introspection.js';
export type { FetchIntrospectionOptions } from './fetch-introspection.js';
export { diagnosticDocs } from './report.js';
export type * from './analysis-types.js';
export type * from './configuration-types.js';
export type * from './interface.js';
export type * from './language-types.js';
export type * from './lineage-types.js';
export { toOpenLineage } from './open-lineage.js';
export type { OpenLineageOptions } from './open-lineage.js';
export type * from './preflight-types.js';
export type * from './sql-types.js';
export { toDefinition } from './statements.js';
export type { CopyFiles, ExportStatement, ExportTarget } from './statements.js';
export type * from './suggestion-types.js';
export type * from './types.js';
export { trinoIntrospection } from './trino/introspection.js';
export type { TrinoIntrospection } from './trino/introspection.js';
export type { TrinoOptions } from './trino/connection.js';
export type { StatementResult } from './trino/protocol.js';
export { fetchCatalog } from './catalog/fetch-catalog.js';
export type { CatalogSource, FetchCatalogOptions } from './catalog/fetch-catalog.js';
export { searchCatalog } from './catalog/search-catalog.js';
export type { CatalogMatch } from './catalog/search-catalog.js';
export { diffCatalog } from './catalog/diff-catalog.js';
export type { CatalogChange } from './catalog/changes.js';
export type { DiffOptions } from './catalog/breaks.js';
export type { CatalogCover, CatalogSnapshot, CatalogTable, TableName } from './catalog/snapshot.js';
