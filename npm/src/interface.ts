import type {
  Column,
  EdgeSchema,
  ErrorResponse,
  Fix,
  Locale,
  Mapping,
  NodeSchema,
  Policy,
  Range,
  Report,
} from './types.js';
import type {
  AnalysisReport,
  Catalog,
  CatalogOptions,
  LoadCatalogOptions,
  SqlSession,
} from './analysis-types.js';
import type { Bound } from './bound.js';
import type { CatalogSnapshot } from './catalog/snapshot.js';
import type { FunctionTexts, LanguageService, TextEdit } from './language-types.js';
import type { LineageOptions, MappingLineage } from './lineage-types.js';
import type {
  PreflightCheck,
  PreflightCheckOptions,
  PreflightOptions,
  PreflightReport,
} from './preflight-types.js';
import type { SqlReport } from './sql-types.js';
import type { CopyFiles, ExportStatement, ExportTarget, toDefinition } from './statements.js';
import type {
  MappingSuggestion,
  SuggestedEdge,
  SuggestedNode,
  SuggestMappingOptions,
} from './suggestion-types.js';

/** Where the WebAssembly module comes from; by default the file beside the package's own code. */
export interface LoadOptions {
  /** Address of `core.wasm`; in Node also a path or a `file:` address. */
  wasmUrl?: string | URL | undefined;
  /** The compiled module, or the bytes of `core.wasm`, for hosts that may not fetch or compile. Wins over `wasmUrl`. */
  wasmModule?: CompiledModule | ArrayBuffer | ArrayBufferView | undefined;
}

/** `WebAssembly.Module`, where the project's own types know it: those of Node alone do not. */
export type CompiledModule = typeof globalThis extends {
  WebAssembly: { Module: { prototype: infer Module } };
}
  ? Module
  : object;

/**
 * A mapping to check: its JSON text, the bytes of a file that holds it, or the object itself. Diagnostics have a
 * `range` for texts and bytes; for an object, only their `path`.
 */
export type MappingInput = string | ArrayBuffer | ArrayBufferView | Mapping;

export interface CheckOptions {
  /**
   * What the warehouse holds: with it all five stages of `check` run, and `valid` is possible without the cluster. In
   * `validate` the cluster decides, and the catalog says what may mend a query that it refuses.
   */
  catalog?: Catalog | undefined;
  /** What table names that say less than catalog, schema and table are looked up in. */
  session?: SqlSession | undefined;
  policy?: Policy | undefined;
  /** Default `en`. */
  locale?: Locale | undefined;
}

export interface ValidateOptions extends CheckOptions {
  /** Asks the cluster; see {@link Introspect}. */
  introspect: Introspect;
  /** Aborting rejects at once with `signal.reason`, even when the callback ignores its signal. */
  signal?: AbortSignal | undefined;
  /** Called whenever something is done; an error that it throws ends the validation and rejects it. */
  onProgress?: ((progress: Progress) => void) | undefined;
  /** How many questions may be open at once; default 4, at least 1. */
  concurrency?: number | undefined;
  /** Answers of earlier validations; see {@link IntrospectionCache}. */
  cache?: IntrospectionCache | undefined;
}

export interface DdlOptions extends CheckOptions, CopyFiles {
  /** The folder of the folders that hold each table's files. */
  copyFrom?: string | undefined;
}

/** `done` never falls, `total` is constant, and at the end they are equal. */
export interface Progress {
  phase: 'structure' | 'nodes' | 'edges' | 'done';
  done: number;
  total: number;
}

/** A question to the cluster. */
export interface IntrospectRequest {
  /** `explain`: would the cluster run this SQL? `columns`: which columns does it return? */
  kind: 'explain' | 'columns';
  /** The definition's SQL as the author wrote it. */
  sql: string;
  /** The first definition that has this SQL. */
  definition: { kind: 'node' | 'edge'; name: string; index: number };
}

/** What the cluster said: `columns` for a question of that kind, in the order in which the query returns them. */
export interface IntrospectAnswer {
  columns?: Column[];
}

/**
 * The host's way to the cluster. Resolve when the cluster accepts the SQL; throw an {@link IntrospectionError} of kind
 * `query` when the cluster refuses it. Anything else that is thrown, and an answer to `columns` without columns, makes
 * the mapping `unchecked`. The same SQL is asked once.
 */
export type Introspect = (
  request: IntrospectRequest,
  context: { signal: AbortSignal },
  // eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- a host need not return anything to `explain`
) => Promise<IntrospectAnswer | void>;

/**
 * Answers of one cluster, kept for a time. Errors are never kept; whoever asks while the same question is open waits
 * for that one answer. Use one cache for each cluster, and a scope of it for each user: within a scope, the SQL and the
 * kind alone are the key, and what one user may see must not be told to another.
 */
