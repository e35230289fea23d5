import type { Column } from '../types.js';
import type { ColumnChange } from './changes.js';
import { keyOf } from './snapshot.js';
import type { CatalogSnapshot } from './snapshot.js';

/** The snapshot with this change of a column and no other. */
export function afterChange(snapshot: CatalogSnapshot, change: ColumnChange): CatalogSnapshot {
  const key = keyOf(change.table);
  const tables = snapshot.tables.map((table) =>
    keyOf(table) === key ? { ...table, columns: changed(table.columns, change) } : table,
  );
  return { ...snapshot, tables };
}

function changed(columns: Column[], change: ColumnChange): Column[] {
  const isConcerned = ({ name }: Column): boolean => name === change.column;
  const others = columns.filter((column) => !isConcerned(column));
  switch (change.kind) {
    case 'column_removed':
      return others;
    case 'column_added':
      return [...columns, { name: change.column, type: change.type }];
    case 'column_type_changed':
      return columns.map((column) =>
        isConcerned(column) ? { ...column, type: change.to } : column,
      );
    case 'column_case_changed':
      return columns.map((column) =>
        isConcerned(column) ? { ...column, name: change.to } : column,
      );
    case 'column_moved': {
      // Alone it may be where it was: then its place is the one that it has for sure not.
      const from = columns.findIndex(isConcerned);
      const to = Math.min(change.to - 1, others.length);
      const place = to === from ? (from === 0 ? others.length : 0) : to;
      return [...others.slice(0, place), ...columns.filter(isConcerned), ...others.slice(place)];
    }
  }
}
