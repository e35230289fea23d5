// What scripts/bench --record has kept, as a part of docs/performance.md: a section for each group of figures, with a chart
// over the releases where the figures do not depend on the machine, and all of them in a table.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { chartOf } from './chart.mjs';

const recordings = new URL('../performance.jsonl', import.meta.url);

const ratios = { label: '↑ times the time', scale: 'linear', rule: 1, value: ({ ratio }) => ratio };

/** By what stands in front of the stroke of their keys. A section without a chart has times of a machine alone. */
const sections = {
  parsing: {
    heading: 'Parsing, beside other parsers',
    sentence:
      'How many times as fast as other parsers that run in a browser `parseSql` is, over the queries that both take: a JavaScript string in, what it is made of out.',
    isSpeedUp: true,
    chart: {
      label: '↑ times as fast',
      scale: 'log',
      rule: 1,
      value: ({ ratio }) => ratio && 1 / ratio,
    },
  },
  native: {
    heading: 'The physical limit',
    sentence:
      'How many times the time of the same core as a native program the package takes: what WebAssembly and the boundary cost, and, beside the tree alone, what the answer costs on top.',
    chart: ratios,
  },
  structure: {
    heading: 'The structure of a mapping',
    sentence:
      'How many times the time of `JSON.parse` and ajv a check of the structure takes, which has the place of every fault.',
    chart: ratios,
  },
  cluster: {
    heading: 'Beside the cluster',
    sentence:
      'How many times the time of the same statements, sent by hand, a validation takes, and how long it keeps a page waiting.',
    chart: ratios,
  },
  start: {
    heading: 'The first answer',
    sentence: 'From nothing loaded to the first answer, in Node beside libpg-query.',
    chart: ratios,
  },
  download: {
    heading: 'The download',
    sentence: 'What a page fetches, compressed with Brotli: the same on every machine.',
    chart: { label: '↑ KiB', scale: 'linear', value: ({ ours }) => ours },
  },
  typing: { heading: 'While somebody types', sentence: 'What a key takes without a catalog.' },
  analysis: {
    heading: 'With a catalog',
    sentence: 'Names, types and the server’s own faults, and what a key takes with them.',
  },
  editing: { heading: 'What an editor asks', sentence: 'In a mapping and a catalog of real size.' },
  catalog: { heading: 'A large catalog', sentence: 'Loaded, searched, and checked against.' },
  suggestion: {
    heading: 'A graph from the warehouse',
    sentence: 'From the tables of a catalog to a mapping.',
  },
  jobs: { heading: 'Background jobs', sentence: 'What is expired, and what is to be ended.' },
  memory: { heading: 'Memory', sentence: 'What a module holds after ten thousand answers.' },
};

export const readRuns = () =>
  existsSync(recordings)
    ? readFileSync(recordings, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line))
    : [];

const number = (value) =>
  value.toLocaleString('en', { maximumSignificantDigits: value >= 100 ? 4 : 3 });

/** A figure as a cell says it. What was not measured is no zero. */
function cellOf(figure, isSpeedUp) {
  if (!figure) return 'not measured';
  const { ours, theirs, ratio, unit } = figure;
  if (ratio === undefined) return `${number(ours)} ${unit}`;
  const compared = `**${number(isSpeedUp ? 1 / ratio : ratio)} ×**`;
  return `${compared}<br>${number(ours)} beside ${number(theirs)} ${unit}`;
}

const table = (head, rows) =>
  [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

const percent = (share) => `${Math.round(100 * share)} %`;

function runsTable(newestFirst) {
  const rows = newestFirst.map(({ version, date, commit, changed, machine }) => [
    version,
    date,
    `${commit}${changed ? ' and changes' : ''}`,
    `${machine.processors} × ${machine.model}, ${machine.memoryGiB} GiB`,
    machine.node,
    `${percent(machine.atWork.before)}, ${percent(machine.atWork.after)}`,
  ]);
  return table(
    ['release', 'measured', 'commit', 'machine', 'Node', 'taken by others before, after'],
    rows,
  );
}

/** The figures of a section, each as what it is called and what a run has of it. */
function figuresOf(id, newestFirst) {
  const named = new Map();
  for (const { key, what } of newestFirst.flatMap(({ figures }) => figures))
    if (key.split('/')[0] === id && !named.has(key)) named.set(key, what);
  return Array.from(named, ([key, what]) => ({
    what,
    of: ({ figures }) => figures.find((figure) => figure.key === key),
  }));
}

function sectionChart({ chart, heading }, figures, runs) {
  const drawn = figures.filter(({ of }) => runs.some((run) => chart.value(of(run) ?? {})));
  const points = drawn.flatMap(({ what, of }) =>
    runs.map((run) => ({
      release: run.version,
      series: what,
      value: chart.value(of(run) ?? {}),
    })),
  );
  if (points.length === 0) return '';
  const releases = runs.map(({ version }) => version);
  const title = `${heading}, over the releases. The table below has the same figures.`;
  return chartOf(points, { ...chart, releases, title });
}

function section(id, runs) {
  const { heading, sentence, isSpeedUp, chart } = sections[id];
  const newestFirst = runs.toReversed();
  const figures = figuresOf(id, newestFirst);
  if (figures.length === 0) return '';
  const rows = figures.map(({ what, of }) => [
    what,
    ...newestFirst.map((run) => cellOf(of(run), isSpeedUp)),
  ]);
  const drawing = chart ? `${sectionChart(sections[id], figures, runs)}\n\n` : '';
  const releases = newestFirst.map(({ version }) => version);
  return `## ${heading}\n\n${sentence}\n\n${drawing}${table(['', ...releases], rows)}\n`;
}

/** The part of the page, from runs in the order of their releases. */
export function performancePart(runs) {
  const keys = runs.flatMap(({ figures }) => figures.map(({ key }) => key));
  const unknown = keys.find((key) => !sections[key.split('/')[0]]);
  if (unknown) throw new Error(`docs/scripts/performance.mjs has no section for ${unknown}`);
  const parts = Object.keys(sections).map((id) => section(id, runs));
  return `${parts.filter(Boolean).join('\n')}\n## The runs\n\n${runsTable(runs.toReversed())}\n`;
}

export const writePerformance = (folder) =>
  writeFileSync(join(folder, 'performance.md'), performancePart(readRuns()));
