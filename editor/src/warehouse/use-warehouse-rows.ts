import type { Catalog } from 'mapping-generator';
import { useMemo, useState } from 'react';
import { searchRows } from './search-rows';
import { indexOf, type WarehouseIndex } from './warehouse-index';
import { rowId, tablesUnder, treeRows, type WarehouseRow } from './warehouse-rows';
import type { WarehouseTreeProps } from './WarehouseTree';

/** So few tables are shown at once. */
const fewTables = 100;

/** What is unfolded at first: where there is only one way to go. */
function firstExpanded({ catalogs }: WarehouseIndex, { size }: Catalog): ReadonlySet<string> {
  const ids = catalogs.flatMap(({ name, schemas }) => [
    rowId([name]),
    ...schemas.map((schema) => rowId([name, schema.name])),
  ]);
  if (size <= fewTables) return new Set(ids);
  return new Set(catalogs.length === 1 ? ids.slice(0, 1) : []);
}

function toggled(
  ids: ReadonlySet<string>,
  changed: readonly string[],
  isOn: boolean,
): ReadonlySet<string> {
  const next = new Set(ids);
  for (const id of changed)
    if (isOn) next.add(id);
    else next.delete(id);
  return next;
}

interface WarehouseRows {
  rows: readonly WarehouseRow[];
  /** Folds a row or unfolds it. */
  toggle: (id: string) => void;
  /** Ticks the tables in a row, or takes their ticks away. */
  check: (id: string) => void;
}

/** The rows as far as they are unfolded, or those that a search finds. */
export function useWarehouseRows(
  { snapshot, catalog, ticked, tick }: WarehouseTreeProps,
  asked: string,
): WarehouseRows {
  const index = useMemo(() => indexOf(snapshot), [snapshot]);
  const [expanded, setExpanded] = useState(() => firstExpanded(index, catalog));
  const rows = useMemo(
    () =>
      asked === ''
        ? treeRows(index, { expanded, ticked })
        : searchRows(snapshot, index, asked, { expanded, ticked }),
    [asked, index, snapshot, expanded, ticked],
  );
  const toggle = (id: string): void => {
    setExpanded((before) => toggled(before, [id], !before.has(id)));
  };
  const check = (id: string): void => {
    const row = rows.find((one) => one.id === id);
    if (row?.checked !== undefined)
      tick(toggled(ticked, tablesUnder(index, row.path), row.checked !== true));
  };
  return { rows, toggle, check };
}
