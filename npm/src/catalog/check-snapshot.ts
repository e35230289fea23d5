import { MappingError } from '../errors.js';
import type { CatalogSnapshot, CatalogTable } from './snapshot.js';

// The types say what a snapshot is, but most of them come out of a file.

type Checked = Record<string, unknown>;

/**
 * What is wrong with a snapshot, and where.
 *
 * @param path the JSON pointer of the value in the snapshot
 */
export function badCatalog(path: string, reason: string, cause?: unknown): MappingError {
  const where = path === '' ? '' : ` at ${path}`;
  const facts = { details: { path, reason } };
  return new MappingError(
    'bad_catalog',
    `The catalog cannot be read${where}: ${reason}`,
    cause === undefined ? facts : { ...facts, cause },
  );
}

/** Refuses what has no list of tables, or covers what cannot be read. The tables are left to `checkTable`. */
export function checkTables(snapshot: unknown): asserts snapshot is CatalogSnapshot {
  const { tables, covers } = requireObject(snapshot, '');
  checkCovers(covers);
  if (!Array.isArray(tables)) throw badCatalog('/tables', expected('a list', tables));
}

/** @param index its place in the list */
export function checkTable(table: unknown, index: number): asserts table is CatalogTable {
  const path = `/tables/${String(index)}`;
  const { catalog, schema, name, columns } = requireObject(table, path);
  requireText(catalog, path, 'catalog');
  requireText(schema, path, 'schema');
  requireText(name, path, 'name');
  if (!Array.isArray(columns)) throw badCatalog(`${path}/columns`, expected('a list', columns));
  // By index, since a list can have holes.
  for (let place = 0; place < columns.length; place += 1) {
    const column = columns[place] as Checked | null | undefined;
    // This is all there is to see of almost every column.
    if (typeof column?.name === 'string' && typeof column.type === 'string') continue;
    checkColumn(column, `${path}/columns/${String(place)}`);
  }
}

function checkColumn(column: unknown, path: string): void {
  const { name, type } = requireObject(column, path);
  requireText(name, path, 'name');
  requireText(type, path, 'type');
}

/** @throws MappingError `bad_catalog` with the place of what is wrong */
export function requireSnapshot(snapshot: unknown): CatalogSnapshot {
  checkTables(snapshot);
  for (let index = 0; index < snapshot.tables.length; index += 1)
    checkTable(snapshot.tables[index], index);
  return snapshot;
}

/** Nothing said is that the tables tell it. */
function checkCovers(covers: unknown): void {
  if (covers === undefined || covers === null) return;
  if (!Array.isArray(covers)) throw badCatalog('/covers', expected('a list', covers));
  covers.forEach((cover: unknown, index) => {
    const path = `/covers/${String(index)}`;
    const { catalog, schema } = requireObject(cover, path);
    requireText(catalog, path, 'catalog');
    if (schema !== undefined && schema !== null) requireText(schema, path, 'schema');
  });
}

function requireText(value: unknown, path: string, member: string): void {
  if (typeof value !== 'string') throw badCatalog(`${path}/${member}`, expected('a text', value));
}

function requireObject(value: unknown, path: string): Checked {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Checked;
  throw badCatalog(path, expected('an object', value));
}

function expected(what: string, value: unknown): string {
  const kind = Array.isArray(value) ? 'a list' : value === null ? 'null' : typeof value;
  return `expected ${what}, got ${kind === 'undefined' ? 'nothing' : kind}`;
}
