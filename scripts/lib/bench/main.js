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
import { checkWithAjv } from './peer.js';
import { preflightCost } from './preflight.js';
import { compareParsers, keystroke, parseMany, typing } from './sql.js';
import { suggestionOf } from './suggestion.js';

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

/** One line of the table: times in ms, sizes in KiB. `limit` is the budget on the ratio or, without a peer, on ours. */
const rows = [];
const add = (what, unit, measured, limit) => rows.push({ what, unit, ...measured, limit });

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
    add(`structure check, ${name}, beside JSON.parse + ajv`, 'ms', measured, { ratio: 1.5 });
  }
}

function sqlFrontEnd() {
  for (const { what, measured, limit } of compareParsers(generator))
    add(what, 'µs', measured, limit);
  add(
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
    add(`a keystroke in a mapping of ${count} definitions`, 'ms', { ours }, { ours: most });
  }
}

function offlineAnalysis() {
  const ours = analyzeTpcDs(generator);
  if (ours !== undefined) add('analyzeSql of a TPC-DS query', 'µs', { ours }, { ours: 200 });
  for (const [count, most] of [
    [20, 1],
    [1000, 16],
  ]) {
    const time = keystrokeWithCatalog(generator, count);
    add(`a keystroke in ${count} definitions with a catalog`, 'ms', { ours: time }, { ours: most });
  }
}

async function backgroundJobs() {
  const { lifecycle, reconciliation } = await decideMany();
  const expired = 'what of 10,000 instances, 10,000 snapshots and 10,000 mappings has expired';
  add(`${expired}, in the core`, 'ms', { ours: await decideManyInCore() }, { ours: 20 });
  add(`${expired}, as JavaScript objects`, 'ms', { ours: lifecycle });
  add('which of 10,000 pods and instances to end, as JavaScript objects', 'ms', {
    ours: reconciliation,
  });
}

async function largeCatalog() {
  const { longest, total, first, alternating, search } = await catalogOfRealSize(generator);
  const what = 'a catalog of 50,000 tables × 20 columns';
  add(`${what}: loaded in slices`, 'ms', { ours: total }, { ours: 2000 });
  add(`${what}: its longest slice`, 'ms', { ours: longest }, { ours: 50 });
  add(`${what}: the first check after it`, 'ms', { ours: first }, { ours: 20 });
  add(`${what}: a check by turns with another one`, 'ms', { ours: alternating }, { ours: 20 });
  add(`${what}: the slowest search of a typist`, 'ms', { ours: search }, { ours: 16 });
}

function editing() {
  const { bytes, tokens, ...times } = editorRequests(generator);
  const within = `in a mapping of ${(bytes / 2 ** 20).toFixed(1)} MiB with 10,000 tables × 20 columns`;
  const rowsOf = [
    ['completion behind FROM, p95', times.from, 8],
    ['completion behind JOIN, p95', times.join, 8],
    ['completion behind WHERE, p95', times.where, 8],
    ['hover over a column, p95', times.hover, 4],
    ['a keystroke, p95', times.check, 8],
    [`semantic tokens, all ${tokens}`, times.semanticTokens, 60],
  ];
  for (const [what, ours, most] of rowsOf)
    add(`${what}, ${within}`, 'ms', { ours }, { ours: most });
}

async function fromTheWarehouse() {
  for (const [tables, rounds, most] of [
    [25, 20, 50],
    [1000, 5, undefined],
    [50_000, 1, 3000],
  ]) {
    const limit = most && { ours: most };
    add(
      `suggestMapping of ${tables} tables × 20 columns`,
      'ms',
      { ours: suggestionOf(generator, tables, rounds) },
      limit,
    );
  }
  const cost = await preflightCost(generator, 5);
  if (cost) add('preflight, beside counting rows and distinct keys', 'ms', cost, { ratio: 1.3 });
}

structureChecks();
sqlFrontEnd();
offlineAnalysis();
await backgroundJobs();
editing();
await largeCatalog();
await fromTheWarehouse();
add(
  'check of a small mapping',
  'µs',
  { ours: 1000 * repeat(() => generator.check(small), { rounds: 20, calls: 500 }) },
  { ours: 60 },
);
add(
  'validation of 100 definitions, beside the same statements sent by hand',
  'ms',
  await clusterOverhead(generator, 7),
  { ratio: 1.05 },
);
add(
  'longest task while 1,000 definitions are validated out of the cache',
  'ms',
  { ours: await longestTask(generator, 5) },
  { ours: 50 },
);
add('cold start in Node, beside libpg-query', 'ms', coldStartInNode(9), { ours: 20 });
add('cold start in Chromium', 'ms', await coldStartInChromium(7));
const size = await downloadSize();
add('download: module, brotli', 'KiB', { ours: size.module });
add('download: JavaScript, brotli', 'KiB', { ours: size.javaScript });
add('download: together, brotli', 'KiB', { ours: size.total }, { ours: budget.download.kib });
const memory = memoryOver(10_000, () => generator.check(small));
add('growth of the memory over 10,000 checks', 'KiB', { ours: memory.grown }, { ours: 0 });

const { count, parse } = parseMany(generator, 10_000);
for (let warmUp = 0; warmUp < 500; warmUp += 1) parse();
add(
  'growth of the memory over 10,000 queries',
  'KiB',
  { ours: memoryOver(count, parse).grown },
  { ours: 0 },
);

if (process.argv.includes('--json')) console.log(JSON.stringify(rows, null, 2));
else printTable();

function printTable() {
  const number = (value) =>
    value === undefined ? '' : value >= 100 ? value.toFixed(0) : value.toFixed(2);
  const cells = rows.map(({ what, unit, ours, theirs, ratio, limit }) => {
    const [kind, most] = Object.entries(limit ?? {})[0] ?? [];
    const within = kind && ({ ours, ratio }[kind] <= most ? 'within' : 'OVER');
    const budget = kind ? `${within} ${kind === 'ratio' ? `${most} ×` : `${most} ${unit}`}` : '';
    return [what, unit, number(ours), number(theirs), number(ratio), budget];
  });
  const table = [['', 'unit', 'ours', 'theirs', 'ratio', 'budget'], ...cells];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  const pad = (cell, column) =>
    column >= 2 && column <= 4 ? cell.padStart(widths[column]) : cell.padEnd(widths[column]);
  for (const row of table) console.log(row.map(pad).join('  ').trimEnd());
}
