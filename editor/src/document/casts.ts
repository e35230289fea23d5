// CAST around the expression of a column, and the types that it makes loadable.

/** The type of the warehouse that a type of the graph is read from. */
export const warehouseTypes: Readonly<Record<string, string>> = {
  STRING: 'VARCHAR',
  INT64: 'BIGINT',
  INT32: 'INTEGER',
  INT16: 'SMALLINT',
  INT8: 'TINYINT',
  DOUBLE: 'DOUBLE',
  FLOAT: 'REAL',
  DATE: 'DATE',
  TIMESTAMP: 'TIMESTAMP',
  BOOL: 'BOOLEAN',
  BLOB: 'VARBINARY',
  UUID: 'UUID',
};

const opaque = /--[^\n\r]*|\/\*[^]*?\*\/|'[^']*'|"[^"]*"/g;
const call = /^\s*CAST\s*\(/i;

/** What stands in the outermost CAST of an expression, and its type; null where it is another expression. */
export function castOf(expression: string): { inner: string; type: string } | null {
  // Of the same length, without what only looks like parentheses and words.
  const plain = expression.replace(opaque, (whole) => '_'.repeat(whole.length));
  const opening = call.exec(plain)?.[0].length;
  if (opening === undefined) return null;
  let depth = 1;
  let as: number | undefined;
  let end = opening;
  for (; end < plain.length && depth > 0; end += 1) {
    const character = plain.charAt(end);
    depth += character === '(' ? 1 : character === ')' ? -1 : 0;
    if (depth === 1 && /^\sAS\s/i.test(plain.slice(end, end + 4))) as = end;
  }
  if (as === undefined || depth > 0 || plain.slice(end).trim() !== '') return null;
  return {
    inner: expression.slice(opening, as).trim(),
    type: expression.slice(as + 4, end - 1).trim(),
  };
}

const lastName = /(?:"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_@]*)$/u;
const reference = /^(?:(?:"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_@]*)\s*(?:\.\s*|$))+$/u;
const part = /"(?:[^"]|"")*"|[^\s."]+/gu;

/** The names of a column's reference, as a server compares them; null for another expression. */
export function referenceOf(expression: string): string[] | null {
  if (!reference.test(expression.trim())) return null;
  const names = expression.match(part) ?? [];
  return names.map((name) => name.replace(/^"|"$/g, '').replaceAll('""', '"').toLowerCase());
}

/** The column's own name as it is written, for an alias that says the same. */
export const ownName = (expression: string): string | null =>
  referenceOf(expression) ? (lastName.exec(expression.trim())?.[0] ?? null) : null;

const plainName = /^[a-z_][a-z0-9_]*$/i;

/** A name as SQL; in quotes where it is no plain one, or `isWord` says that it means something. */
export const quoted = (name: string, isWord: (name: string) => boolean): string =>
  plainName.test(name) && !isWord(name) ? name : `"${name.replaceAll('"', '""')}"`;
