import type { SqlSession } from './analysis-types.js';
import type { Locale, Mapping, Policy } from './types.js';

// What `suggestNode` and `suggestEdge` propose for a query: a definition to start from, never one to trust unread.

export interface SuggestedNode extends Suggestion {
  /**
   * From the primary table's name: `customers` gives `Customer`; `Unknown` without a table. Where `check` refuses that one, the
   * best that it takes: `orders` gives `Orders`. Where there is none, `warnings` says so.
   */
  label: string;
  /** The query's first column; null when the columns were not given. */
  primary_key: SuggestedColumn | null;
}

export interface SuggestedEdge extends Suggestion {
  /** From the primary table's name: `purchases` gives `PURCHASES`; `UNKNOWN` without a table. As `label`, one that `check` takes. */
  type: string;
  from_key: string;
  to_key: string;
  /** Empty when no node could be named; `warnings` says so. */
  from_node: string;
  to_node: string;
  /** Why the endpoints were chosen. */
  reasons: { field: string; reason: string }[];
}

interface Suggestion {
  /** The query as it was given. */
  sql: string;
  properties: SuggestedColumn[];
  inferred: true;
  /** Better names, the best first. */
  alternatives: string[];
  /** What has to be set or mended by hand. */
  warnings: string[];
}

/** A column of the query. */
export interface SuggestedColumn {
  name: string;
  /** The RyuGraph type that a definition declares; null when the column cannot be mapped. */
  type: string | null;
  /** The Starburst type, as it was given. */
  source_type: string;
  /** The expression that makes the column loadable, where there is one. */
  cast?: string;
}

export interface SuggestMappingOptions {
  /** Those schemas alone: `sales` or `hive.sales`, in any case. */
  schemas?: string[] | undefined;
  /** Those tables alone, or besides: `orders`, `sales.orders` or `hive.sales.orders`; a view only where it is named here. */
  tables?: string[] | undefined;
  /** As for `check`. Suggested queries name their tables in full, so that they mean the same in every session. */
  session?: SqlSession | undefined;
  /** Names that a host refuses are not suggested. */
  policy?: Policy | undefined;
  /** Of the reasons; default `en`. */
  locale?: Locale | undefined;
  /** What data said to `questions` of an earlier suggestion for the same catalog. */
  answers?: DataAnswer[] | undefined;
}

/** How far a suggestion can be trusted. What is only `possible` is told and not in the mapping. */
export type Tier = 'sure' | 'likely' | 'possible';

/** A table as [catalog, schema, name]. */
export type TablePlace = [catalog: string, schema: string, name: string];

/** A whole mapping from what a warehouse holds, and why it is as it is. */
export interface MappingSuggestion {
  /** Valid at the first check against the same catalog, with the same policy. */
  mapping: Mapping;
  /** In the order of `node_definitions`. */
  nodes: { label: string; table: TablePlace; key: string[]; tier: Tier; reason: string }[];
  /** In the order of `edge_definitions`; `columns` are those that hold an end, or both. */
  edges: {
    type: string;
    from_node: string;
    to_node: string;
    table: TablePlace;
    columns: string[];
    tier: Tier;
    reason: string;
  }[];
  /** Every foreign key that was inferred. */
  relations: {
    table: TablePlace;
    columns: string[];
    references: TablePlace;
    key: string[];
    tier: Tier;
    reason: string;
  }[];
  /** Tables that are in no definition. */
  left_out: { table: TablePlace; reason: string }[];
  questions: DataQuestion[];
}

/** What only data can tell: SQL that gives one row with one boolean. */
export interface DataQuestion {
  /** The same for the same tables and columns. */
  id: string;
  sql: string;
  /** JSON pointer into the mapping; empty for what is not in it. */
  about: string;
  /** Whether a key is there once, and never null; whether every value of columns is one of the key that they refer to. */
  asks: 'unique' | 'included';
}

export interface DataAnswer {
  id: string;
  /** The boolean that the question's SQL gave. */
  holds: boolean;
}
