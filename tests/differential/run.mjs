// Asks Trino about made-up statements, and says where the core says something else.
//
// usage: node run.mjs [--syntax N] [--server URL --analysis N] [--seed N] [--minutes N] [--out FILE] [--tally FILE]
//
//   --syntax N     ask the parser about N statements: queries, each followed by itself with a slip, and words
//   --analysis N   ask the server at URL about N statements that its parser takes, a tenth of them with a slip
//   --seed N       another run; default 1. The same seed and counts give the same statements
//   --minutes N    stop when so much time is over, whatever is left
//   --out FILE     write each disagreement to FILE, a line of JSON each
//   --tally FILE   write what was counted to FILE, as JSON
//
// The last line is `N passed, N failed`; the one before it says how many of each kind. A statement fails where one of the two
// takes it and the other one does not, and where a name, a type or the name of an error differs. Places and texts of faults may
// differ in few of a thousand: which of the tokens that stopped it a server reports follows from how its parser is generated.
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { load } from '../../npm/dist/index.js';
import { askServer, Parser } from './answers.mjs';
import { compareAnalysis, compareSyntax } from './compare.mjs';
import { mutate } from './mutations.mjs';
import { Queries } from './queries.mjs';
import { Random } from './random.mjs';
import { makeWord } from './words.mjs';

const text = { type: 'string' };
const { values: options } = parseArgs({
  options: {
    syntax: text,
    analysis: text,
    server: text,
    seed: text,
    minutes: text,
    out: text,
    tally: text,
  },
});
const count = (name) => Number(options[name] ?? 0);
const deadline = Date.now() + (count('minutes') || Infinity) * 60_000;
const batch = 500;
const lanes = 4;

const generator = await load();
const catalogFile = new URL('../../samples/tpch/catalog.json', import.meta.url);
const catalog = generator.catalog(JSON.parse(readFileSync(catalogFile, 'utf8')), {
  ttlMs: Infinity,
});
const session = { catalog: 'tpch', schema: 'tiny' };
const analyze = (sql) => generator.analyzeSql(sql, catalog, session);

// How many of a thousand faults may be told at another place, or in other words.
const mostOfThousand = { 'another place': 2, 'another message': 10 };

const tally = {
  seed: count('seed') || 1,
  syntax: 0,
  analysis: 0,
  faults: 0,
  certain: 0,
  disagreements: {},
};

if (options.out) rmSync(options.out, { force: true });

function note(kind, sql, own, theirs) {
  tally.disagreements[kind] = (tally.disagreements[kind] ?? 0) + 1;
  const line = JSON.stringify({ kind, sql, own, theirs });
  if (options.out) appendFileSync(options.out, `${line}\n`);
  if (!(kind in mostOfThousand)) console.log(line);
}

/** Statements without end; each is followed by itself with a slip where `slips` says so. */
function* statements(slips) {
  const random = new Random(tally.seed);
  const queries = new Queries(random);
  while (true) {
    const sql = queries.make();
    if (sql.length > 4000) continue;
    yield sql;
    if (random.chance(slips)) yield mutate(sql, random);
  }
}

const take = (source, number) => Array.from({ length: number }, () => source.next().value);

/** Between the queries, words of the grammar that are names as well. */
function* statementsAndWords() {
  const random = new Random(tally.seed);
  for (const sql of statements(1)) {
    yield sql;
    if (random.chance(0.2)) yield makeWord(random);
  }
}

async function compareWithParser(total) {
  const parser = new Parser();
  const source = statementsAndWords();
  while (tally.syntax < total && Date.now() < deadline) {
    const asked = take(source, Math.min(batch, total - tally.syntax));
    const answers = await parser.ask(asked);
    for (const [index, sql] of asked.entries()) {
      const report = generator.parseSql(sql);
      const kind = compareSyntax(sql, report, answers[index], () => analyze(sql));
      tally.syntax += 1;
      if (answers[index]) tally.faults += 1;
      if (kind) note(kind, sql, report.diagnostics[0]?.params, answers[index]);
    }
  }
  parser.close();
}

async function compareWithServer(total) {
  const source = statements(0.1);
  const ask = async () => {
    while (tally.analysis < total && Date.now() < deadline) {
      const sql = source.next().value;
      if (!generator.parseSql(sql).ok) continue;
      tally.analysis += 1;
      const answer = await askServer(options.server, sql);
      const report = analyze(sql);
      const kind = compareAnalysis(sql, report, answer);
      if (answer.fault) tally.faults += 1;
      if (report.certain) tally.certain += 1;
      if (kind) note(kind, sql, report.diagnostics[0]?.params ?? report.columns, answer);
    }
  };
  await Promise.all(Array.from({ length: lanes }, ask));
}

if (count('syntax')) await compareWithParser(count('syntax'));
if (options.server && count('analysis')) await compareWithServer(count('analysis'));

const isAllowed = (kind, number) => number * 1000 <= (mostOfThousand[kind] ?? 0) * tally.faults;
const failed = Object.entries(tally.disagreements).reduce(
  (sum, [kind, number]) => sum + (isAllowed(kind, number) ? 0 : number),
  0,
);
if (options.tally) writeFileSync(options.tally, `${JSON.stringify(tally)}\n`);
console.log(JSON.stringify(tally));
console.log(`${tally.syntax + tally.analysis - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
