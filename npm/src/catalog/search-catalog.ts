import type { CatalogSnapshot } from './snapshot.js';

/** A place of the warehouse that a search has found. */
export interface CatalogMatch {
  kind: 'catalog' | 'schema' | 'table' | 'column';
  /** From the catalog down: `['tpch', 'tiny', 'customer', 'custkey']`. */
  path: string[];
  /** Of a column. */
  type?: string;
  /** Higher is better; only the order means something. */
  score: number;
}

const kinds = ['catalog', 'schema', 'table', 'column'] as const;

/**
 * Finds catalogs, schemas, tables and columns by name, the best first: the whole name before its beginning, before the
 * beginning of a word in it, before any part, before letters in that order (`cstkey`). Words before the last, parted by
 * dots or blanks, must be found in what holds it: `customer key`, `tiny.cust`.
 *
 * @example
 * searchCatalog(snapshot, 'cust')[0]; // { kind: 'table', path: ['tpch', 'tiny', 'customer'], score: … }
 */
export function searchCatalog(
  snapshot: CatalogSnapshot,
  query: string,
  { limit = 50 }: { limit?: number } = {},
): CatalogMatch[] {
  const words = query
    .toLowerCase()
    .split(/[\s.]+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const matches: CatalogMatch[] = [];
  for (const { path, type } of placesOf(snapshot)) {
    const score = scoreOf(path, words);
    const kind = kinds[path.length - 1];
    if (score === 0 || !kind) continue;
    matches.push({ kind, path, ...(type === undefined ? {} : { type }), score });
  }
  const text = ({ path }: CatalogMatch): string => path.join('.');
  matches.sort(
    (a, b) => b.score - a.score || a.path.length - b.path.length || (text(a) < text(b) ? -1 : 1),
  );
  return matches.slice(0, limit);
}

function* placesOf({ tables }: CatalogSnapshot): Generator<{ path: string[]; type?: string }> {
  const seen = new Set<string>();
  for (const { catalog, schema, name, columns } of tables) {
    for (const path of [[catalog], [catalog, schema]]) {
      const key = path.join('.');
      if (seen.has(key)) continue;
      seen.add(key);
      yield { path };
    }
    yield { path: [catalog, schema, name] };
    for (const column of columns) {
      yield { path: [catalog, schema, name, column.name], type: column.type };
    }
  }
}

/** 0 where a word is not found. */
function scoreOf(path: string[], words: string[]): number {
  const names = path.map((name) => name.toLowerCase());
  let score = 10 * closeness(names.pop() ?? '', words.at(-1) ?? '');
  if (score === 0) return 0;
  // Of two that are about as close, the one that holds the other.
  score -= path.length / 5;
  // From the inside out, each word further out than the one behind it.
  for (const word of words.slice(0, -1).reverse()) {
    let found = 0;
    while (found === 0 && names.length > 0) found = closeness(names.pop() ?? '', word);
    if (found === 0) return 0;
    score += found;
  }
  return score;
}

/** From 0, not at all, to 1. Of two that are alike, the shorter name is closer. */
function closeness(name: string, word: string): number {
  const share = word.length / (name.length + 1);
  const start = name.indexOf(word);
  if (name === word) return 1;
  if (start === 0) return 0.8 + share / 10;
  if (start > 0) return (startsWord(name, word) ? 0.6 : 0.4) + share / 10;
  // One letter is in almost every name.
  return word.length > 2 && hasLettersInOrder(name, word) ? 0.1 + share / 10 : 0;
}

function startsWord(name: string, word: string): boolean {
  for (let at = name.indexOf(word); at > 0; at = name.indexOf(word, at + 1)) {
    if (/[^\p{L}\p{N}]/u.test(name.charAt(at - 1))) return true;
  }
  return false;
}

function hasLettersInOrder(name: string, word: string): boolean {
  let at = -1;
  for (const letter of word) {
    at = name.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}
