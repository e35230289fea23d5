// What `suggestNode` and `suggestEdge` propose for a query; a definition to start from, never one to trust unread.

export interface SuggestedNode {
  sql: string;
  /** From the primary table's name: `customers` gives `Customer`; `Unknown` without a table. */
  label: string;
  primary_key: SuggestedProperty | null;
  properties: SuggestedProperty[];
  inferred: true;
  alternatives: string[];
  warnings: string[];
}

export interface SuggestedEdge {
  sql: string;
  type: string;
  from_key: string;
  to_key: string;
  /** Empty when no node could be named. */
  from_node: string;
  to_node: string;
  properties: SuggestedProperty[];
  inferred: true;
  alternatives: string[];
  warnings: string[];
}

export interface SuggestedProperty {
  name: string;
  type: string | null;
  source_type: string;
}
