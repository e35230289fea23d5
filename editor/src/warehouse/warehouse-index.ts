import type { CatalogSnapshot, CatalogTable } from 'mapping-generator';

/** The warehouse from its catalogs down, each level by name. Made once of a snapshot. */
export interface WarehouseIndex {
  catalogs: readonly CatalogEntry[];
  /** By the key of its place. */
  tables: ReadonlyMap<string, CatalogTable>;
}

export interface CatalogEntry {
  name: string;
  schemas: readonly SchemaEntry[];
}

export interface SchemaEntry {
  name: string;
  tables: readonly CatalogTable[];
}

const byName = (one: { name: string }, other: { name: string }): number =>
  one.name < other.name ? -1 : one.name > other.name ? 1 : 0;

const indexes = new WeakMap<CatalogSnapshot, WarehouseIndex>();

function build({ tables, covers = [] }: CatalogSnapshot): WarehouseIndex {
  const catalogs = new Map<string, Map<string, CatalogTable[]>>();
  const schemasOf = (catalog: string): Map<string, CatalogTable[]> => {
    const schemas = catalogs.get(catalog) ?? new Map<string, CatalogTable[]>();
    catalogs.set(catalog, schemas);
    return schemas;
  };
  const tablesIn = (catalog: string, schema: string): CatalogTable[] => {
    const schemas = schemasOf(catalog);
    const list = schemas.get(schema) ?? [];
    schemas.set(schema, list);
    return list;
  };
  const byKey = new Map<string, CatalogTable>();
  for (const table of tables) {
    tablesIn(table.catalog, table.schema).push(table);
    byKey.set(`${table.catalog}.${table.schema}.${table.name}`.toLowerCase(), table);
  }
  // What was read whole is there, though it holds nothing.
  for (const { catalog, schema } of covers)
    if (schema === undefined) schemasOf(catalog);
    else tablesIn(catalog, schema);
  const entries = [...catalogs].map(([name, schemas]) => ({
    name,
    schemas: [...schemas]
      .map(([schema, list]) => ({ name: schema, tables: list.sort(byName) }))
      .sort(byName),
  }));
  return { catalogs: entries.sort(byName), tables: byKey };
}

export function indexOf(snapshot: CatalogSnapshot): WarehouseIndex {
  const known = indexes.get(snapshot) ?? build(snapshot);
  indexes.set(snapshot, known);
  return known;
}
