import type { AnalyzedColumn, Span, SqlReport } from 'mapping-generator';

/** One item of a select list: a star, or what gives one column. */
export interface Item extends Span {
  isStar: boolean;
}

/** Where the first item begins: behind the SELECT that no parenthesis parts from `at`, which lies in the item. */
function beginningOfList(sql: string, at: number): number {
  const before = sql.slice(0, at);
  let depth = 0;
  for (const { 0: part, index } of [...before.matchAll(/[()]|\bSELECT\b/gi)].reverse()) {
    if (part === ')') depth += 1;
    else if (part === '(') depth -= 1;
    else if (depth === 0) return index + part.length;
    if (depth < 0) break;
  }
  return at;
}

/** The items with all of their expressions: the parser's places are those of the names. */
export function itemsOf(sql: string, { columns }: SqlReport): Item[] {
  let from = beginningOfList(sql, columns[0]?.range.start.offset ?? 0);
  return columns.map(({ range: { start, end } }) => {
    const space = /^[\s,]*/.exec(sql.slice(from))?.[0].length ?? 0;
    const item = { from: from + space, to: end.offset, isStar: sql.slice(start.offset, end.offset).endsWith('*') };
    from = end.offset;
    return item;
  });
}

/** The columns that stand for an item: a star stands for what the others leave over. */
export function columnsOfItem(items: readonly Item[], index: number, columns: readonly AnalyzedColumn[]): readonly AnalyzedColumn[] {
  const stars = items.filter(({ isStar }) => isStar).length;
  const starsBefore = items.slice(0, index).filter(({ isStar }) => isStar).length;
  const behind = items.length - index - 1;
  if (items[index]?.isStar === true) {
    // Where one star ends and the next begins is not told.
    return stars === 1 ? columns.slice(index, columns.length - behind) : [];
  }
  if (starsBefore === 0) return columns.slice(index, index + 1);
  return starsBefore === stars ? columns.slice(columns.length - behind - 1, columns.length - behind) : [];
}
