import type { ColumnInfluence, ColumnSource, TableColumn } from './lineage-types.js';
import type { SqlTable } from './sql-types.js';
import type { Diagnostic } from './types.js';

// What the warehouse's catalog says of a query. Ranges are in the SQL.

/**
 * A catalog that the module can read: made once by {@link MappingGenerator.catalog} or `loadCatalog`, used by many
 * checks of any number of generators. The module holds it once, and gives its memory back when nothing refers to it any
 * more.
 */
export interface Catalog {
  /** When the warehouse was read, ISO 8601. */
  readonly captured_at: string;
  /** How many tables it holds. */
  readonly size: number;
  /** Its age where it is too old to be believed. */
  readonly staleHours: number | undefined;
  /** Gives the memory back at once. Using the catalog afterwards is refused: `disposed`. */
  readonly dispose: () => void;
}

export interface CatalogOptions {
  /** For how long it is believed, in ms; default 24 hours. What an older one says is a warning that tells its age. */
  ttlMs?: number | undefined;
  /** The clock, in ms since 1970; default `Date.now`. */
  now?: (() => number) | undefined;
}

export interface LoadCatalogOptions extends CatalogOptions {
  /** Aborting rejects with `signal.reason`, and nothing of the catalog stays in memory. */
  signal?: AbortSignal;
  /** Called before the page has its turns, and at the end; an error that it throws ends the loading and rejects it. */
  onProgress?: (progress: CatalogProgress) => void;
}

/** How many tables are read. `done` never falls, `total` is constant, and at the end they are equal. */
export interface CatalogProgress {
  done: number;
  total: number;
}

/** What a table name that says less is looked up in. */
export interface SqlSession {
  catalog?: string | undefined;
  schema?: string | undefined;
}

export interface AnalysisReport {
  /** The columns that the query returns, in order; none where there is a fault. */
  columns: AnalyzedColumn[];
  /** The first fault that the server would find, with its name, its text and its place. */
  diagnostics: Diagnostic[];
  /** The columns that decide which rows and values there are. */
  influences: ColumnInfluence[];
  /** The tables that the query reads, with the session's catalog and schema where it names none. */
  tables: SqlTable[];
  /** Whether nothing was left open: without diagnostics, the server accepts the query. */
  certain: boolean;
  /** What is not certain, and why; also what a server's planner may refuse though all types are known. */
  reasons: string[];
}

export interface AnalyzedColumn {
  /** As the server names it; null: not certain. */
  name: string | null;
  /** Trino's type as the server prints it, such as `varchar(25)`; null: not certain. */
  type: string | null;
  /** Why the type is not certain. */
  reason?: string;
  /** The table's column that it is, unchanged. */
  source?: TableColumn;
  /** The columns of tables that its values are made of: those that a server finds, and what it loses. */
  sources: ColumnSource[];
  /** Why there may be more; left out where these are all. */
  sources_reason?: string;
}
