import type { Column } from '../types.js';

/** What a warehouse held at a moment. */
export interface CatalogSnapshot {
  /** When it was read, ISO 8601. */
  captured_at: string;
  /**
   * What was read whole: all tables of a schema or, without one, all schemas of a catalog. Only there does a name that
   * the snapshot does not hold not exist. Default: the catalogs and schemas that tables name.
   */
  covers?: CatalogCover[];
  tables: CatalogTable[];
}

export interface CatalogCover {
  catalog: string;
  schema?: string;
}

export interface CatalogTable extends TableName {
  /** Default 'table'. The cluster may refuse a view whose tables have changed since, so that nothing over it is certain. */
  kind?: 'table' | 'view';
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

/** Whether a table that the snapshot does not hold is not there. */
export function covers({ covers: read }: CatalogSnapshot, { catalog, schema }: TableName): boolean {
  if (!Array.isArray(read)) return true;
  const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
  return read.some(
    (cover) =>
      same(cover.catalog, catalog) && (cover.schema === undefined || same(cover.schema, schema)),
  );
}
