import type { TableName } from './snapshot.js';

/** One difference between two snapshots, and what of a mapping it can break. */
export type CatalogChange = {
  /** As it was; as it is, for one that was added. */
  table: TableName;
  /**
   * JSON pointers into the mapping: the SQL that the server refuses after this change or whose result is another one,
   * and the keys and properties that are made of the column or become others. Empty without a mapping.
   */
  breaks: string[];
} & (
  | { kind: 'table_removed' | 'table_added' }
  /** The same table, now in another schema or catalog, or with its name in another case. */
  | { kind: 'table_moved' | 'table_case_changed'; to: TableName }
  | { kind: 'column_removed' | 'column_added'; column: string; type: string }
  /** `from` and `to` are the types. */
  | { kind: 'column_type_changed'; column: string; from: string; to: string }
  /** `from` and `to` are places among the table's columns, from 1. */
  | { kind: 'column_moved'; column: string; from: number; to: number }
  /** `to` is the name as it is now. */
  | { kind: 'column_case_changed'; column: string; to: string }
);

/** A change before it is known what it breaks. */
export type BareChange = CatalogChange extends infer Change
  ? Change extends CatalogChange
    ? Omit<Change, 'breaks'>
    : never
  : never;

/** That of a column. */
export type ColumnChange = Extract<BareChange, { column: string }>;
