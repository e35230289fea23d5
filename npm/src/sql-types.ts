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
  /**
   * The select list, for those who rewrite it. Left out where the columns are not those of one list: stars, set operations,
   * VALUES, a query in parentheses.
   */
  select?: SqlSelectList;
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

export interface SqlSelectList {
  /** One for each column. */
  items: SqlSelectItem[];
  /** `2` in ORDER BY 2 and GROUP BY 2: the number of an item, from 1. */
  numbers: { number: number; range: Range }[];
  /** SELECT DISTINCT: which rows there are depends on what is selected. */
  distinct: boolean;
}

export interface SqlSelectItem {
  /** As that of the column. */
  name: string;
  /** With the name that is given to it. */
  range: Range;
  /** Without that. */
  expression: Range;
}
