// What a mutant changes: one token of a line of C++, as a slip of whoever wrote it would.

/** Each `from` becomes `to`; between words and operators of more letters nothing is cut. */
const replacements = [
  [/(?<![=!<>])==(?!=)/g, '!='],
  [/!=/g, '=='],
  [/(?<=\s)<(?=\s)/g, '<='],
  [/(?<=\s)<=(?=\s)/g, '<'],
  [/(?<=\s)>(?=\s)/g, '>='],
  [/(?<=\s)>=(?=\s)/g, '>'],
  [/(?<=\s)&&(?=\s|$)/g, '||'],
  [/(?<=\s)\|\|(?=\s|$)/g, '&&'],
  [/(?<=\s)\+(?=\s)/g, '-'],
  [/(?<=\s)-(?=\s)/g, '+'],
  [/\btrue\b/g, 'false'],
  [/\bfalse\b/g, 'true'],
  [/(?<=[(\s])!(?=[a-z(])/g, ''],
  [/\bcontinue;/g, 'break;'],
  [/\b0(?=[;,)])/g, '1'],
  [/\b1(?=[;,)])/g, '0'],
  [/\bany_of\b/g, 'all_of'],
  [/\ball_of\b/g, 'any_of'],
];

/** Where a line's comment begins, or its end; a string with two slashes is no comment. */
function endOfCode(line) {
  const plain = line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)'/g, (text) =>
    '_'.repeat(text.length),
  );
  const comment = plain.indexOf('//');
  return comment < 0 ? line.length : comment;
}

/** No line of a directive, of a template's head, of a table or of a check at compile time: what they say is not carried out. */
const isCode = (line) => !/^\s*(#|template|static_assert|using |\{".*},?$)/.test(line);

/** The line without what stands in its texts, so that only code is found; as long as it is. */
const withoutTexts = (line) =>
  line.replace(/"(?:[^"\\]|\\.)*"/g, (text) => `"${'_'.repeat(text.length - 2)}"`);

/** Every mutant of a file: `{line, column, from, to}`, both from 1, in the order of the text. */
export function mutantsOf(text) {
  return text.split('\n').flatMap((line, index) => {
    if (!isCode(line)) return [];
    const code = withoutTexts(line).slice(0, endOfCode(line));
    return replacements.flatMap(([pattern, to]) =>
      [...code.matchAll(pattern)].map((found) => ({
        line: index + 1,
        column: found.index + 1,
        from: found[0],
        to,
      })),
    );
  });
}

/** The text with one change. */
export function mutated(text, { line, column, from, to }) {
  const lines = text.split('\n');
  const old = lines[line - 1];
  lines[line - 1] = old.slice(0, column - 1) + to + old.slice(column - 1 + from.length);
  return lines.join('\n');
}
