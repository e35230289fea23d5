// What a query says, whatever its layout: blanks, comments and the case of words count for nothing.

const token = /\s+|--[^\n\r]*|\/\*[^]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|[\p{L}\p{N}_]+|[^]/gu;
const nothing = /^(?:\s|--|\/\*)/;
const word = /^[\p{L}\p{N}_]/u;

/** The tokens of a stretch of SQL; words, which Trino reads in any case, in lower case. */
export function tokensOf(sql: string): string[] {
  const all: string[] = sql.match(token) ?? [];
  return all
    .filter((text) => !nothing.test(text))
    .map((text) => (word.test(text) ? text.toLowerCase() : text));
}

/** The same for stretches that say the same. */
export const meaningOf = (sql: string): string => tokensOf(sql).join(' ');
