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
