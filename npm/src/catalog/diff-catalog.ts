import type { MappingInput } from '../interface.js';
import { BreakFinder } from './breaks.js';
import type { DiffOptions } from './breaks.js';
import type { BareChange, CatalogChange } from './changes.js';
import { requireSnapshot } from './check-snapshot.js';
import { typeKey } from './column-types.js';
import { covers, keyOf, nameOf } from './snapshot.js';
import type { CatalogSnapshot, CatalogTable } from './snapshot.js';

/**
 * What changed in a warehouse, in the order of the older snapshot; what was added comes last. A column counts as moved
 * when it changed its place among those that are in both, not when others before it came or went. Types are compared,
 * not the ways in which servers print them. A table that one snapshot does not cover has neither come nor gone.
 *
 * With a mapping each change tells what it breaks by itself: the SQL whose result becomes another one or that is refused
 * then, and the keys and properties concerned. For that the generator analyzes the queries.
 *
 * @throws MappingError `bad_catalog` where one is no snapshot, with the place
 * @example
 * const changes = diffCatalog(old, now, mapping, { generator });
 * for (const { kind, table, breaks } of changes) console.log(kind, table.name, breaks);
 */
export function diffCatalog(
  older: CatalogSnapshot,
  newer: CatalogSnapshot,
  mapping?: MappingInput,
  options: DiffOptions = {},
): CatalogChange[] {
  const changes = [...changesOf(requireSnapshot(older), requireSnapshot(newer))];
  const finder = new BreakFinder(mapping, older, options);
  return changes.map((change) => ({ ...change, breaks: finder.brokenBy(change) }));
}

function* changesOf(older: CatalogSnapshot, newer: CatalogSnapshot): Generator<BareChange> {
  const now = new Map(newer.tables.map((table) => [keyOf(table), table]));
  const before = new Set(older.tables.map(keyOf));
  const added = newer.tables.filter((table) => !before.has(keyOf(table)) && covers(older, table));
  const removed = older.tables.filter((table) => !now.has(keyOf(table)) && covers(newer, table));
  const gone = new Set(removed);
  const moves = findMoves(removed, added);
  const arrived = new Set(moves.values());
  for (const table of older.tables) {
    const same = now.get(keyOf(table));
    if (same) yield* changesOfTable(table, same);
    else if (gone.has(table)) yield goneTable(table, moves.get(table));
  }
  for (const table of added) {
    if (!arrived.has(table)) yield { kind: 'table_added', table: nameOf(table) };
  }
}

function goneTable(table: CatalogTable, to: CatalogTable | undefined): BareChange {
  return to
    ? { kind: 'table_moved', table: nameOf(table), to: nameOf(to) }
    : { kind: 'table_removed', table: nameOf(table) };
}

/** Tables of the same name with the same columns, where there is just one that left and one that came. */
function findMoves(
  removed: CatalogTable[],
  added: CatalogTable[],
): Map<CatalogTable, CatalogTable> {
  const lookOf = ({ name, columns }: CatalogTable): string =>
    JSON.stringify([
      name.toLowerCase(),
      columns.map((column) => [column.name, typeKey(column.type)]).sort(),
    ]);
  const came = groupBy(added, lookOf);
  const left = groupBy(removed, lookOf);
  const moves = new Map<CatalogTable, CatalogTable>();
  for (const [look, [table, ...others]] of left) {
    const [to, ...more] = came.get(look) ?? [];
    if (table && to && others.length === 0 && more.length === 0) moves.set(table, to);
  }
  return moves;
}

function* changesOfTable(older: CatalogTable, newer: CatalogTable): Generator<BareChange> {
  const table = nameOf(older);
  const to = nameOf(newer);
  if (JSON.stringify(table) !== JSON.stringify(to)) yield { kind: 'table_case_changed', table, to };
  const now = placesOf(newer);
  const before = placesOf(older);
  const moved = movedColumns(older, now);
  for (const [key, { index, name: column, type }] of before) {
    const same = now.get(key);
    if (!same) {
      yield { kind: 'column_removed', table, column, type };
      continue;
    }
    if (same.type !== type && typeKey(same.type) !== typeKey(type)) {
      yield { kind: 'column_type_changed', table, column, from: type, to: same.type };
    }
    if (same.name !== column) yield { kind: 'column_case_changed', table, column, to: same.name };
    if (moved.has(key)) {
      yield { kind: 'column_moved', table, column, from: index + 1, to: same.index + 1 };
    }
  }
  for (const [key, { name: column, type }] of now) {
    if (!before.has(key)) yield { kind: 'column_added', table, column, type };
  }
}

interface ColumnPlace {
  index: number;
  name: string;
  type: string;
}

function placesOf({ columns }: CatalogTable): Map<string, ColumnPlace> {
  return new Map(columns.map((column, index) => [column.name.toLowerCase(), { index, ...column }]));
}

/** The fewest columns that have to be taken out so that the others are in the same order as before. */
function movedColumns(older: CatalogTable, now: Map<string, ColumnPlace>): Set<string> {
  const kept = older.columns.map(({ name }) => name.toLowerCase()).filter((key) => now.has(key));
  const stayed = longestRise(kept.map((key) => now.get(key)?.index ?? 0));
  return new Set(kept.filter((_, index) => !stayed.has(index)));
}

/** The places of the longest rising subsequence. */
function longestRise(values: number[]): Set<number> {
  /** For each length, the place of the smallest value that a rise of that length can end with. */
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  values.forEach((value, index) => {
    let length = ends.findIndex((end) => (values[end] ?? 0) >= value);
    if (length < 0) length = ends.length;
    previous[index] = ends[length - 1];
    ends[length] = index;
  });
  const rise = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) rise.add(at);
  return rise;
}

/** As Map.groupBy, for the runtimes that do not have it. @internal */
export function groupBy<Item>(
  items: readonly Item[],
  keyOfItem: (item: Item) => string,
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOfItem(item));
    if (group) group.push(item);
    else groups.set(keyOfItem(item), [item]);
  }
  return groups;
}
