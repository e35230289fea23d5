import { searchCatalog, type CatalogSnapshot } from 'mapping-generator';
import type { WarehouseIndex } from './warehouse-index';
import { rowId, tableRows, type RowState, type WarehouseRow } from './warehouse-rows';

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
