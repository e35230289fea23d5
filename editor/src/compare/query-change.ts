import type { MappingGenerator } from 'mapping-generator';
import { castOf, referenceOf } from '../document/casts';
import { readQuery, textAt, type Query } from '../document/select-list';
import { meaningOf, tokensOf } from './sql-tokens';

/** How two queries differ. */
export interface QueryChange {
  isSame: boolean;
  /** They may give other rows, beside other columns. */
  hasOtherRows: boolean;
  /** What each column is made of, as far as it can be told; by its name. */
  before: ReadonlyMap<string, string>;
  after: ReadonlyMap<string, string>;
}

/** What stands around the select list. */
function frameOf({ sql, list }: Query): string {
  const [first, last] = [list?.items[0], list?.items.at(-1)];
  if (!first || !last) return '';
  return `${meaningOf(sql.slice(0, first.range.start.offset))} … ${meaningOf(sql.slice(last.range.end.offset))}`;
}

function expressionsOf({ sql, list }: Query): Map<string, string> {
  return new Map(
    (list?.items ?? []).map(({ name, expression }) => [name, meaningOf(textAt(sql, expression))]),
  );
}

/** A value of one row: without it there are as many rows, as without an aggregation there may not be. */
const isPlain = (expression: string): boolean =>
  referenceOf(castOf(expression)?.inner ?? expression) !== null;

/** With these, which rows there are depends on what is selected. */
function isSensitive({ sql, list }: Query): boolean {
  if (!list || list.distinct || list.numbers.length > 0) return true;
  return tokensOf(sql).some((token) => ['limit', 'fetch', 'offset'].includes(token));
}

function hasOtherRows(before: Query, after: Query): boolean {
  if (!before.list || !after.list || frameOf(before) !== frameOf(after)) return true;
  const [was, is] = [before, after].map((query) => expressionsOf(query));
  const columns = [was, is].map((expressions) => JSON.stringify([...(expressions ?? [])]));
  if (columns[0] === columns[1]) return false;
  if (isSensitive(before) || isSensitive(after)) return true;
  const stayed = new Set(is?.values());
  return [...(was ?? [])].some(
    ([name, expression]) =>
      is?.has(name) !== true && !stayed.has(expression) && !isPlain(expression),
  );
}

/** What differs between two queries that return much the same; where it cannot be told, they give other rows. */
export function compareQueries(
  generator: Pick<MappingGenerator, 'parseSql'>,
  before: string,
  after: string,
): QueryChange {
  if (meaningOf(before) === meaningOf(after))
    return { isSame: true, hasOtherRows: false, before: new Map(), after: new Map() };
  const [was, is] = [readQuery(generator, before), readQuery(generator, after)];
  return {
    isSame: false,
    hasOtherRows: hasOtherRows(was, is),
    before: expressionsOf(was),
    after: expressionsOf(is),
  };
}
