import type { MappingGenerator, Range, SqlSelectItem, SqlSelectList } from 'mapping-generator';

// A query's select list rewritten by the places of its items: layout and comments between them stay as the author has them.

/** Why a query's select list cannot be rewritten with certainty. */
export type Obstacle =
  /** It is no query, or none yet. */
  | 'fault'
  /** `*` stands for columns that nobody wrote. */
  | 'star'
  /** A set operation, VALUES, a query in parentheses: there is not one list. */
  | 'lists'
  /** GROUP BY 2 or ORDER BY 2 counts on a column that would go. */
  | 'numbered';

export interface Query {
  sql: string;
  list: SqlSelectList | null;
  obstacle: Obstacle | null;
}

/** What a stretch of a query becomes. */
export interface SqlChange {
  from: number;
  to: number;
  text: string;
}

export function readQuery(generator: Pick<MappingGenerator, 'parseSql'>, sql: string): Query {
  const { ok, select, columns } = generator.parseSql(sql);
  if (select) return { sql, list: select, obstacle: null };
  const isStar = columns.some(({ name }) => name === null);
  return { sql, list: null, obstacle: !ok ? 'fault' : isStar ? 'star' : 'lists' };
}

const spanOf = ({ start, end }: Range): { from: number; to: number } => ({
  from: start.offset,
  to: end.offset,
});

export const textAt = (sql: string, { start, end }: Range): string =>
  sql.slice(start.offset, end.offset);

const comment = /--[^\n\r]*|\/\*[^]*?\*\//g;

/** The same length without what comments say. */
const withoutComments = (text: string): string =>
  text.replace(comment, (whole) => ' '.repeat(whole.length));

/** What stands between two items of the list. */
function separatorBefore(
  { sql, items }: { sql: string; items: readonly SqlSelectItem[] },
  index: number,
): string {
  const [before, item] = [items[index - 1], items[index]];
  return before && item ? sql.slice(before.range.end.offset, item.range.start.offset) : ', ';
}

/** A separator as the list's last one; without comments, which are about something else. */
function separatorOf(sql: string, items: readonly SqlSelectItem[]): string {
  const last = items.at(-1)?.range.start.offset ?? 0;
  const gap = separatorBefore({ sql, items }, items.length - 1);
  const indentation = /[\n\r][ \t]*$/.exec(sql.slice(0, last))?.[0].replace(/^\r/, '\n');
  if (items.length > 1 && withoutComments(gap) === gap) return gap;
  return indentation === undefined ? ', ' : `,${indentation}`;
}

/** The numbers of GROUP BY and ORDER BY, when an item of the old list has another place; null where it has none. */
function renumber(
  { numbers }: SqlSelectList,
  placeOf: (index: number) => number | null,
): SqlChange[] | null {
  const changes: SqlChange[] = [];
  for (const { number, range } of numbers) {
    const place = placeOf(number - 1);
    if (place === null) return null;
    if (place !== number - 1) changes.push({ ...spanOf(range), text: String(place + 1) });
  }
  return changes;
}

/** Puts an item in front of that at `index`, or behind the last one. */
export function insertItem(
  sql: string,
  list: SqlSelectList,
  index: number,
  item: string,
): SqlChange[] {
  const separator = separatorOf(sql, list.items);
  const next = list.items[index]?.range.start.offset;
  const end = list.items.at(-1)?.range.end.offset ?? 0;
  const inserted =
    next === undefined
      ? { from: end, to: end, text: separator + item }
      : { from: next, to: next, text: item + separator };
  return [inserted, ...(renumber(list, (old) => (old >= index ? old + 1 : old)) ?? [])];
}

/** Takes an item out; null where a number counts on it. */
export function removeItem(sql: string, list: SqlSelectList, index: number): SqlChange[] | null {
  const numbers = renumber(list, (old) => (old === index ? null : old > index ? old - 1 : old));
  const item = list.items[index];
  if (!numbers || !item || list.items.length === 1) return null;
  const isLast = index === list.items.length - 1;
  const separator = separatorBefore({ sql, items: list.items }, isLast ? index : index + 1);
  const { from, to } = spanOf(item.range);
  const start = isLast ? from - separator.length : to;
  const end = start + separator.length;
  const bare = withoutComments(separator);
  if (bare === separator)
    return [{ from: Math.min(from, start), to: Math.max(to, end), text: '' }, ...numbers];
  const comma = start + bare.indexOf(',');
  const cuts = [
    { from, to, text: '' },
    { from: comma, to: comma + 1, text: '' },
  ];
  return [...cuts, ...numbers];
}

/**
 * Puts the items into another order: `order` has their old places. What stands between them keeps its place. `written` has those
 * items, by their old places, that are written anew.
 */
export function orderItems(
  sql: string,
  list: SqlSelectList,
  order: readonly number[],
  written: ReadonlyMap<number, string> = new Map(),
): SqlChange[] {
  const moved = order.flatMap((old, place): SqlChange[] => {
    const [from, to] = [list.items[old], list.items[place]];
    if (!from || !to || (old === place && !written.has(old))) return [];
    return [{ ...spanOf(to.range), text: written.get(old) ?? textAt(sql, from.range) }];
  });
  return [...moved, ...(renumber(list, (old) => order.indexOf(old)) ?? [])];
}

export function applyChanges(sql: string, changes: readonly SqlChange[]): string {
  let [text, done] = ['', 0];
  for (const change of [...changes].sort((a, b) => a.from - b.from)) {
    text += sql.slice(done, change.from) + change.text;
    done = change.to;
  }
  return text + sql.slice(done);
}
