// Measures the built package; see scripts/bench.

import { readFileSync } from 'node:fs';

import { load } from '../../../npm/dist/index.js';
import { downloadSize } from '../../../npm/scripts/download-size.mjs';
import { analyzeTpcDs, keystrokeWithCatalog } from './analysis.js';
import { catalogOfRealSize } from './catalog.js';
import { clusterOverhead } from './cluster-overhead.js';
import { coldStartInChromium, coldStartInNode } from './cold-start.js';
import { decideMany, decideManyInCore } from './jobs.js';
import { editorRequests } from './language.js';
import { longestTask } from './long-task.js';
import { mappingText, mappingWith } from './mapping.js';
import { compare, repeat } from './measure.js';
import { memoryOver } from './memory.js';
import { compareWithNative } from './native.js';
import { checkWithAjv } from './peer.js';
import { preflightCost } from './preflight.js';
import { record, shareAtWork } from './record.js';
import { compareParsers, keystroke, parseMany, typing } from './sql.js';
import { suggestionOf } from './suggestion.js';
import { printTable } from './table.js';

const generator = await load();
const budget = JSON.parse(
  readFileSync(new URL('../../../npm/budget.json', import.meta.url), 'utf8'),
);
const small = JSON.stringify({
  node_definitions: [
    {
      label: 'Customer',
      sql: 'SELECT customer_id, name FROM analytics.customers',
      primary_key: { name: 'customer_id', type: 'STRING' },
      properties: [{ name: 'name', type: 'STRING' }],
    },
  ],
});

/**
 * One line of the table. However it is worded, `key` tells it from the others in every recording; what stands in front of
 * the stroke is its section of docs/scripts/performance.mjs. `limit` is the budget on the ratio or, without one, on ours.
 */
const rows = [];
const add = (key, what, unit, measured, limit) =>
  rows.push({ key, what, unit, ...measured, limit });

function structureChecks() {
  const sizes = [
    ['5 KiB', 5 * 1024, { pairs: 60, calls: 40 }],
    ['158 KiB', 158 * 1024, { pairs: 40, calls: 4 }],
    ['2.6 MB', 2_600_000, { pairs: 15, calls: 1 }],
  ];
  for (const [name, bytes, effort] of sizes) {
    const text = mappingText(bytes);
    const { diagnostics } = generator.check(text);
    if (diagnostics.length > 0 || !checkWithAjv(text))
      throw new Error(`the ${name} mapping has faults`);
    const measured = compare(
      () => generator.check(text),
      () => checkWithAjv(text),
      effort,
    );
    const what = `structure check, ${name}, beside JSON.parse + ajv`;
    add(`structure/${bytes}-bytes`, what, 'ms', measured, { ratio: 1.5 });
  }
}

function sqlFrontEnd() {
  for (const { key, what, measured, limit } of compareParsers(generator))
    add(key, what, 'µs', measured, limit);
  add(
    'typing/each-character',
    'typing a TPC-DS query: parseSql at each character',
    'µs',
    { ours: typing(generator) },
    { ours: 100 },
  );
  for (const [count, most] of [
    [20, 1],
    [1000, 16],
  ]) {
    const ours = keystroke(generator, mappingWith(count));
    const what = `a keystroke in a mapping of ${count} definitions`;
    add(`typing/keystroke-${count}`, what, 'ms', { ours }, { ours: most });
  }
}

function offlineAnalysis() {
  const ours = analyzeTpcDs(generator);
  if (ours !== undefined)
    add('analysis/tpc-ds', 'analyzeSql of a TPC-DS query', 'µs', { ours }, { ours: 200 });
  for (const [count, most] of [
    [20, 1],
    [1000, 16],
  ]) {
    const what = `a keystroke in ${count} definitions with a catalog`;
    const time = keystrokeWithCatalog(generator, count);
    add(`analysis/keystroke-${count}`, what, 'ms', { ours: time }, { ours: most });
  }
}

async function besideNative() {
  for (const { key, what, measured } of await compareWithNative(generator))
    add(key, what, 'µs', measured);
}

async function backgroundJobs() {
  const { lifecycle, reconciliation } = await decideMany();
  const expired = 'what of 10,000 instances, 10,000 snapshots and 10,000 mappings has expired';
  const ours = await decideManyInCore();
  add('jobs/lifecycle-in-core', `${expired}, in the core`, 'ms', { ours }, { ours: 20 });
  add('jobs/lifecycle', `${expired}, as JavaScript objects`, 'ms', { ours: lifecycle });
  const ended = 'which of 10,000 pods and instances to end, as JavaScript objects';
  add('jobs/reconciliation', ended, 'ms', { ours: reconciliation });
}

