const longest = 80;

/** Where a quoted stretch that begins at `from` ends; a quote that is doubled begins another one. */
function endOfQuoted(sql: string, from: number): number {
  const end = sql.indexOf(sql.charAt(from), from + 1);
  return end === -1 ? sql.length : end;
}

/** The places of the signs outside of quotes. */
function* signsOf(sql: string): Generator<[sign: string, at: number]> {
  for (let at = 0; at < sql.length; at += 1) {
    const sign = sql.charAt(at);
    if (sign === '`') at = endOfQuoted(sql, at);
    else yield [sign, at];
  }
}

/** The parts of the first list in parentheses, with what stands around it; null where there is none. */
function partsOf(sql: string): { head: string; parts: string[]; tail: string } | null {
  const parts: string[] = [];
  let depth = 0;
  let [start, from] = [0, 0];
  for (const [sign, at] of signsOf(sql)) {
    if (sign === ')' || sign === ']') depth -= 1;
    const isEnd = depth === 0 && sign === ')';
    if (isEnd || (depth === 1 && sign === ',')) {
      parts.push(sql.slice(from, at).trim());
      from = at + 1;
    }
    if (isEnd) return { head: sql.slice(0, start), parts, tail: sql.slice(at) };
    if (sign !== '(' && sign !== '[') continue;
    depth += 1;
    if (depth === 1) start = from = at + 1;
  }
  return null;
}

/** A statement that makes a table, with a row for each column where one row would be too long. */
export function spread(sql: string): string {
  const found = sql.length > longest ? partsOf(sql) : null;
  return found === null ? sql : `${found.head}\n  ${found.parts.join(',\n  ')}\n${found.tail}`;
}
