const longest = 80;

/** Where a quoted stretch that begins at `from` ends; a quote that is doubled begins another one. */
function endOfQuoted(sql: string, from: number): number {
  const end = sql.indexOf(sql.charAt(from), from + 1);
  return end === -1 ? sql.length : end;
}

/** The parts of the first list in parentheses, with what stands around it; null where there is none. */
function partsOf(sql: string): { head: string; parts: string[]; tail: string } | null {
  const start = sql.indexOf('(') + 1;
  if (start === 0) return null;
  const parts: string[] = [];
  let depth = 1;
  let from = start;
  for (let at = start; at < sql.length; at += 1) {
    const sign = sql.charAt(at);
    if (sign === '`') at = endOfQuoted(sql, at);
    if (sign === '(' || sign === '[') depth += 1;
    if (sign === ')' || sign === ']') depth -= 1;
    if (depth > 1 || (depth === 1 && sign !== ',')) continue;
    parts.push(sql.slice(from, at).trim());
    from = at + 1;
    if (depth === 0) return { head: sql.slice(0, start), parts, tail: sql.slice(at) };
  }
  return null;
}

/** A statement that makes a table, with a row for each column where one row would be too long. */
export function spread(sql: string): string {
  const found = sql.length > longest ? partsOf(sql) : null;
  return found === null ? sql : `${found.head}\n  ${found.parts.join(',\n  ')}\n${found.tail}`;
}
