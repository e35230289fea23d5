import { wordsOf } from '../sql-text.js';

/** A table as a query names it; what it leaves out is null. As in the tables of `parseSql`. */
export interface NamedTable {
  catalog: string | null;
  schema: string | null;
  name: string;
}

/** After these words a name can be a table. */
const beforeTable = new Set(['FROM', 'JOIN', 'TABLE', ',', '(']);

/**
 * The tables of a query, read by its words alone, where there is no module that could be asked. Every table that it
 * reads, and perhaps more: a column or a common table expression may look like one.
 */
export function tablesIn(sql: string): NamedTable[] {
  const tables: NamedTable[] = [];
  /** The names that dots join, and the word in front of them. */
  let chain: string[] = [];
  let before = '';
  let last = '';
  const endChain = (): void => {
    const [name, schema = null, catalog = null] = [...chain].reverse();
    const isTable = chain.length <= 3 && beforeTable.has(before.toUpperCase());
    if (name !== undefined && isTable) tables.push({ catalog, schema, name });
    chain = [];
  };
  for (const { kind, text } of wordsOf(sql)) {
    if (kind === 'space' || kind === 'comment') continue;
    if (text !== '.' && last !== '.') {
      endChain();
      before = last;
    }
    if (kind === 'name') chain.push(text);
    if (kind === 'quoted') chain.push(text.slice(1, -1).replaceAll('""', '"'));
    last = text;
  }
  endChain();
  return tables;
}

/** Whether two names can mean the same table; what one of them leaves out can be anything. */
export function canMean(one: NamedTable, other: NamedTable): boolean {
  const same = (part: string | null, match: string | null): boolean =>
    part === null || match === null || part.toLowerCase() === match.toLowerCase();
  return (
    same(one.name, other.name) && same(one.schema, other.schema) && same(one.catalog, other.catalog)
  );
}
