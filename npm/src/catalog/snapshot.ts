import type { Column } from '../types.js';

/** What a warehouse held at a moment. */
export interface CatalogSnapshot {
  /** When it was read, ISO 8601. */
  captured_at: string;
  tables: CatalogTable[];
}

export interface CatalogTable extends TableName {
  /** In the order of the table; `type` as the server prints it. */
  columns: Column[];
}

export interface TableName {
  catalog: string;
  schema: string;
  name: string;
}

/** The same for every way to write a name: Trino compares names without regard to case. */
export const keyOf = ({ catalog, schema, name }: TableName): string =>
  `${catalog}.${schema}.${name}`.toLowerCase();

export const nameOf = ({ catalog, schema, name }: TableName): TableName => ({
  catalog,
  schema,
  name,
});