async function largeCatalog() {
  const { longest, total, first, alternating, search } = await catalogOfRealSize(generator);
  const what = 'a catalog of 50,000 tables × 20 columns';
  const rowsOf = [
    ['load', 'loaded in slices', total, 2000],
    ['longest-slice', 'its longest slice', longest, 50],
    ['first-check', 'the first check after it', first, 20],
    ['alternating', 'a check by turns with another one', alternating, 20],
    ['search', 'the slowest search of a typist', search, 16],
  ];
  for (const [key, part, ours, most] of rowsOf)
    add(`catalog/${key}`, `${what}: ${part}`, 'ms', { ours }, { ours: most });
}

function editing() {
  const { bytes, tokens, ...times } = editorRequests(generator);
  const within = `in a mapping of ${(bytes / 2 ** 20).toFixed(1)} MiB with 10,000 tables × 20 columns`;
  const rowsOf = [
    ['complete-from', 'completion behind FROM, p95', times.from, 8],
    ['complete-join', 'completion behind JOIN, p95', times.join, 8],
    ['complete-where', 'completion behind WHERE, p95', times.where, 8],
    ['hover', 'hover over a column, p95', times.hover, 4],
    ['keystroke', 'a keystroke, p95', times.check, 8],
    ['semantic-tokens', `semantic tokens, all ${tokens}`, times.semanticTokens, 60],
  ];
  for (const [key, what, ours, most] of rowsOf)
    add(`editing/${key}`, `${what}, ${within}`, 'ms', { ours }, { ours: most });
}

async function fromTheWarehouse() {
  for (const [tables, rounds, most] of [
    [25, 20, 50],
    [1000, 5, undefined],
    [50_000, 1, 3000],
  ]) {
    const limit = most && { ours: most };
    add(
      `suggestion/${tables}-tables`,
      `suggestMapping of ${tables} tables × 20 columns`,
      'ms',
      { ours: suggestionOf(generator, tables, rounds) },
      limit,
    );
  }
  const cost = await preflightCost(generator, 5);
  const beside = 'preflight, beside counting rows and distinct keys';
  if (cost) add('cluster/preflight', beside, 'ms', cost, { ratio: 1.3 });
}

const isRecorded = process.argv.includes('--record');
const before = isRecorded ? await shareAtWork() : undefined;
structureChecks();
sqlFrontEnd();
offlineAnalysis();
await besideNative();
await backgroundJobs();
editing();
await largeCatalog();
await fromTheWarehouse();
add(
  'typing/small-mapping',
  'check of a small mapping',
  'µs',
  { ours: 1000 * repeat(() => generator.check(small), { rounds: 20, calls: 500 }) },
  { ours: 60 },
);
add(
  'cluster/validation',
  'validation of 100 definitions, beside the same statements sent by hand',
  'ms',
  await clusterOverhead(generator, 7),
  { ratio: 1.05 },
);
add(
  'cluster/longest-task',
  'longest task while 1,000 definitions are validated out of the cache',
  'ms',
  { ours: await longestTask(generator, 5) },
  { ours: 50 },
);
const cold = 'cold start in Node, beside libpg-query';
add('start/node', cold, 'ms', coldStartInNode(9), { ours: 20 });
add('start/chromium', 'cold start in Chromium', 'ms', await coldStartInChromium(7));
const size = await downloadSize();
add('download/module', 'download: module, brotli', 'KiB', { ours: size.module });
add('download/javascript', 'download: JavaScript, brotli', 'KiB', { ours: size.javaScript });
const together = 'download: together, brotli';
add('download/together', together, 'KiB', { ours: size.total }, { ours: budget.download.kib });
const memory = memoryOver(10_000, () => generator.check(small));
add(
  'memory/checks',
  'growth of the memory over 10,000 checks',
  'KiB',
  { ours: memory.grown },
  { ours: 0 },
);

const { count, parse } = parseMany(generator, 10_000);
for (let warmUp = 0; warmUp < 500; warmUp += 1) parse();
add(
  'memory/queries',
  'growth of the memory over 10,000 queries',
  'KiB',
  { ours: memoryOver(count, parse).grown },
  { ours: 0 },
);

if (process.argv.includes('--json')) console.log(JSON.stringify(rows, null, 2));
else printTable(rows);
if (isRecorded) record(rows, { before, after: await shareAtWork() });