export interface IntrospectionCache {
  /** The answer that is kept, or that of `ask`. `signal` ends this caller's waiting; `ask` is aborted with the last. */
  resolve(
    request: Pick<IntrospectRequest, 'kind' | 'sql'>,
    ask: (signal: AbortSignal) => Promise<IntrospectAnswer>,
    signal: AbortSignal,
  ): Promise<IntrospectAnswer>;
  /**
   * Forgets all answers, those for one SQL text, or those whose SQL reads from a table: `sales.orders` also concerns
   * SQL that says `hive.sales.orders` or `orders`. An answer that is on its way is not kept either.
   */
  invalidate(sqlOrTable?: string): void;
  /** How old the answer is in ms, or null when there is none that may still be used. */
  age(request: Pick<IntrospectRequest, 'kind' | 'sql'>): number | null;
}

/** A cache for several users of one cluster. */
export interface ScopedIntrospectionCache extends IntrospectionCache {
  /**
   * The part of the cache that belongs to a user, or to whatever else has rights of its own, given by its name or by an
   * object: answers of one scope never serve another. All scopes share the cache's limits; `invalidate` of the whole
   * cache concerns them all. A scope has no further scopes: it gives itself.
   *
   * @example
   * const validate = (request: Request) => ({ introspect: clusterAs(userOf(request)), cache: cache.scope(userOf(request)) });
   */
  scope(of: string | object): ScopedIntrospectionCache;
}

/**
 * The compiler front end. Its values are plain data; there is nothing to free, though a host can give everything back at
 * once. Its methods can be taken out of it: `const { check } = generator`.
 */
export type MappingGenerator = Bound<GeneratorMethods>;

/** @see MappingGenerator */
export interface GeneratorMethods {
  /**
   * The local verdict, at once and without a network. `unchecked` where nothing is wrong but the cluster has not spoken.
   *
   * @example
   * const report = generator.check('{"node_definitions": []}');
   * report.diagnostics[0].message; // 'At least one node definition is needed'
   */
  check(mapping: MappingInput, options?: CheckOptions): Report;

  /**
   * What a query is made of, or what is wrong with it, by Trino's grammar: at once and without a network.
   *
   * @example
   * generator.parseSql('SELECT id, count(*) AS n FROM sales.orders GROUP BY id').columns[1].name; // 'n'
   */
  parseSql(sql: string, options?: { locale?: Locale | undefined }): SqlReport;
  /**
   * What EXPLAIN and LIMIT 0 would say of a query, from the catalog alone: exact names and types, or the server's own
   * fault at its place. What is not certain is null, with the reason; nothing is guessed.
   *
   * @example
   * const session = { catalog: 'tpch', schema: 'tiny' };
   * generator.analyzeSql('SELECT count(*) n FROM orders', catalog, session).columns; // [{ name: 'n', type: 'bigint', … }]
   */
  analyzeSql(
    sql: string,
    catalog: Catalog,
    session?: SqlSession,
    options?: { locale?: Locale | undefined },
  ): AnalysisReport;
  /**
   * Where the keys and properties of a mapping come from, to the column, and what decides about its rows. What the
   * catalog does not tell is not `certain`. `toOpenLineage` gives it as OpenLineage has it.
   *
   * @throws MappingError `bad_argument` where it has not the shape of a mapping
   * @example
   * generator.lineage(mapping, { catalog }).nodes[0].columns[0].sources;
   * // [{ catalog: 'tpch', schema: 'tiny', table: 'customer', column: 'custkey', transformation: 'IDENTITY' }]
   */
  lineage(mapping: MappingInput, options: LineageOptions): MappingLineage;
  /**
   * Makes a snapshot readable for `check` and `analyzeSql`; make it once. The snapshot stays in use: it must not be
   * changed afterwards.
   *
   * @throws MappingError `bad_catalog` where it is no snapshot, with the place; `catalog_too_large` with the limit
   */
  catalog(snapshot: CatalogSnapshot, options?: CatalogOptions): Catalog;
  /**
   * The same for a large warehouse: it is read in slices, between which the page has its turns, and `searchCatalog` is
   * made ready for it.
   *
   * @example
   * const catalog = await generator.loadCatalog(snapshot, { onProgress: ({ done, total }) => show(done / total) });
   */
  loadCatalog(snapshot: CatalogSnapshot, options?: LoadCatalogOptions): Promise<Catalog>;
  /** What an editor asks about the text of a mapping: its JSON, and the SQL in its strings. */
  readonly language: LanguageService;
  /** The same and more about the text of one query. */
  readonly sqlLanguage: LanguageService;
  /**
   * Gives hovers, completions and signatures of functions a sentence that says what each does. The package has one for
   * every function of Trino, in a file of its own, since most pages show none.
   *
   * @example
   * const { functionTexts } = await import('mapping-generator/function-texts');
   * generator.describeFunctions(functionTexts);
   */
  describeFunctions(texts: FunctionTexts): void;
  /** The changes that a fix makes to the text that was checked; none where the text is another one by now. */
  textEdits(text: string, fix: Fix): TextEdit[];
  /** The text with a fix applied. */
  applyFix(text: string, fix: Fix): string;
  /** Where the value that a JSON pointer names stands in the text; null where there is none. */
  locate(text: string, path: string): Range | null;
  /** The JSON pointer of the innermost value at an offset: `/node_definitions/0/sql`. */
  pathAt(text: string, offset: number): string;
  /** The query laid out anew, comments and names as they are; a text that is no query stays as it is. */
  formatSql(sql: string): string;

