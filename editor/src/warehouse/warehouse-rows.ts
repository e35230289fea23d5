import type { CatalogTable } from 'mapping-generator';
import type { TreeRow } from '../tree/VirtualTree';
import type { CatalogEntry, SchemaEntry, WarehouseIndex } from './warehouse-index';

/** A place of the warehouse as a row. */
export interface WarehouseRow extends TreeRow {
  kind: 'catalog' | 'schema' | 'table' | 'column';
  path: readonly string[];
  /** Of a column its type, of what holds something how much. */
  aside: string;
}

export interface RowState {
  /** Ids of the rows that are unfolded. */
  expanded: ReadonlySet<string>;
  /** Keys of tables. */
  ticked: ReadonlySet<string>;
}

export const rowId = (path: readonly string[]): string => path.join('.').toLowerCase();

interface Place {
  level: number;
  position: number;
  siblings: number;
}

function columnRows(
  { catalog, schema, name, columns }: CatalogTable,
  level: number,
): WarehouseRow[] {
  return columns.map((column, index) => {
    const path = [catalog, schema, name, column.name];
    return {
      id: rowId(path),
      kind: 'column',
      path,
      level,
      position: index + 1,
      siblings: columns.length,
      text: column.name,
      aside: column.type,
      isExpanded: null,
      draggable: true,
    };
  });
}

export function tableRows(
  table: CatalogTable,
  place: Place,
  text: string,
  { expanded, ticked }: RowState,
): WarehouseRow[] {
  const path = [table.catalog, table.schema, table.name];
  const id = rowId(path);
  const isExpanded = expanded.has(id);
  const row: WarehouseRow = {
    id,
    kind: 'table',
    path,
    ...place,
    text,
    aside: String(table.columns.length),
    isExpanded,
    checked: ticked.has(id),
    draggable: true,
  };
  return isExpanded ? [row, ...columnRows(table, place.level + 1)] : [row];
}

/** How many tables are ticked in each schema and catalog. */
function tickedIn({ tables }: WarehouseIndex, ticked: ReadonlySet<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of ticked) {
    const table = tables.get(key);
    if (!table) continue;
    for (const id of [rowId([table.catalog]), rowId([table.catalog, table.schema])])
      counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

const checkedOf = (some: number, all: number): boolean | 'mixed' =>
  some === 0 ? false : some === all ? true : 'mixed';

interface CountedState extends RowState {
  /** How many tables are ticked in each schema and catalog. */
  counts: ReadonlyMap<string, number>;
}

function schemaRows(
  catalog: string,
  { name: schema, tables }: SchemaEntry,
  place: Place,
  state: CountedState,
): WarehouseRow[] {
  const id = rowId([catalog, schema]);
  const isExpanded = state.expanded.has(id);
  const row: WarehouseRow = {
    id,
    kind: 'schema',
    path: [catalog, schema],
    ...place,
    text: schema,
    aside: String(tables.length),
    isExpanded,
    checked: checkedOf(state.counts.get(id) ?? 0, tables.length),
  };
  if (!isExpanded) return [row];
  const { length: siblings } = tables;
  const rows = tables.flatMap((table, index) =>
    tableRows(table, { level: 3, position: index + 1, siblings }, table.name, state),
  );
  return [row, ...rows];
}

function catalogRows(
  { name: catalog, schemas }: CatalogEntry,
  place: Place,
  state: CountedState,
): WarehouseRow[] {
  const id = rowId([catalog]);
  const isExpanded = state.expanded.has(id);
  const { length: siblings } = schemas;
  const all = schemas.reduce((sum, { tables }) => sum + tables.length, 0);
  const row: WarehouseRow = {
    id,
    kind: 'catalog',
    path: [catalog],
    ...place,
    text: catalog,
    aside: String(siblings),
    isExpanded,
    checked: checkedOf(state.counts.get(id) ?? 0, all),
  };
  if (!isExpanded) return [row];
  const rows = schemas.flatMap((schema, index) =>
    schemaRows(catalog, schema, { level: 2, position: index + 1, siblings }, state),
  );
  return [row, ...rows];
}

/** The tree, as far as it is unfolded. */
export function treeRows(index: WarehouseIndex, state: RowState): WarehouseRow[] {
  const counted = { ...state, counts: tickedIn(index, state.ticked) };
  const { length: siblings } = index.catalogs;
  return index.catalogs.flatMap((catalog, at) =>
    catalogRows(catalog, { level: 1, position: at + 1, siblings }, counted),
  );
}

/** The keys of all tables in a catalog, a schema, or of one table. */
export function tablesUnder({ catalogs }: WarehouseIndex, path: readonly string[]): string[] {
  const [catalog, schema, name] = path;
  if (catalog !== undefined && schema !== undefined && name !== undefined)
    return [rowId([catalog, schema, name])];
  return catalogs
    .filter((entry) => entry.name === catalog)
    .flatMap(({ schemas }) =>
      schemas.filter((entry) => schema === undefined || entry.name === schema),
    )
    .flatMap(({ tables }) =>
      tables.map((table) => rowId([table.catalog, table.schema, table.name])),
    );
}
