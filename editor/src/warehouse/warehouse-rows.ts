import { searchCatalog, type CatalogSnapshot, type CatalogTable } from 'mapping-generator';
import type { TreeRow } from '../tree/VirtualTree';
import type { WarehouseIndex } from './warehouse-index';

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

function tableRows(
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

/** The tree, as far as it is unfolded. */
export function treeRows(index: WarehouseIndex, state: RowState): WarehouseRow[] {
  const counts = tickedIn(index, state.ticked);
  const { catalogs } = index;
  return catalogs.flatMap(({ name: catalog, schemas }, at): WarehouseRow[] => {
    const id = rowId([catalog]);
    const isExpanded = state.expanded.has(id);
    const all = schemas.reduce((sum, { tables }) => sum + tables.length, 0);
    const head: WarehouseRow = {
      id,
      kind: 'catalog',
      path: [catalog],
      level: 1,
      position: at + 1,
      siblings: catalogs.length,
      text: catalog,
      aside: String(schemas.length),
      isExpanded,
      checked: checkedOf(counts.get(id) ?? 0, all),
    };
    if (!isExpanded) return [head];
    const rows = schemas.flatMap(({ name: schema, tables }, number): WarehouseRow[] => {
      const schemaId = rowId([catalog, schema]);
      const isOpen = state.expanded.has(schemaId);
      const row: WarehouseRow = {
        id: schemaId,
        kind: 'schema',
        path: [catalog, schema],
        level: 2,
        position: number + 1,
        siblings: schemas.length,
        text: schema,
        aside: String(tables.length),
        isExpanded: isOpen,
        checked: checkedOf(counts.get(schemaId) ?? 0, tables.length),
      };
      if (!isOpen) return [row];
      const placed = tables.flatMap((table, place) =>
        tableRows(
          table,
          { level: 3, position: place + 1, siblings: tables.length },
          table.name,
          state,
        ),
      );
      return [row, ...placed];
    });
    return [head, ...rows];
  });
}

/** More matches than these are not looked through by anybody. */
export const mostMatches = 200;

/** What a search finds, the best first; each with the names that hold it. */
export function searchRows(
  snapshot: CatalogSnapshot,
  index: WarehouseIndex,
  query: string,
  state: RowState,
): WarehouseRow[] {
  const matches = searchCatalog(snapshot, query, { limit: mostMatches });
  return matches.flatMap(({ kind, path, type }, at): WarehouseRow[] => {
    const place = { level: 1, position: at + 1, siblings: matches.length };
    const text = [
      path.at(-1) ?? '',
      ...(path.length > 1 ? [path.slice(0, -1).join('.')] : []),
    ].join(' · ');
    const id = rowId(path);
    const table = kind === 'table' ? index.tables.get(id) : undefined;
    if (table) return tableRows(table, place, text, state);
    return [
      {
        id,
        kind,
        path,
        ...place,
        text,
        aside: type ?? '',
        isExpanded: null,
        draggable: kind === 'column',
      },
    ];
  });
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