  /** The RyuGraph type of a Trino type, a parametric type's family; refused: `unsupported_type`. */
  mapType(type: string): string;
  /** The same in full: `array(map(varchar, integer))` is `MAP(STRING, INT32)[]`. */
  mapComplexType(type: string): string;
  isPrimaryKeyType(ryuType: string): boolean;
  /** STRING, INT64, DATE, UUID */
  readonly validPrimaryKeyTypes: readonly string[];

  /** A node definition for a query; with the query's columns also its key and properties. */
  suggestNode(sql: string, columns?: Column[]): SuggestedNode;
  /** An edge definition for a query; with `nodes`, the endpoints are matched by key name and type. */
  suggestEdge(
    sql: string,
    columns?: Column[],
    context?: { nodes?: NodeSchema[] | undefined },
  ): SuggestedEdge;

  /**
   * A whole mapping from the names and types of a catalog: nodes, edges, keys and relations, each with a reason. Nothing
   * is asked of anybody; what only data can tell is in `questions`, whose answers may be handed in the next time.
   *
   * @example
   * const { mapping, left_out } = generator.suggestMapping(catalog, { schemas: ['tpch.tiny'] });
   * generator.check(mapping, { catalog }).status; // 'valid'
   */
  suggestMapping(catalog: Catalog, options?: SuggestMappingOptions): MappingSuggestion;

  /** `CREATE NODE TABLE Customer(customer_id STRING PRIMARY KEY, name STRING);` */
  nodeDdl(schema: NodeSchema): string;
  /** `CREATE REL TABLE PURCHASED(FROM Customer TO Product, amount DOUBLE);` */
  edgeDdl(schema: EdgeSchema): string;
  /**
   * `COPY Customer FROM '<path>*.parquet';`, or with other files: `COPY Customer FROM '<path>*' (file_format='parquet');`
   */
  copyFrom(table: string, path: string, files?: CopyFiles): string;
  /** Nodes first, then edges, one statement a line. */
  schemaDdl(nodes: NodeSchema[], edges: EdgeSchema[]): string;

  /**
   * All statements of a mapping, one a line: its tables, and with `copyFrom` the loads of `<copyFrom>/<table>/`. With the
   * types of the columns where a report or the catalog knows them, else with those that the mapping declares.
   *
   * @throws MappingError `invalid_mapping` where the structure is not valid, `no_schema`, `incomplete_type`
   * @example
   * generator.ddl(await generator.validate(text, { introspect }), { copyFrom: 'gs://bucket/run-7' });
   */
  ddl(mapping: MappingInput | Report, options?: DdlOptions): string;
  /** The statements of the cluster that write the rows of each definition as Parquet, where `copyFrom` finds them. */
  exportStatements(mapping: MappingInput, target: ExportTarget): ExportStatement[];
  /** A definition of a suggestion. */
  readonly toDefinition: typeof toDefinition;

  /** What a preflight asks first; without a catalog, columns are taken to be of the declared types. */
  preflightChecks(mapping: MappingInput, options?: PreflightCheckOptions): PreflightCheck[];
  /**
   * Whether the load of a mapping will succeed, by the rows as they are: keys that are null, come twice or lead nowhere,
   * values that do not fit, results without rows. Rejects only when aborted, or with a MappingError.
   *
   * @example
   * const cluster = trinoIntrospection({ url, user });
   * const { status, diagnostics } = await generator.preflight(text, { run: cluster.run });
   */
  preflight(mapping: MappingInput, options: PreflightOptions): Promise<PreflightReport>;

  /** The five stages, with the cluster's word on SQL and columns. Rejects only when aborted, or with a MappingError. */
  validate(mapping: MappingInput, options: ValidateOptions): Promise<Report>;
  /**
   * Validates a stored mapping before a snapshot and resolves with the report when it is valid. Rejects with a
   * MappingError: `STARBURST_ERROR` (400: the mapping is invalid as things are now) or `STARBURST_UNAVAILABLE` (503:
   * the cluster could not be asked).
   */
  validateForSnapshot(mapping: MappingInput, options: ValidateOptions): Promise<Report>;

  /** The platform's error envelope; null for a valid report. */
  toErrorResponse(report: Report): ErrorResponse | null;

  /**
   * Gives all memory back. Whatever is asked afterwards is refused, validations under way are rejected, both with the
   * MappingError `disposed`; `load()` gives another generator.
   */
  dispose(): void;
}
