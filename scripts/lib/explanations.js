// What is said of a diagnostic beyond its message: the headers of core/rules/*.cpp (What, Why, Example, Fix), and for codes
// without a rule of their own what groups.js has, with the shortest case of tests/fixtures that raises them.

'use strict';

const { readdirSync, readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

const { findingsOf, readFixtures } = require('./fixtures.js');
const { groups } = require('./groups.js');
const { rules: inChinese } = require('./rules-zh.js');

const root = resolve(__dirname, '../..');

const pascalCase = (code) =>
  code.replace(/(?:^|_)([a-z0-9])/g, (_, letter) => letter.toUpperCase());

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
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
  return texts
    .filter(({ text }) => text.startsWith('// What '))
    .map(({ name, text }) => {
      const zh = inChinese[name.replace(/\.cpp$/, '')];
      if (!zh) throw new Error(`scripts/lib/rules-zh.js says nothing of ${name}`);
      return { text, header: { ...readHeader(text), zh } };
    });
}

/** The line of a text that a range begins in, where it says something and is short enough to be shown. */
function lineAt(text, { start }) {
  const line = text
    .slice(start.offset - start.column + 1)
    .split(/[\r\n]/, 1)[0]
    .trim();
  return line.length >= 5 && line.length <= 160 ? line : undefined;
}

const sqlAt = (text, path) => {
  try {
    const value = path
      .split('/')
      .slice(1)
      .reduce((inner, key) => inner[key], JSON.parse(text));
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
};

/** What the finding is about: the query that it stands in, else the line of the mapping. */
function exampleOf({ operation, input }, { path, range, sql_range }) {
  if (typeof input !== 'string') return undefined;
  const sql = /_sql$/.test(operation)
    ? input
    : sql_range && path !== undefined
      ? sqlAt(input, path)
      : undefined;
  if (sql !== undefined && sql_range) return lineAt(sql, sql_range);
  return range && lineAt(input, range);
}

function* examples() {
  for (const { request, expected } of readFixtures()) {
    const { operation, options, input } = request;
    const text =
      input === undefined || typeof input === 'string' ? input : JSON.stringify(input, null, 2);
    if (options?.locale === 'zh') continue;
    for (const finding of findingsOf(expected)) {
      const example = exampleOf({ operation, input: text }, finding);
      if (example !== undefined) yield { code: finding.code, example, message: finding.message };
    }
  }
}

function readExamples() {
  const shortest = new Map();
  for (const found of examples()) {
    const known = shortest.get(found.code);
    if (known === undefined || found.example.length < known.example.length)
      shortest.set(found.code, found);
  }
  return shortest;
}

/** Of each code what is known: `{ what, why, example, fix, message, zh: { what, why, fix } }`, all of which may be missing. */
function readExplanations(codes) {
  const rules = readRules();
  const shortest = readExamples();
  const explain = (code) => {
    const mention = new RegExp(`Code::k${pascalCase(code)}\\b`);
    const rule = rules.find(({ text }) => mention.test(text));
    if (rule) return rule.header;
    const { what, why, fix, zh } = groups.find(({ of }) => of.test(code)) ?? {};
    const { example, message } = shortest.get(code) ?? {};
    return { what, why, example, message, fix, zh };
  };
  return Object.fromEntries(codes.map((code) => [code, explain(code)]));
}

module.exports = { pascalCase, readExplanations };
