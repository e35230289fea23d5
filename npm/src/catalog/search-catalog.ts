import { isSign, NameTraits } from './name-traits.js';
import { indexOf } from './search-index.js';
import type { Holder, IndexedTable, SearchIndex } from './search-index.js';
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
 * The first search in a snapshot makes an index of it, `loadCatalog` does so in slices: it must not be changed
 * afterwards.
 *
 * @throws MappingError `bad_catalog` where it is no snapshot, with the place
 * @example
 * searchCatalog(snapshot, 'cust')[0]; // { kind: 'table', path: ['tpch', 'tiny', 'customer'], score: … }
 */
export function searchCatalog(
  snapshot: CatalogSnapshot,
  query: string,
  { limit = 50 }: { limit?: number } = {},
): CatalogMatch[] {
  const index = indexOf(snapshot);
  const words = query
    .toLowerCase()
    .split(/[\s.]+/)
    .filter((word) => word !== '');
  const last = words.pop();
  if (last === undefined || !(limit > 0)) return [];
  return new Search(index, last, words.reverse(), limit).run();
}

/** Those that are best so far. */
class Best {
  readonly #limit: number;
  #matches: { match: CatalogMatch; text: string }[] = [];
  /** What is not better than the last of the best need not be added. */
  score = -Infinity;
  level = 0;
  text = '';

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether the last of the best has changed. */
  add(match: CatalogMatch): boolean {
    this.#matches.push({ match, text: match.path.join('.') });
    if (this.#matches.length < 2 * this.#limit + 16) return false;
    this.#cut();
    return true;
  }

  take(): CatalogMatch[] {
    this.#cut();
    return this.#matches.map(({ match }) => match);
  }

  #cut(): void {
    this.#matches.sort(
      (a, b) =>
        b.match.score - a.match.score ||
        a.match.path.length - b.match.path.length ||
        (a.text < b.text ? -1 : 1),
    );
    this.#matches = this.#matches.slice(0, this.#limit);
    const last = this.#matches.at(-1);
    if (!last || this.#matches.length < this.#limit) return;
    this.score = last.match.score;
    this.level = last.match.path.length;
    this.text = last.text;
  }
}

/** Where a table stands among those that are as close as the last of the best. */
enum Order {
  Before,
  /** The column's name decides. */
  Same,
  Behind,
}

const nothing: readonly number[] = [];

/** So many names are all looked at first; of more, only those that can be among the best. */
const fewNames = 1 << 16;

class Search {
  readonly #index: SearchIndex;
  readonly #word: string;
  /** Those before it, from the inside out. */
  readonly #outer: string[];
  readonly #best: Best;
  readonly #bounds: WordBounds;
  /** By the number of a name: how close it is, −1 for not at all, 0 where it was not looked at. */
  readonly #closeness: Float64Array;
  /** What the closeness of no column exceeds. */
  #mostOfColumns = 1;
  /** For each word before the last, how close it is to each catalog and schema. */
  readonly #holders: Float64Array[];

