// What is said of a diagnostic beyond its message: the headers of core/rules/*.cpp (What, Why, Example, Fix), and for
// codes without a rule of their own the shortest case of tests/fixtures that raises them.

'use strict';

const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

const root = resolve(__dirname, '../..');

const pascalCase = (code) => code.replace(/(?:^|_)([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/** `// Why      Text` and the lines that go on with it, by the word in lower case. */
function readHeader(text) {
  const header = {};
  let word;
  for (const line of text.split('\n')) {
    const [, begun, rest] = /^\/\/ (?:(What|Why|Example|Fix) +|\s+)(.*)$/.exec(line) ?? [];
    if (rest === undefined) break;
    if (begun) word = begun.toLowerCase();
    header[word] = header[word] ? `${header[word]} ${rest.trim()}` : rest.trim();
  }
  return header;
}

function readRules() {
  const folder = join(root, 'core/rules');
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.cpp'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  return texts.filter((text) => text.startsWith('// What ')).map((text) => ({ text, header: readHeader(text) }));
}

/** Every finding in an answer, wherever it stands. */
function* findingsOf(value) {
  if (typeof value !== 'object' || value === null) return;
  if (typeof value.code === 'string' && typeof value.message === 'string' && value.severity) yield value;
  for (const inner of Object.values(value)) yield* findingsOf(inner);
}

/** The line of a text that a range begins in, where it says something and is short enough to be shown. */
function lineAt(text, { start }) {
  const line = text.slice(start.offset - start.column + 1).split(/[\r\n]/, 1)[0].trim();
  return line.length >= 5 && line.length <= 160 ? line : undefined;
}

const sqlAt = (text, path) => {
  try {
    const value = path.split('/').slice(1).reduce((inner, key) => inner[key], JSON.parse(text));
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
};

/** What the finding is about: the query that it stands in, else the line of the mapping. */
function exampleOf({ operation, input }, { path, range, sql_range }) {
  if (typeof input !== 'string') return undefined;
  const sql = /_sql$/.test(operation) ? input : sql_range && path !== undefined ? sqlAt(input, path) : undefined;
  if (sql !== undefined && sql_range) return lineAt(sql, sql_range);
  return range && lineAt(input, range);
}

function* examples(folder) {
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!path.endsWith('request.json')) continue;
    const place = join(folder, path, '..');
    const request = JSON.parse(readFileSync(join(place, 'request.json'), 'utf8'));
    if (request.input_file) request.input = readFileSync(join(place, request.input_file), 'utf8');
    if (request.input !== undefined && typeof request.input !== 'string')
      request.input = JSON.stringify(request.input, null, 2);
    const expected = JSON.parse(readFileSync(join(place, 'expected.json'), 'utf8'));
    if (request.options?.locale === 'zh') continue;
    for (const finding of findingsOf(expected)) {
      const example = exampleOf(request, finding);
      if (example !== undefined) yield { code: finding.code, example, message: finding.message };
    }
  }
}

function readExamples() {
  const folder = join(root, 'tests/fixtures');
  const shortest = new Map();
  if (!existsSync(folder)) return shortest;
  for (const found of examples(folder)) {
    const known = shortest.get(found.code);
    if (known === undefined || found.example.length < known.example.length) shortest.set(found.code, found);
  }
  return shortest;
}

/** Of each code what is known: `{ what, why, example, fix, message }`, all of them texts that may be missing. */
function readExplanations(codes) {
  const rules = readRules();
  const shortest = readExamples();
  const explain = (code) => {
    const mention = new RegExp(`Code::k${pascalCase(code)}\\b`);
    const rule = rules.find(({ text }) => mention.test(text));
    if (rule) return rule.header;
    const { example, message } = shortest.get(code) ?? {};
    return example === undefined ? {} : { example, message };
  };
  return Object.fromEntries(codes.map((code) => [code, explain(code)]));
}

module.exports = { pascalCase, readExplanations };
