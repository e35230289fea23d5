import type { TableColumn } from 'mapping-generator';
import type { Definition } from '../document/definition';

// What two mappings differ in: plain values, which the view words.

/** A column of the table that a definition has in the graph. */
export interface GraphColumn {
  name: string;
  type: string;
}

/** A definition of one of the two mappings. */
export interface Compared extends Definition {
  /** As JSON has it. */
  value: Record<string, unknown>;
  /** The columns of its table in their order: of a node the key first. The types are the columns' own where both mappings tell them. */
  columns: GraphColumn[];
}

/**
 * What becomes of a table in a graph that is loaded. `nothing`; `later`: its rows stay, and the next load needs a new table;
 * `alter`: statements change it, and its rows stay; `reload`: its rows are loaded again; `remake`: it is made and loaded again;
 * `make`: it is new; `drop`: it goes.
 */
export type TableEffect = 'nothing' | 'later' | 'alter' | 'reload' | 'remake' | 'make' | 'drop';

/** One thing that is other than before. */
export type Detail =
  | { kind: 'label'; from: string; to: string }
  /** The same name for the engine, which does not look at the case. */
  | { kind: 'case'; from: string; to: string }
  | { kind: 'end'; end: 'from' | 'to'; from: string; to: string }
  /** Another column is the key of the node. */
  | { kind: 'key'; from: string; to: string }
  /** What the first two columns of an edge are called, which its table has no use for. */
  | { kind: 'end_key'; from: string; to: string }
  | { kind: 'added'; name: string; type: string; isLast: boolean }
  | { kind: 'removed'; name: string }
  | { kind: 'renamed'; from: string; to: string }
  | { kind: 'retyped'; name: string; from: string; to: string }
  /** Only what the mapping declares: the column, and with it the table, has the type that it had. */
  | { kind: 'declared'; name: string; from: string; to: string }
  /** Columns that have another place among those that stayed. */
  | { kind: 'moved'; names: string[] }
  /** Columns that the query makes of something else. */
  | { kind: 'values'; names: string[] }
  /** The query may give other rows. */
  | { kind: 'rows' }
  /** The query is written in another way and says the same. */
  | { kind: 'layout' }
  /** Fields that nothing is made of. */
  | { kind: 'fields'; names: string[] }
  /** The table of the node is made or loaded again, and takes the edges at it along. */
  | { kind: 'node'; label: string; effect: 'reload' | 'remake' };

/** Which columns of the warehouse a change is about. */
export interface Reads {
  /** Not read before. */
  gained: TableColumn[];
  /** Not read any more. */
  lost: TableColumn[];
  /** Read as before, for columns that changed. */
  concerned: TableColumn[];
  /** False: the catalog does not tell all of them. */
  isCertain: boolean;
}

export interface DefinitionChange {
  kind: 'node' | 'edge';
  change: 'added' | 'removed' | 'changed';
  /** As it was; null for what was added. */
  before: Compared | null;
  /** As it is; null for what was removed. */
  after: Compared | null;
  details: Detail[];
  effect: TableEffect;
  /** What changes the table, in this order; empty where it is made again. */
  statements: string[];
  /** Of a node: the edges at it, whose tables have to go or to be loaded again with it. */
  edges: string[];
  /** Null: there is no catalog to tell. */
  reads: Reads | null;
}

/** Another value beside the definitions, such as the mapping's name. */
export interface FieldChange {
  field: string;
  from: unknown;
  to: unknown;
}

export interface Comparison {
  /** Nodes first, each kind in the order of the newer mapping and behind it what was removed. */
  changes: DefinitionChange[];
  fields: FieldChange[];
  /** The definitions that stayed are in another order. */
  isReordered: boolean;
  /** What becomes of each table, those of definitions that did not change among them; by its name now, or as it was. */
  tables: { name: string; effect: TableEffect }[];
}
