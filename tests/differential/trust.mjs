// Writes TRUST.md from the runs of scripts/prove.
//
// usage: node trust.mjs [--add TALLY --server URL --fuzzed SECONDS] [--mutants TALLY --seed N]
//
//   --add TALLY   first adds the run that counted TALLY (--tally of run.mjs), with today's date and this checkout's commit
//   --mutants TALLY   the same for a run of mutants (--out of tests/mutation/run.mjs)
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { stamp } from './stamp.mjs';

const text = { type: 'string' };
const { values: options } = parseArgs({
  options: { add: text, server: text, fuzzed: text, mutants: text, seed: text },
});
const fileOf = (path) => new URL(path, import.meta.url);
const runsFile = fileOf('runs.jsonl');
const mutantsFile = fileOf('../mutation/runs.jsonl');
const root = fileOf('../../');

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));
const linesOf = (file) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

async function newRun() {
  const info = await (await fetch(new URL('/v1/info', options.server))).json();
  return {
    ...stamp(),
    server: info.nodeVersion.version,
    fuzzed: Number(options.fuzzed),
    ...readJson(options.add),
  };
}

const append = (file, run) => appendFileSync(file, `${JSON.stringify(run)}\n`);
if (options.add) append(runsFile, await newRun());
if (options.mutants)
  append(mutantsFile, { ...stamp(), seed: Number(options.seed), ...readJson(options.mutants) });

const runs = linesOf(runsFile);
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
  return rows
    .map(
      ([, corpus, measure, good, all]) =>
        `| ${corpus} | ${measure} | ${grouped(Number(good))} | ${grouped(Number(all))} |`,
    )
    .join('\n');
}

/** Of each stage how many branches the tests take. */
function branches() {
  const { date, commit, stages } = readJson(fileOf('../coverage/branches.json'));
  const all = Object.values(stages);
  const total = (pick) => all.reduce((sum, stage) => sum + pick(stage), 0);
  const row = (name, taken, of) =>
    `| ${name} | ${grouped(taken)} | ${grouped(of)} | ${share(taken, of)} |`;
  const rows = Object.entries(stages)
    .sort()
    .map(([name, stage]) => row(`core/${name}`, stage.taken, stage.branches));
  return [
    ...rows,
    row(
      `all, ${date}, ${commit}`,
      total(({ taken }) => taken),
      total((stage) => stage.branches),
    ),
  ].join('\n');
}

/** Every run of mutants, and what the tests did not notice in the newest. */
function mutants() {
  const made = linesOf(mutantsFile);
  const rows = made.map(
    (run) =>
      `| ${run.date} | ${run.commit} | ${run.seed} | ${run.noticed} | ${run.mutants} | ${share(run.noticed, run.mutants)} |`,
  );
  const code = (words) => `\`${words.replaceAll('|', '\\|') || ' '}\``;
  const place = ({ file, line, column, from, to }) =>
    `| ${file}:${line}:${column} | ${code(from)} → ${code(to)} |`;
  const survivors = made.at(-1)?.survivors.map(place) ?? [];
  return { rows: rows.join('\n'), survivors: survivors.join('\n') };
}
const { rows: mutantRows, survivors } = mutants();

const page = `# Why this can be trusted

Written by \`scripts/prove\`; nothing here is written by hand. What the core says is held against a real Trino, and what it writes is
carried out in the real engine. What it does not know it says: an answer that is not certain is counted as that, never as right.

## Statements that nobody wrote

A generator makes statements by Trino's grammar, types and functions, slips as people make them, and statements about words of the
grammar that are names as well (\`tests/differential/\`). Each is asked of Trino's parser in its own process (what it takes, where it refuses, in which words) or of a server (names and types of the
columns, the first error, its place and its words).

| | |
| --- | --- |
| statements | ${grouped(statements)}: ${grouped(sum((run) => run.syntax))} of the parser, ${grouped(sum((run) => run.analysis))} of a server |
| with a fault | ${grouped(faults)} |
| of those a server was asked, certain | ${share(
  sum((run) => run.certain),
  sum((run) => run.analysis),
)} |
| fuzzed, with sanitizers | ${(sum((run) => run.fuzzed) / 3600).toFixed(1)} hours |

| disagreement | statements | of |
| --- | --- | --- |
${kinds.map(([kind, words, whole]) => `| ${words} | ${grouped(told(kind))} (${share(told(kind), whole)}) | ${grouped(whole)} |`).join('\n')}

A place or words that differ are what follows from how Trino's parser is generated: which of several tokens it reports, and which it lists
as expected. The bound of a run is 2 and 10 of a thousand faults; of the others it is none.

| run | commit | Trino | seed | parser | server | disagreements |
| --- | --- | --- | --- | --- | --- | --- |
${runs
  .map(
    (run) =>
      `| ${run.date} | ${run.commit} | ${run.server} | ${run.seed} | ${grouped(run.syntax)} | ${grouped(run.analysis)} | ${
        Object.entries(run.disagreements)
          .map(([kind, number]) => `${number} ${kind}`)
          .join(', ') || 'none'
      } |`,
  )
  .join('\n')}

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

## What the tests hold

Branches of the core that its native tests, the corpora above, the suite of the engine, the tests of the package and 22,000 statements
that a real Trino answers take; a condition has two. What asks the module is written down and asked of the native core. The suites of
the editor and of the browsers, which run the same core, are not counted.

| stage | taken | branches | |
| --- | --- | --- | --- |
${branches()}

Rules and analyzer changed in one place (a comparison, a condition, a number), and whether one of the native tests fails for it
(\`tests/mutation/\`). The places are drawn from a seed; what the compiler refuses does not count.

| run | commit | seed | noticed | mutants | |
| --- | --- | --- | --- | --- | --- |
${mutantRows}

Not noticed in the newest run: some of these mean the same, the others want a test.

| place | change |
| --- | --- |
${survivors}

## Run it yourself

| what | how |
| --- | --- |
| everything, as CI does it | \`scripts/test\` |
| the statements that the core writes, in the real engine | \`scripts/test engine\` |
| the package on a real Trino, loaded into the real engine | \`scripts/test cluster\` |
| the growth of work with the text, in steps | \`scripts/test shapes\` |
| the fuzz targets | \`scripts/test fuzz\` |
| the branches that the tests take | \`scripts/prove --syntax 0 --analysis 0 --fuzz 0 --coverage 1\` |
| changes that the tests notice | \`scripts/prove --syntax 0 --analysis 0 --fuzz 0 --mutants 100\` |
| speed beside its peers | \`scripts/bench\` |
`;

writeFileSync(new URL('TRUST.md', root), page);
