// What can be said about SQL from its words alone. Whether it is a query, the core and the cluster know.

export interface Word {
  kind: 'space' | 'comment' | 'string' | 'quoted' | 'name' | 'other';
  text: string;
  start: number;
}

// Two strings side by side are one with a quote inside; for what is asked here that makes no difference. A comment that
// is never closed takes the rest of the text: looking for its end again and again would hold the page.
const patterns = {
  space: '\\s+',
  comment: '--[^\\r\\n]*|/\\*[^]*?\\*/',
  string: "'[^']*'",
  quoted: '(?:"[^"]*")+',
  name: '[\\p{L}_][\\p{L}\\p{N}_@]*',
  other: '/\\*[^]*|[^]',
} satisfies Record<Word['kind'], string>;

const kinds = Object.keys(patterns) as Word['kind'][];
const anyWord = new RegExp(kinds.map((kind) => `(${patterns[kind]})`).join('|'), 'gu');

/** The words of a text, one after another without a gap. */
export function* wordsOf(sql: string): Generator<Word> {
  for (const match of sql.matchAll(anyWord)) {
    const kind = kinds.find((_, index) => match[index + 1] !== undefined) ?? 'other';
    yield { kind, text: match[0], start: match.index };
  }
}

const isSignificant = ({ kind }: Word): boolean => kind !== 'space' && kind !== 'comment';

/** The statement without the semicolons at its end, which Trino's protocol refuses; places stay what they are. */
export function withoutTerminator(sql: string): string {
  let end: number | undefined;
  for (const word of wordsOf(sql)) {
    if (!isSignificant(word)) continue;
    end = word.text === ';' ? (end ?? word.start) : undefined;
  }
  return sql.slice(0, end);
}

/** The first words of a text that mean something, as many as are asked for, in upper case. */
export function firstWords(sql: string, count: number): string[] {
  const found: string[] = [];
  for (const word of wordsOf(sql)) {
    if (isSignificant(word)) found.push(word.text.toUpperCase());
    if (found.length === count) break;
  }
  return found;
}
