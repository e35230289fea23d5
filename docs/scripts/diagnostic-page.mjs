// The page of a diagnostic, as Markdown. Its examples are the very texts that the package was asked about.
import { inputOf, isSql, mendedText, reportOn } from './run-example.mjs';
import { stages } from './stages.mjs';

/** Text as Markdown that says nothing else, and is neither a template nor the attributes of a block. */
export const plain = (text) =>
  text
    .replace(/[\\<>*_`[\]|#]/g, '\\$&')
    .replaceAll('{', '&#123;')
    .replaceAll('}', '&#125;')
    .replaceAll('\n', ' ');

const quote = (text) => `> ${plain(text)}`;

/** A block of code; what it holds may have fences of its own. */
const block = (language, text) => `\`\`\`\`${language}\n${text}\n\`\`\`\``;

const languageOf = (example) => (isSql(example) ? 'sql' : 'json');

const pieceOf = (part) =>
  part.bytes
    ? part.bytes.map((byte) => `\\x${byte.toString(16)}`).join('')
    : `${part.repeat} … (${part.times.toLocaleString('en')} times)`;

/** An input as it is shown: what is repeated stands there once. */
export const shownInput = (example) =>
  Array.isArray(example.input) && typeof example.input[0] === 'string'
    ? example.input.map((part) => (typeof part === 'string' ? part : pieceOf(part))).join('')
    : inputOf(example).trimEnd();

const placeOf = ({ range, sql_range: sqlRange, path }, example) => {
  const at = isSql(example) ? sqlRange : range;
  return at ? `line ${at.start.line}, column ${at.start.column}` : `\`${path || '/'}\``;
};

/** What Trino says of it, where it has a word of its own. */
function serverWords({ params: { serverMessage, errorName } }) {
  if (!serverMessage) return undefined;
  const name = errorName ? ` (\`${errorName}\`)` : '';
  return `Trino’s own words${name}:\n\n${quote(serverMessage)}`;
}

const circumstances = [
  ['catalog', 'What the warehouse holds'],
  ['options', 'With these options and answers'],
  ['answers', 'What the cluster answers'],
];

const details = (title, value) =>
  `::: details ${title}\n${block('json', JSON.stringify(value, null, 2))}\n:::`;

const circumstancesOf = (example) =>
  circumstances
    .filter(([name]) => example[name])
    .map(([name, title]) => details(title, example[name]));

const safety = (isSafe) =>
  isSafe
    ? 'safe: the meaning stays, so `--fix` writes it'
    : 'not safe: it may change what is meant, so it is offered, and written with `--fix-unsafe` alone';

/** How it is mended: by a fix, which is carried out here, or by hand. */
function mendedSection(example, mended, fixes, mend) {
  const titles = fixes.map(({ title, safe }) => `* ${plain(title)} — ${safety(safe)}`);
  if (mended) {
    const text = block(languageOf(example), mended.text.trimEnd());
    const after = example.after && details('What the cluster answers then', example.after);
    return ['## Mended', titles.join('\n'), text, after];
  }
  const texts = [
    titles.join('\n'),
    mend && plain(mend),
    titles.length === 0 &&
      !mend &&
      'Nothing mends it with certainty: that is its author’s decision.',
  ];
  return ['## How to mend it', ...texts];
}

const beside = (example) =>
  example.beside &&
  `It comes with ${example.beside.map((code) => `[${plain(code)}](./${code}.md)`).join(', ')}.`;

function sentencesSection(sentences) {
  if (sentences.length === 0) return [];
  const rows = sentences.map(({ error, words }) => `| \`${error}\` | ${plain(words)} |`);
  return [
    '## The server’s sentences',
    'It stands for these of Trino’s, whether the cluster or the analysis found the fault:',
    ['| error | words |', '| --- | --- |', ...rows].join('\n'),
  ];
}

const unique = (fixes) => [...new Map(fixes.map((fix) => [fix.title, fix])).values()];

/** The frontmatter that says how the page’s example is carried out again. */
function frontmatter({ code, en }, example) {
  const values = { title: code, description: en, outline: false, example };
  return [
    '---',
    ...Object.entries(values).map(([key, value]) => `${key}: ${JSON.stringify(value)}`),
    '---',
  ];
}

/** What becomes of a load, by the catalogue's column. */
const loads = {
  columns: ' The load stops, whatever the rows are.',
  rows: ' The load stops at such rows.',
};

/** @returns the page of a row of the catalogue, whose example is carried out for it */
export async function diagnosticPage(row, example) {
  const text = inputOf(example);
  const { diagnostics } = await reportOn(example, text);
  const own = diagnostics.filter(({ code }) => code === row.code);
  if (own.length === 0) throw new Error(`the example of ${row.code} has no such finding`);
  const mended = await mendedText(example, text);
  const fixes = unique(mended?.fixes ?? own.flatMap(({ fixes: all = [] }) => all.slice(0, 1)));
  const sections = [
    frontmatter(row, example).join('\n'),
    `# ${plain(row.code)}`,
    `**${row.severity}**, found by the stage \`${row.stage}\`.${loads[row.load] ?? ''}`,
    quote(row.en),
    quote(row.zh),
    row.what && plain(row.what),
    row.why && `**Why.** ${plain(row.why)}`,
    '## Example',
    block(languageOf(example), shownInput(example)),
    `At ${placeOf(own[0], example)}:`,
    quote(own[0].message),
    serverWords(own[0]),
    beside(example),
    ...circumstancesOf(example),
    ...mendedSection(example, mended, fixes, row.mend),
    ...sentencesSection(row.sentences),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

/** The catalogue by stage, as pairs of a title and its rows. */
const byStage = (catalogue) =>
  Object.entries(stages).map(([stage, title]) => [
    title,
    catalogue.filter((row) => row.stage === stage),
  ]);

/** The list of all codes. */
export function indexPage(catalogue) {
  const sections = byStage(catalogue).map(([title, rows]) => {
    const lines = rows.map(
      ({ code, severity, en }) => `| [${plain(code)}](./${code}.md) | ${severity} | ${plain(en)} |`,
    );
    return [
      `## ${title}`,
      ['| code | severity | message |', '| --- | --- | --- |', ...lines].join('\n'),
    ].join('\n\n');
  });
  return `# Diagnostics

What the package says of mappings, by code. On the command line: \`mapping-generator explain CODE\`. Every example
of these pages is carried out by the tests, which hold it against the code, and its fix against what is left.

${sections.join('\n\n')}
`;
}
