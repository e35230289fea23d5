import { toJsonText } from '../json.js';
import { badCatalog, checkTable } from './check-snapshot.js';
import type { CatalogSnapshot, CatalogTable } from './snapshot.js';

/** In letters of JSON, roughly: what the core reads in a millisecond or two. */
const sizeOfPiece = 100_000;

/** Of a column or a table, beside its name and type. */
const sizeOfOne = 30;

/** Tables of a snapshot as JSON, and how many tables there were so far. */
export interface Piece {
  text: string;
  tables: number;
}

/**
 * Takes a snapshot apart into pieces that are read quickly, each looked through before it is written.
 *
 * @throws MappingError `bad_catalog` with the place of what is wrong
 */
export function* piecesOf({ tables }: CatalogSnapshot): Generator<Piece, void> {
  let begin = 0;
  let size = 0;
  for (let index = 0; index < tables.length; index += 1) {
    const table = tables[index];
    checkTable(table, index);
    size += sizeOfOne + sizeOf(table);
    if (size < sizeOfPiece && index < tables.length - 1) continue;
    yield { text: write(tables.slice(begin, index + 1), begin), tables: index + 1 };
    begin = index + 1;
    size = 0;
  }
}

function sizeOf({ name, columns }: CatalogTable): number {
  let size = name.length;
  for (const column of columns) size += sizeOfOne + column.name.length + column.type.length;
  return size;
}

function write(tables: unknown[], begin: number): string {
  try {
    return toJsonText(tables);
  } catch (cause) {
    const reason = 'this table, or one soon after it, cannot be written as JSON';
    throw badCatalog(`/tables/${String(begin)}`, reason, cause);
  }
}
