import { wordsOf } from '../sql-text.js';

/** A table as a query names it; what it leaves out is null. As in the tables of `parseSql`. */
export interface NamedTable {
  catalog: string | null;
  schema: string | null;
  name: string;
}

/** What a query mentions. */
export interface QueryWords {
  tables: NamedTable[];
  /** Every name in it, in lower case. */
  names: Set<string>;
  /** Whether it selects columns without naming them. */
  star: boolean;
}

/** After these words a name can be a table. */
const beforeTable = new Set(['FROM', 'JOIN', 'TABLE', ',', '(']);

/**
 * Reads a query by its words alone. Finds every table that it reads, and perhaps more: a column or a common table
 * expression may look like one.
 */
export function readQuery(sql: string): QueryWords {
  const query: QueryWords = { tables: [], names: new Set(), star: false };
  let chain: string[] = [];
  let before = '';
  let previous = '';
  const endChain = (): void => {
    const [name, schema = null, catalog = null] = chain.reverse();
    if (name !== undefined && chain.length <= 3 && beforeTable.has(before)) {
      query.tables.push({ catalog, schema, name });
    }
    chain = [];
  };
  for (const { kind, text } of wordsOf(sql)) {
    if (kind === 'space' || kind === 'comment') continue;
    if (text !== '.' && previous !== '.') {
      endChain();
      before = previous.toUpperCase();
    }
    if (kind === 'name' || kind === 'quoted') {
      const name = kind === 'name' ? text : text.slice(1, -1).replaceAll('""', '"');
      query.names.add(name.toLowerCase());
      chain.push(name);
    }
    // `count(*)` selects nothing, and behind a number or a name it multiplies.
    if (text === '*' && /^(?:SELECT|DISTINCT|ALL|[.,])$/i.test(previous)) query.star = true;
    previous = text;
  }
  endChain();
  return query;
}

/** Whether two names can mean the same table; what one of them leaves out can be anything. */
export function canMean(one: NamedTable, other: NamedTable): boolean {
  const same = (part: string | null, match: string | null): boolean =>
    part === null || match === null || part.toLowerCase() === match.toLowerCase();
  return (
    same(one.name, other.name) && same(one.schema, other.schema) && same(one.catalog, other.catalog)
  );
}
