import { wordsOf } from '../sql-text.js';

const synonyms: Record<string, string> = {
  int: 'integer',
  // Servers leave a precision of 3 out when their clients ask for that.
  'timestamp(3)': 'timestamp',
  'time(3)': 'time',
  'varchar(2147483647)': 'varchar',
};
const synonym = new RegExp(
  Object.keys(synonyms)
    .map((name) => `(?<![\\w"@.])${name.replace(/[()]/g, '\\$&')}(?![\\w"@.(])`)
    .join('|'),
  'g',
);

/** A column's type without what servers of several ages and settings print in several ways. */
export function typeKey(type: string): string {
  let text = '';
  let blank = false;
  for (const { kind, text: word } of wordsOf(type)) {
    if (kind === 'space' || kind === 'comment') {
      blank = true;
      continue;
    }
    const key = (/^"[^"(),]+"$/.test(word) ? word.slice(1, -1) : word).toLowerCase();
    if (blank && /[^(,]$/.test(text) && !/^[(),]/.test(key)) text += ' ';
    text += key;
    blank = false;
  }
  return text.replace(synonym, (name) => synonyms[name] ?? name);
}
