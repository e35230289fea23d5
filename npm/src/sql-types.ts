import type { Diagnostic, Range } from './types.js';

// What `parseSql` says of a query. Ranges are in the SQL.

export interface SqlReport {
  /** Whether Trino would take the text for a query. */
  ok: boolean;
  /** The fault, if there is one; a query has one at most. `path` is empty: there is no mapping. */
  diagnostics: Diagnostic[];
  /** The tables that the query reads, each once, in the order of the text; names of its own WITH are none. */
  tables: SqlTable[];
  /** The columns that the query returns, in order. */
  columns: SqlColumn[];
  /** The functions that it calls, in lower case, each once. */
  functions: string[];
}

/** A table as the text names it, without quotes. */
export interface SqlTable {
  /** Null where the text names none; so with `schema`. */
  catalog: string | null;
  schema: string | null;
  name: string;
  range: Range;
}

export interface SqlColumn {
  /** As the server names it: the alias, the last part of a name, `_col0`. Null: all columns of a table. */
  name: string | null;
  range: Range;
  /** Trino's type, where it is known. */
  type?: string;
}
