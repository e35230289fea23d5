const tokens =
  /\s+|"(?:[^"]|"")*"?|'(?:[^']|'')*'?|[A-Za-z_][A-Za-z_0-9]*|[0-9]+(?:\.[0-9]*)?|<=|>=|<>|!=|\|\||->|./gsu;

const strange = [
  'SELECT',
  'FROM',
  'WHERE',
  'GROUP',
  'BY',
  'AS',
  'ON',
  'AND',
  'NOT',
  'IN',
  'CASE',
  'END',
  'OVER',
  ',',
  ')',
  '(',
  '.',
  '*',
  '=',
  '[',
  ']',
  "'",
  '"',
  ';',
  '%',
  '->',
  'x',
  '1',
  '1.5',
  'DATE',
  'NULL',
  'ORDER',
  'LIMIT',
  'UNION',
  'JOIN',
  'LATERAL',
  '?',
  '`',
  '@',
  '--',
  'é',
];

const change = {
  drop: (words, at) => words.splice(at, 1),
  double: (words, at) => words.splice(at, 0, words[at], ' '),
  swap: (words, at) => words.splice(at, 2, words[at + 1] ?? '', words[at]),
  replace: (words, at, random) => words.splice(at, 1, random.of(strange)),
  insert: (words, at, random) => words.splice(at, 0, ` ${random.of(strange)} `),
  cut: (words, at) => words.splice(at),
  misspell: (words, at) => words.splice(at, 1, words[at].replace(/(?<=.)[a-z]/, 'q')),
};

/** The statement with one slip, as people make them. */
export function mutate(sql, random) {
  const words = sql.match(tokens) ?? [];
  const places = words.flatMap((word, index) => (word.trim() ? [index] : []));
  change[random.of(Object.keys(change))](words, random.of(places), random);
  return words.join('');
}
