import type { AnalyzedColumn, CodeAction, SqlSelectList } from 'mapping-generator';
import { castOf, quoted, referenceOf } from './casts';
import { readQuery, textAt } from './select-list';
import { columnsOf, isWord, rangeOf, type Subject } from './subject';

/** A column of what the query reads, which it does not return. */
export interface OfferedColumn {
  /** How it is written, with its table where that is needed. */
  expression: string;
  /** As an item of the list, with a CAST where it would not load, and with a name where its own is taken. */
  item: string;
  name: string;
  /** The warehouse's type. */
  type: string;
  /** What it becomes; empty where nothing does. */
  graphType: string;
}

/** The query with a star behind its columns, and where that stands. */
function withStar(sql: string, { items }: SqlSelectList): { sql: string; star: number } {
  const end = items.at(-1)?.range.end.offset ?? 0;
  return { sql: `${sql.slice(0, end)}, *${sql.slice(end)}`, star: end + 2 };
}

/** The star written out as the core writes it. */
function expand(
  { generator, catalog, session, locale }: Subject,
  sql: string,
  star: number,
): string | null {
  if (!catalog) return null;
  const actions = generator.sqlLanguage.codeActions(sql, rangeOf(star, star), {
    catalog,
    session,
    locale,
  });
  const text = actions.flatMap(({ kind, edits }) =>
    kind === 'refactor'
      ? edits.filter(({ range }) => range.start.offset === star && range.end.offset === star + 1)
      : [],
  )[0]?.text;
  return text === undefined ? null : sql.slice(0, star) + text + sql.slice(star + 1);
}

/** Writes out the stars of a query: the action that a language service offers at the first one. */
export function expandStar({
  generator,
  catalog,
  session,
  locale,
  definition,
}: Subject): CodeAction | null {
  const star = generator.parseSql(definition.sql).columns.find(({ name }) => name === null);
  if (!star || !catalog) return null;
  const place = { start: star.range.start, end: star.range.start };
  const context = { catalog, session, locale };
  const offered = generator.sqlLanguage.codeActions(definition.sql, place, context);
  const { offset } = star.range.start;
  return (
    offered.find(
      ({ kind, edits }) =>
        kind === 'refactor' && edits.some(({ range }) => range.start.offset === offset),
    ) ?? null
  );
}

/** Whether two references may be of one column: `c.name` and `name`. */
function meet(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.every((name, index) => name === long[long.length - short.length + index]);
}

/** The references that the list's items are made of. */
function selectedIn(sql: string, { items }: SqlSelectList): string[][] {
  return items.flatMap((item) => {
    const expression = textAt(sql, item.expression);
    const names = referenceOf(castOf(expression)?.inner ?? expression);
    return names ? [names] : [];
  });
}

/** The item of a column with its relation, where the others have theirs. */
export function qualified(
  subject: Subject,
  list: SqlSelectList,
  { item, expression }: OfferedColumn,
): string {
  const { generator, catalog, session, locale, definition } = subject;
  const selected = selectedIn(definition.sql, list);
  const isUsual = selected.length > 0 && selected.every(({ length }) => length > 1);
  if (!catalog || !isUsual || referenceOf(expression)?.length !== 1) return item;
  const end = list.items.at(-1)?.range.end.offset ?? 0;
  const sql = `${definition.sql.slice(0, end)}, ${item}${definition.sql.slice(end)}`;
  const at = item.indexOf(expression);
  const place = rangeOf(end + 2 + at, end + 2 + at);
  const actions = generator.sqlLanguage.codeActions(sql, place, { catalog, session, locale });
  const relation = actions
    .flatMap(({ kind, edits }) => (kind === 'refactor' && edits.length === 1 ? edits : []))
    .find(({ range, text }) => range.end.offset === place.start.offset && text.endsWith('.'))?.text;
  return relation === undefined ? item : item.slice(0, at) + relation + item.slice(at);
}

/** A name that no other column has. */
function freeName(wanted: readonly string[], taken: ReadonlySet<string>): string {
  const [name = 'column', table] = [...wanted].reverse();
  const clean = name.replace(/[^A-Za-z0-9_]/g, '_').replace(/^(?![A-Za-z])/, 'c_');
  const candidates = [clean, ...(table === undefined ? [] : [`${table}_${clean}`])];
  const free = candidates.find((candidate) => !taken.has(candidate));
  for (let count = 2; free === undefined; count += 1)
    if (!taken.has(`${clean}_${count}`)) return `${clean}_${count}`;
  return free;
}

function toOffered(
  subject: Subject,
  expression: string,
  { name, type }: AnalyzedColumn,
  taken: Set<string>,
): OfferedColumn {
  const written = referenceOf(expression) ?? [name ?? ''];
  const free = freeName(written, taken);
  taken.add(free);
  const column = { name: name ?? free, type: type ?? '' };
  // The first column of a suggestion is its key: this is not one.
  const [property] =
    type === null ? [] : subject.generator.suggestNode('', [column, column]).properties;
  const cast = property?.cast === undefined ? null : castOf(property.cast);
  const value = cast ? `CAST(${expression} AS ${cast.type})` : expression;
  const isOwn = !cast && free === name;
  return {
    expression,
    item: isOwn ? value : `${value} AS ${quoted(free, isWord(subject))}`,
    name: free,
    type: column.type,
    graphType: property?.type ?? '',
  };
}

/** The columns that could be ticked, in the order of the tables; none where the catalog does not tell. */
export function offeredColumns(subject: Subject): OfferedColumn[] {
  const { generator, definition } = subject;
  const { list } = readQuery(generator, definition.sql);
  if (!list) return [];
  const starred = withStar(definition.sql, list);
  const count = list.items.length;
  const columns = columnsOf(subject, starred.sql).slice(count);
  const expanded = columns.length === 0 ? null : expand(subject, starred.sql, starred.star);
  const items =
    expanded === null ? [] : (generator.parseSql(expanded).select?.items.slice(count) ?? []);
  if (expanded === null || items.length !== columns.length) return [];
  const selected = selectedIn(definition.sql, list);
  const taken = new Set(list.items.map(({ name }) => name));
  return items.flatMap((item, index) => {
    const expression = textAt(expanded, item.expression);
    const names = referenceOf(expression) ?? [];
    const column = columns[index];
    if (!column || selected.some((other) => meet(names, other))) return [];
    return [toOffered(subject, expression, column, taken)];
  });
}
