import type { Compared, Detail, GraphColumn } from './comparison';
import type { QueryChange } from './query-change';

/** A column as it was and as it is; null where it came or went. */
interface Pair {
  before: GraphColumn | null;
  after: GraphColumn | null;
}

/** RyuGraph folds the letters of ASCII alone. */
export const folded = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** Columns of one name, then those that are certainly the same under another one: made of the same, of one type, and the only ones. */
function pairsOf(
  before: readonly GraphColumn[],
  after: readonly GraphColumn[],
  query: QueryChange,
): Pair[] {
  const old = new Map(before.map((column) => [folded(column.name), column]));
  const now = new Set(after.map(({ name }) => folded(name)));
  const gone = before.filter(({ name }) => !now.has(folded(name)));
  const came = after.filter(({ name }) => !old.has(folded(name)));
  const lookOf = (
    { name, type }: GraphColumn,
    made: ReadonlyMap<string, string>,
  ): string | null => {
    const expression = made.get(name);
    return expression === undefined ? null : `${type} ${expression}`;
  };
  const renamed = new Map<GraphColumn, GraphColumn>();
  for (const column of came) {
    const look = lookOf(column, query.after);
    const alike = gone.filter((other) => look !== null && lookOf(other, query.before) === look);
    const rivals = came.filter((other) => lookOf(other, query.after) === look);
    if (alike[0] && alike.length === 1 && rivals.length === 1) renamed.set(column, alike[0]);
  }
  const kept = new Set(renamed.values());
  return [
    ...after.map((column) => ({
      before: old.get(folded(column.name)) ?? renamed.get(column) ?? null,
      after: column,
    })),
    ...gone
      .filter((column) => !kept.has(column))
      .map((column) => ({ before: column, after: null })),
  ];
}

/** The members of the longest rise: the fewest others have to move. */
function longestRise(values: readonly number[]): Set<number> {
  const best = values.map(() => ({ length: 1, from: -1 }));
  values.forEach((value, at) => {
    for (let earlier = 0; earlier < at; earlier += 1) {
      const [one, other] = [best[at], best[earlier]];
      if (one && other && (values[earlier] ?? 0) < value && other.length >= one.length)
        best[at] = { length: other.length + 1, from: earlier };
    }
  });
  const rise = new Set<number>();
  const longest = Math.max(0, ...best.map(({ length }) => length));
  for (
    let at = best.findIndex(({ length }) => length === longest);
    at !== -1;
    at = best[at]?.from ?? -1
  )
    rise.add(at);
  return rise;
}

function movedOf(pairs: readonly Pair[], before: readonly GraphColumn[]): Detail[] {
  const stayed = pairs.flatMap((pair) =>
    pair.before && pair.after
      ? [{ name: pair.after.name, place: before.indexOf(pair.before) }]
      : [],
  );
  const rise = longestRise(stayed.map(({ place }) => place));
  const names = stayed.filter((_, index) => !rise.has(index)).map(({ name }) => name);
  return names.length > 0 ? [{ kind: 'moved', names }] : [];
}

/** What became of a column that stayed, beside its place and its value. */
function changesOf({ before, after }: Pair): Detail[] {
  if (!before || !after) return [];
  const isSame = folded(before.name) === folded(after.name);
  const named: Detail[] =
    before.name === after.name
      ? []
      : [{ kind: isSame ? 'case' : 'renamed', from: before.name, to: after.name }];
  const typed: Detail[] =
    before.type === after.type
      ? []
      : [{ kind: 'retyped', name: after.name, from: before.type, to: after.type }];
  return [...named, ...typed];
}

/** Columns that the query makes of something else than before. */
function valuesOf(pairs: readonly Pair[], query: QueryChange): Detail[] {
  const names = pairs.flatMap(({ before, after }) => {
    const [was, is] = [
      before && query.before.get(before.name),
      after && query.after.get(after.name),
    ];
    return after && typeof was === 'string' && typeof is === 'string' && was !== is
      ? [after.name]
      : [];
  });
  return names.length > 0 ? [{ kind: 'values', names }] : [];
}

/** Names that the engine takes for one when it looks at the key. */
const isSameKey = (
  pairs: readonly Pair[],
  before: GraphColumn | undefined,
  after: GraphColumn | undefined,
): boolean => pairs.find((pair) => pair.after === after)?.before === before;

/** What is other in the columns of a definition's table. */
export function columnDetails(before: Compared, after: Compared, query: QueryChange): Detail[] {
  const pairs = pairsOf(before.columns, after.columns, query);
  const [wasKey, isKey] = [before.columns[0], after.columns[0]];
  const isKeyChanged = after.kind === 'node' && !isSameKey(pairs, wasKey, isKey);
  const key: Detail[] = isKeyChanged
    ? [{ kind: 'key', from: wasKey?.name ?? '', to: isKey?.name ?? '' }]
    : [];
  const last = Math.max(
    -1,
    ...pairs.flatMap((pair) =>
      pair.before && pair.after ? [after.columns.indexOf(pair.after)] : [],
    ),
  );
  const added = pairs.flatMap((pair): Detail[] => {
    if (pair.before || !pair.after) return [];
    return [{ kind: 'added', ...pair.after, isLast: after.columns.indexOf(pair.after) > last }];
  });
  const removed = pairs.flatMap((pair): Detail[] =>
    pair.before && !pair.after ? [{ kind: 'removed', name: pair.before.name }] : [],
  );
  return [
    ...key,
    ...pairs.flatMap(changesOf),
    ...removed,
    ...added,
    ...(isKeyChanged ? [] : movedOf(pairs, before.columns)),
    ...valuesOf(pairs, query),
  ];
}