  constructor(index: SearchIndex, word: string, outer: string[], limit: number) {
    this.#index = index;
    this.#word = word;
    this.#outer = outer;
    this.#best = new Best(limit);
    this.#bounds = new WordBounds(word);
    this.#closeness = new Float64Array(index.names.length);
    this.#holders = outer.map((each) =>
      Float64Array.from(index.holders, ({ lower }) => closeness(lower.at(-1) ?? '', each)),
    );
    if (index.names.length <= fewNames) this.#lookAtAll();
  }

  run(): CatalogMatch[] {
    const { holders, tables, tableTraits, columnTraits } = this.#index;
    for (const holder of holders) {
      const { path, lower } = holder;
      this.#addNamed(lower, path.join('.'), () => path, holder);
    }
    for (let number = 0; number < tables.length; number += 1) {
      const indexed = tables[number];
      if (!indexed) continue;
      const { catalog, schema, name } = indexed.table;
      const { lower, text, schema: holder } = indexed;
      if (this.#bounds.of(tableTraits, number) > 0)
        this.#addNamed(lower, text, () => [catalog, schema, name], holder);
      const most = Math.min(this.#mostOfColumns, this.#bounds.of(columnTraits, number));
      if (most > 0) this.#addColumns(indexed, most);
    }
    return this.#best.take();
  }

  #addNamed(lower: string[], text: string, path: () => string[], holder: Holder): void {
    const near = closeness(lower.at(-1) ?? '', this.#word);
    if (near === 0) return;
    const level = lower.length;
    const found = this.#foundIn(level - 1, lower, holder);
    if (!found) return;
    const score = scoreOf(near, level, found);
    const best = this.#best;
    if (score < best.score) return;
    if (score === best.score && (level > best.level || (level === best.level && text > best.text)))
      return;
    const kind = kinds[level - 1];
    if (kind) best.add({ kind, path: path(), score });
  }

  /** @param most what the closeness of none of its columns exceeds */
  #addColumns(indexed: IndexedTable, most: number): void {
    if (scoreOf(most, 4, []) + this.#outer.length < this.#best.score) return;
    const found = this.#foundIn(3, indexed.lower, indexed.schema);
    if (!found) return;
    const order = this.#orderOf(indexed);
    if (!this.#canBeWanted(scoreOf(most, 4, found), order)) return;
    const { columns, nameTraits } = this.#index;
    for (let at = indexed.begin; at < indexed.end; at += 1) {
      const number = columns[at] ?? 0;
      const known = this.#closeness[number] ?? 0;
      if (known < 0) continue;
      const limit = known === 0 ? this.#bounds.of(nameTraits, number) : known;
      if (limit === 0 || !this.#canBeWanted(scoreOf(limit, 4, found), order)) continue;
      const near = known === 0 ? this.#look(number) : known;
      if (near > 0) this.#addColumn(indexed, at - indexed.begin, scoreOf(near, 4, found));
    }
  }

  #addColumn({ table, text }: IndexedTable, place: number, score: number): void {
    const column = table.columns[place];
    if (!column || !this.#isWanted(score, `${text}.${column.name}`)) return;
    const path = [table.catalog, table.schema, table.name, column.name];
    this.#best.add({ kind: 'column', path, type: column.type, score });
  }

  /**
   * How close the words before the last are to what holds something, each further out than the one behind it; undefined
   * where one is not found.
   *
   * @param level how many names hold it
   */
  #foundIn(level: number, lower: string[], holder: Holder): readonly number[] | undefined {
    if (this.#outer.length === 0) return nothing;
    const found: number[] = [];
    let at = level;
    for (const [place, word] of this.#outer.entries()) {
      let near = 0;
      while (near === 0 && at > 0) {
        at -= 1;
        near =
          at === 2
            ? closeness(lower[2] ?? '', word)
            : (this.#holders[place]?.[at === 1 ? holder.number : holder.catalog] ?? 0);
      }
      if (near === 0) return undefined;
      found.push(near);
    }
    return found;
  }

  #lookAtAll(): void {
    const { names, nameTraits } = this.#index;
    this.#mostOfColumns = 0;
    for (let number = 0; number < names.length; number += 1) {
      const near = this.#bounds.of(nameTraits, number) > 0 ? this.#look(number) : -1;
      this.#closeness[number] = near;
      this.#mostOfColumns = Math.max(this.#mostOfColumns, near);
    }
  }

  /** Whether a column may be better than the last of the best. */
  #canBeWanted(score: number, order: Order): boolean {
    return score > this.#best.score || (score === this.#best.score && order !== Order.Behind);
  }

  #isWanted(score: number, text: string): boolean {
    const { score: last, level, text: lastText } = this.#best;
    return score > last || (score === last && level === 4 && text < lastText);
  }

  /** Of the columns that are as close as the last of the best: shorter paths come first, then the text decides. */
  #orderOf({ text }: IndexedTable): Order {
    const { level, text: lastText } = this.#best;
    if (level < 4 || text > lastText) return Order.Behind;
    return lastText.startsWith(text) ? Order.Same : Order.Before;
  }

  #look(number: number): number {
    const name = this.#index.names[number] ?? '';
    const canHold = this.#bounds.canHold(this.#index.nameTraits, number);
    const near = (canHold ? closeness(name, this.#word) : looseness(name, this.#word)) || -1;
    this.#closeness[number] = near;
    return near;
  }
}

/** What the closeness of a word to a name cannot exceed, as the name's traits tell. */
class WordBounds {
  readonly #length: number;
  readonly #head: number;
  readonly #letters: number;
  readonly #pairs: number;
  readonly #morePairs: number;

  constructor(word: string) {
    const { heads, letters, pairs, morePairs } = NameTraits.of(word);
    this.#length = word.length;
    this.#head = heads[0] ?? 0;
    this.#letters = letters[0] ?? 0;
    this.#pairs = pairs[0] ?? 0;
    this.#morePairs = morePairs[0] ?? 0;
  }

  of(traits: NameTraits, number: number): number {
    // Bits of two texts are compared as signed numbers.
    if (((traits.letters[number] ?? 0) & this.#letters) >>> 0 !== this.#letters) return 0;
    const length = Math.max(traits.lengths[number] ?? 0, this.#length);
    const share = this.#length / (length + 1);
    if (!this.canHold(traits, number)) return this.#length > 2 ? 0.1 + share / 10 : 0;
    if (((traits.heads[number] ?? 0) & this.#head) !== 0)
      return length === this.#length ? 1 : 0.8 + share / 10;
    return (((traits.starts[number] ?? 0) & this.#head) !== 0 ? 0.6 : 0.4) + share / 10;
  }

  /** Whether the word can be in it as it is. */
  canHold({ pairs, morePairs }: NameTraits, number: number): boolean {
    return (
      ((pairs[number] ?? 0) & this.#pairs) >>> 0 === this.#pairs &&
      ((morePairs[number] ?? 0) & this.#morePairs) >>> 0 === this.#morePairs
    );
  }
}

/** Of two that are about as close, the one that holds the other comes first. */
function scoreOf(near: number, level: number, found: readonly number[]): number {
  let score = 10 * near;
  score -= level / 5;
  for (const part of found) score += part;
  return score;
}

/** From 0, not at all, to 1. Of two that are alike, the shorter name is closer. */
function closeness(name: string, word: string): number {
  const share = word.length / (name.length + 1);
  const start = name.indexOf(word);
  if (name === word) return 1;
  if (start === 0) return 0.8 + share / 10;
  if (start > 0) return (startsWord(name, word, start) ? 0.6 : 0.4) + share / 10;
  return looseness(name, word);
}

/** The same of a word that is not in the name as it is. */
function looseness(name: string, word: string): number {
  // One letter is in almost every name.
  return word.length > 2 && hasLettersInOrder(name, word)
    ? 0.1 + word.length / (name.length + 1) / 10
    : 0;
}

function startsWord(name: string, word: string, first: number): boolean {
  for (let at = first; at > 0; at = name.indexOf(word, at + 1)) {
    if (isSign(name.charCodeAt(at - 1))) return true;
  }
  return false;
}

function hasLettersInOrder(name: string, word: string): boolean {
  let found = 0;
  let wanted = word.charCodeAt(0);
  for (let at = 0; at < name.length; at += 1) {
    if (name.charCodeAt(at) !== wanted) continue;
    found += 1;
    if (found === word.length) return true;
    wanted = word.charCodeAt(found);
  }
  return false;
}
