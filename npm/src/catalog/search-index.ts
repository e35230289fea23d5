import { checkTable, checkTables } from './check-snapshot.js';
import { grown, NameTraits } from './name-traits.js';
import type { CatalogSnapshot, CatalogTable } from './snapshot.js';

/** How many tables are read in one step. */
const tablesOfStep = 100;

/** What holds tables, each once: the path of a catalog or of a schema. */
export interface Holder {
  path: string[];
  lower: string[];
  number: number;
  /** The number of its catalog; its own where it is one. */
  catalog: number;
}

/** A table with its columns, by the numbers of their names. */
export interface IndexedTable {
  table: CatalogTable;
  /** Catalog, schema and name, parted by dots. */
  text: string;
  /** The same in lower case. */
  lower: string[];
  schema: Holder;
  /** Where its columns begin and end among those of all tables. */
  begin: number;
  end: number;
}

/** So many names are looked up before they are given a number; of more, the same name may have several. */
const mostShared = 1 << 17;

/** The names of a snapshot, the columns' once however many have them, with what rules most of them out at once. */
export class SearchIndex {
  readonly holders: Holder[] = [];
  readonly tables: IndexedTable[] = [];
  readonly tableTraits = new NameTraits(256);
  /** Of the columns of each table together. */
  readonly columnTraits = new NameTraits(256);
  /** Names of columns in lower case. */
  readonly names: string[] = [];
  readonly nameTraits = new NameTraits(1024);
  /** The columns of all tables, by the numbers of their names. */
  columns: Uint32Array = new Uint32Array(1024);
  #size = 0;
  readonly #numbers = new Map<string, number>();
  readonly #holders = new Map<string, Holder>();

  add(table: CatalogTable): void {
    const { catalog, schema, name, columns } = table;
    const parent = this.#holderOf([catalog]).number;
    const holder = this.#holderOf([catalog, schema], parent);
    const path = [catalog, schema, name];
    const lower = path.map((part) => part.toLowerCase());
    const begin = this.#size;
    for (const column of columns) this.#addColumn(this.#numberOf(column.name.toLowerCase()));
    const end = this.#size;
    this.tables.push({ table, text: path.join('.'), lower, schema: holder, begin, end });
    this.tableTraits.add(lower[2] ?? '');
    this.columnTraits.addUnion(this.nameTraits, this.columns.subarray(begin, end));
  }

  /** Forgets what only adding needs. */
  finish(): void {
    this.#numbers.clear();
    this.#holders.clear();
  }

  #holderOf(path: string[], catalog?: number): Holder {
    const key = path.join('\0');
    const known = this.#holders.get(key);
    if (known) return known;
    const number = this.holders.length;
    const lower = path.map((part) => part.toLowerCase());
    const added = { path, lower, number, catalog: catalog ?? number };
    this.#holders.set(key, added);
    this.holders.push(added);
    return added;
  }

  #addColumn(number: number): void {
    if (this.#size === this.columns.length) this.columns = grown(this.columns);
    this.columns[this.#size] = number;
    this.#size += 1;
  }

  #numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.nameTraits.add(name);
    this.names.push(name);
    if (number < mostShared) this.#numbers.set(name, number);
    return number;
  }
}

const indexes = new WeakMap<object, SearchIndex>();

/** Makes the index of a snapshot in short steps, where there is none yet; each step says how many tables it has read. */
export function* indexSteps(snapshot: CatalogSnapshot): Generator<number, SearchIndex> {
  const known = indexes.get(snapshot);
  if (known?.tables.length === snapshot.tables.length) return known;
  const index = new SearchIndex();
  for (let place = 0; place < snapshot.tables.length; place += 1) {
    const table = snapshot.tables[place];
    checkTable(table, place);
    index.add(table);
    if (place % tablesOfStep === tablesOfStep - 1) yield place;
  }
  index.finish();
  indexes.set(snapshot, index);
  return index;
}

/** @throws MappingError `bad_catalog` with the place of what is wrong */
export function indexOf(snapshot: CatalogSnapshot): SearchIndex {
  checkTables(snapshot);
  const steps = indexSteps(snapshot);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
