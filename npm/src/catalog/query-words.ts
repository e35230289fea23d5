import { wordsOf } from '../sql-text.js';
import type { Word } from '../sql-text.js';

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
  /** Those that no other name qualifies and that may be columns, in lower case. */
  bareNames: Set<string>;
  /** Whether it selects columns without naming them: `*`, `TABLE t`, NATURAL. */
  star: boolean;
  /** Whether it names the columns of a table by their places: `t AS a(x, y)`. */
  aliasLists: boolean;
}

/** After these words a name can be a table. */
const beforeTable = new Set(['FROM', 'JOIN', 'TABLE', ',', '(']);

/** Words that are no names: what follows them is no alias. */
const keywords = new Set(
  (
    'ALL AND ANY AS ASC BETWEEN BY CASE CROSS CUBE DESC DISTINCT ELSE ESCAPE EXCEPT EXISTS FETCH FILTER FIRST FOR FROM ' +
    'FULL GROUP GROUPING HAVING IN INNER INTERSECT IS JOIN LAST LATERAL LEFT LIKE LIMIT NATURAL NOT NULL NULLS OFFSET ON OR ' +
    'ORDER OUTER OVER PARTITION RECURSIVE RIGHT ROLLUP ROW ROWS SELECT SETS SOME TABLE TABLESAMPLE THEN UNION UNNEST USING ' +
    'VALUES WHEN WHERE WITH WITHIN'
  ).split(' '),
);

/** Types with parentheses: `CAST(x AS array(varchar))`. */
const parametricTypes = new Set(
  'ARRAY MAP ROW FUNCTION QDIGEST VARCHAR CHAR DECIMAL NUMERIC DEC TIME TIMESTAMP'.split(' '),
);

/**
 * Reads a query by its words alone. Finds every table that it reads, and perhaps more: a column or a common table
 * expression may look like one.
 */
export function readQuery(sql: string): QueryWords {
  const reader = new QueryReader();
  for (const { kind, text } of wordsOf(sql)) {
    if (kind !== 'space' && kind !== 'comment') reader.take(kind, text);
  }
  return reader.end();
}

class QueryReader {
  readonly #query: QueryWords = {
    tables: [],
    names: new Set(),
    bareNames: new Set(),
    star: false,
    aliasLists: false,
  };
  readonly #aliases = new Set<string>();
  /** Names with another behind them: of tables, or of columns that are rows. */
  readonly #qualifiers = new Set<string>();
  /** The names that dots join, and the two words in front of them. */
  #chain: string[] = [];
  #before = '';
  #earlier = '';
  /** The last two words. */
  #previous = '';
  #last = '';

  take(kind: Word['kind'], text: string): void {
    if (text !== '.' && this.#last !== '.') {
      this.#endChain(text);
      this.#before = this.#last;
      this.#earlier = this.#previous;
    }
    if (kind === 'name' || kind === 'quoted') {
      const name = kind === 'name' ? text : text.slice(1, -1).replaceAll('""', '"');
      this.#query.names.add(name.toLowerCase());
      this.#chain.push(name);
    }
    // `count(*)` selects nothing, and behind a number or a name it multiplies.
    const isStar = text === '*' && /^(?:SELECT|DISTINCT|ALL|[.,])$/i.test(this.#last);
    if (isStar || /^NATURAL$/i.test(text)) this.#query.star = true;
    this.#previous = this.#last;
    this.#last = text;
  }

  end(): QueryWords {
    this.#endChain('');
    for (const name of this.#qualifiers) {
      if (!this.#aliases.has(name)) this.#query.bareNames.add(name);
    }
    return this.#query;
  }

  #endChain(following: string): void {
    const chain = this.#chain;
    this.#chain = [];
    const [name, schema = null, catalog = null] = [...chain].reverse();
    if (name === undefined) return;
    const before = this.#before.toUpperCase();
    if (chain.length <= 3 && beforeTable.has(before)) {
      this.#query.tables.push({ catalog, schema, name });
    }
    if (before === 'TABLE') this.#query.star = true;
    const isTable = /^(?:FROM|JOIN|TABLE)$/.test(before);
    if (isTable) this.#aliases.add(name.toLowerCase());
    if (chain.length > 1 && !isTable) this.#qualifiers.add((chain[0] ?? '').toLowerCase());
    const isKeyword = keywords.has(name.toUpperCase());
    if (chain.length === 1 && !isTable && !isKeyword) this.#endName(name, following);
  }

  /** A name that stands alone: a column, an alias or a function. */
  #endName(name: string, following: string): void {
    const before = this.#before;
    if (!/^AS$/i.test(before) && !isName(before) && !/^[)\]'\d]/.test(before)) {
      if (following !== '(') this.#query.bareNames.add(name.toLowerCase());
      return;
    }
    this.#aliases.add(name.toLowerCase());
    const ofTable = isName(/^AS$/i.test(before) ? this.#earlier : before);
    if (following === '(' && ofTable && !parametricTypes.has(name.toUpperCase())) {
      this.#query.aliasLists = true;
    }
  }
}

const isName = (word: string): boolean =>
  /^[\p{L}_"]/u.test(word) && !keywords.has(word.toUpperCase());

/** Whether two names can mean the same table; what one of them leaves out can be anything. */
export function canMean(one: NamedTable, other: NamedTable): boolean {
  const same = (part: string | null, match: string | null): boolean =>
    part === null || match === null || part.toLowerCase() === match.toLowerCase();
  return (
    same(one.name, other.name) && same(one.schema, other.schema) && same(one.catalog, other.catalog)
  );
}
