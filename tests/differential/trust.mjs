// Writes TRUST.md from the runs of scripts/prove.
//
// usage: node trust.mjs [--add TALLY --server URL --fuzzed SECONDS]
//
//   --add TALLY   first adds the run that counted TALLY (--tally of run.mjs), with today's date and this checkout's commit
import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const text = { type: 'string' };
const { values: options } = parseArgs({ options: { add: text, server: text, fuzzed: text } });
const fileOf = (path) => new URL(path, import.meta.url);
const runsFile = fileOf('runs.jsonl');
const root = fileOf('../../');

async function newRun() {
  const info = await (await fetch(new URL('/v1/info', options.server))).json();
  const commit = execFileSync('git', ['rev-parse', '--short=10', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  const tally = JSON.parse(readFileSync(options.add, 'utf8'));
  return { date: new Date().toISOString().slice(0, 10), commit, server: info.nodeVersion.version, fuzzed: Number(options.fuzzed), ...tally };
}

if (options.add) appendFileSync(runsFile, `${JSON.stringify(await newRun())}\n`);

const runs = readFileSync(runsFile, 'utf8').trim().split('\n').filter(Boolean).map((line) => JSON.parse(line));
const sum = (pick) => runs.reduce((total, run) => total + pick(run), 0);
const grouped = (number) => number.toLocaleString('en-US');
const share = (part, whole) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(3)} %`);
const told = (kind) => sum(({ disagreements }) => disagreements[kind] ?? 0);

/** Kinds of disagreement, and of how many of what they are told. */
const statements = sum(({ syntax, analysis }) => syntax + analysis);
const faults = sum((run) => run.faults);
const kinds = [
  ['taken, and Trino refuses it', 'the core takes it, Trino refuses it', statements],
  ['refused, and Trino takes it', 'the core refuses it, Trino takes it', statements],
  ['another number of columns', 'another number of columns', statements],
  ['another name', 'another name of a column', statements],
  ['another type', 'another type of a column', statements],
  ['another error', 'another name of an error', faults],
  ['another place', 'a fault at another place', faults],
  ['another message', 'a fault in other words', faults],
];

/** `queries accepted 4895 of 4895`, a line each. */
function floors(path) {
  const lines = readFileSync(fileOf(path), 'utf8').trim().split('\n');
  const rows = lines.map((line) => /^(\w+) (\w+) (\d+) of (\d+)$/.exec(line)).filter(Boolean);
  return rows.map(([, corpus, measure, good, all]) => `| ${corpus} | ${measure} | ${grouped(Number(good))} | ${grouped(Number(all))} |`).join('\n');
}

const page = `# Why this can be trusted

Written by \`scripts/prove\`; nothing here is written by hand. What the core says is held against a real Trino, and what it writes is
carried out in the real engine. What it does not know it says: an answer that is not certain is counted as that, never as right.

## Statements that nobody wrote

A generator makes statements by Trino's grammar, types and functions, and slips as people make them (\`tests/differential/\`). Each is
asked of Trino's parser in its own process (what it takes, where it refuses, in which words) or of a server (names and types of the
columns, the first error, its place and its words).

| | |
| --- | --- |
| statements | ${grouped(statements)}: ${grouped(sum((run) => run.syntax))} of the parser, ${grouped(sum((run) => run.analysis))} of a server |
| with a fault | ${grouped(faults)} |
| of those a server was asked, certain | ${share(sum((run) => run.certain), sum((run) => run.analysis))} |
| fuzzed, with sanitizers | ${(sum((run) => run.fuzzed) / 3600).toFixed(1)} hours |

| disagreement | statements | of |
| --- | --- | --- |
${kinds.map(([kind, words, whole]) => `| ${words} | ${told(kind)} (${share(told(kind), whole)}) | ${grouped(whole)} |`).join('\n')}

A place or words that differ are what follows from how Trino's parser is generated: which of several tokens it reports, and which it lists
as expected. The bound of a run is 2 and 10 of a thousand faults; of the others it is none.

| run | commit | Trino | seed | parser | server | disagreements |
| --- | --- | --- | --- | --- | --- | --- |
${runs.map((run) => `| ${run.date} | ${run.commit} | ${run.server} | ${run.seed} | ${grouped(run.syntax)} | ${grouped(run.analysis)} | ${Object.entries(run.disagreements).map(([kind, number]) => `${number} ${kind}`).join(', ') || 'none'} |`).join('\n')}

\`scripts/prove\` makes another run; with \`--seed\` and the counts of a row, that one again.

## Statements that people wrote

Corpora of labelled statements and answers that were recorded from real servers. A run of \`scripts/test\` fails below these figures, which
may only rise.

| corpus | parser and shape | right | of |
| --- | --- | --- | --- |
${floors('../conformance/sql_floor.txt')}

| corpus | names, types, lineage, renames | right | of |
| --- | --- | --- | --- |
${floors('../conformance/analysis_floor.txt')}

## Run it yourself

| what | how |
| --- | --- |
| everything, as CI does it | \`scripts/test\` |
| the statements that the core writes, in the real engine | \`scripts/test engine\` |
| the package on a real Trino, loaded into the real engine | \`scripts/test cluster\` |
| the growth of work with the text, in steps | \`scripts/test shapes\` |
| the fuzz targets | \`scripts/test fuzz\` |
| speed beside its peers | \`scripts/bench\` |
`;

writeFileSync(new URL('TRUST.md', root), page);
