import type { MappingGenerator } from 'mapping-generator';
import type { Compared, Detail, TableEffect } from './comparison';
import { columnName, columnText, tableName } from './table-names';

// What RyuGraph does with a change of a table that has rows. ALTER TABLE renames tables and columns, takes columns out and puts
// them behind the others; it changes no type, no key and no end of an edge. A load goes by position, and adds to what is there.

type Way = Exclude<TableEffect, 'make' | 'drop'>;

const ways: Record<Detail['kind'], Way> = {
  label: 'alter',
  case: 'nothing',
  end: 'remake',
  key: 'remake',
  end_key: 'nothing',
  added: 'reload',
  removed: 'alter',
  renamed: 'alter',
  retyped: 'remake',
  declared: 'nothing',
  moved: 'later',
  values: 'reload',
  rows: 'reload',
  layout: 'nothing',
  fields: 'nothing',
  node: 'reload',
};

/** What one thing that is other does to the table, whatever else is. */
export function effectOf(detail: Detail): Way {
  if (detail.kind === 'added' && !detail.isLast) return 'remake';
  return detail.kind === 'node' ? detail.effect : ways[detail.kind];
}

/** What all of them do together: a load into a table whose columns are in another order puts values into the wrong ones. */
export function effectOfAll(details: readonly Detail[]): Way {
  const found = new Set(details.map(effectOf));
  if (found.has('remake') || (found.has('later') && found.has('reload'))) return 'remake';
  return (['reload', 'alter', 'later'] as const).find((way) => found.has(way)) ?? 'nothing';
}

type Ddl = Pick<MappingGenerator, 'nodeDdl'>;

/** What stands behind the table's name in ALTER TABLE; null where there is nothing to change, or no way to say it. */
function alteration(generator: Ddl, detail: Detail): string | null {
  const named = (name: string): string => columnName(generator, name) ?? '';
  switch (detail.kind) {
    case 'removed':
      return `DROP ${named(detail.name)}`;
    case 'renamed':
      return `RENAME ${named(detail.from)} TO ${named(detail.to)}`;
    case 'added':
      return `ADD ${columnText(generator, detail) ?? ''}`;
    case 'label':
      return `RENAME TO ${tableName(generator, detail.to) ?? ''}`;
    default:
      return null;
  }
}

/** Columns go before others come, and the table gets its new name at the end. */
const order: readonly Detail['kind'][] = ['removed', 'renamed', 'added', 'label'];

/** The statements that change a definition's table. */
export function alterations(
  generator: Ddl,
  before: Compared,
  details: readonly Detail[],
): string[] {
  const table = tableName(generator, before.name);
  const inOrder = order.flatMap((kind) => details.filter((detail) => detail.kind === kind));
  return inOrder.flatMap((detail) => {
    const text = alteration(generator, detail);
    return table === null || text === null || text.endsWith(' ')
      ? []
      : [`ALTER TABLE ${table} ${text};`];
  });
}
