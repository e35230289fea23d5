// What is recorded is what the page shows, and what was not measured is told as such.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

import { parseHTML } from 'linkedom';

import { figuresOf, withRun } from '../../scripts/lib/bench/record.js';
import { performancePart, readRuns } from '../scripts/performance.mjs';

const built = new URL('../.vitepress/dist/', import.meta.url);
const pageOf = (name) => parseHTML(readFileSync(new URL(name, built), 'utf8')).document;

const machine = {
  processors: 2,
  model: 'a processor',
  memoryGiB: 8,
  node: '20.0.0',
  atWork: { before: 0, after: 0.25 },
};
const runOf = (version, ...figures) => ({
  version,
  date: '2026-01-31',
  commit: 'abc',
  machine,
  figures,
});
const figure = (name, ratio) => ({
  key: `parsing/${name}`,
  what: `beside ${name}`,
  unit: 'µs',
  ours: 10,
  theirs: 10 / ratio,
  ratio,
});

const rowOf = (part, what) =>
  part
    .split('\n')
    .find((line) => line.startsWith(`| ${what} |`))
    .split('|')
    .map((cell) => cell.trim());
const chartIn = (part) => parseHTML(/<figure[^]*?<\/figure>/.exec(part)[0]).document;
const pointsOf = (chart) => chart.querySelectorAll('[aria-label="dot"] path').length;

test('the page shows every figure of every run', () => {
  const page = pageOf('performance.html');
  const rows = [...page.querySelectorAll('tr')].map((row) => row.textContent);
  const runs = readRuns();
  assert.ok(runs.length > 0, 'nothing is recorded');
  for (const { version, commit, figures } of runs) {
    assert.ok(rows.some((row) => row.includes(version) && row.includes(commit)));
    for (const { what } of figures)
      assert.ok(rows.some((row) => row.includes(what) && /\d/.test(row.replace(what, ''))));
  }
});

test('its charts have words and a table, and nothing is fetched for them', () => {
  const page = pageOf('performance.html');
  const charts = [...page.querySelectorAll('figure.chart-figure')];
  assert.ok(charts.length > 0);
  for (const chart of charts) {
    const [drawing] = chart.querySelectorAll('svg[role="img"]');
    assert.match(drawing.getAttribute('aria-label'), /\w/);
    assert.equal(chart.nextElementSibling.tagName, 'TABLE');
  }
  const scripts = readdirSync(new URL('assets/', built), { recursive: true, encoding: 'utf8' });
  for (const file of scripts.filter((name) => name.endsWith('.js'))) {
    const text = readFileSync(new URL(`assets/${file}`, built), 'utf8');
    assert.ok(!/observablehq|linkedom/.test(text), file);
  }
});

test('a run that lacks a figure has no point and no number', () => {
  const part = performancePart([
    runOf('1.0.0', figure('a', 0.5), figure('b', 0.25)),
    runOf('1.1.0', figure('a', 0.4)),
    runOf('1.2.0', figure('a', 0.2), figure('b', 0.2)),
  ]);
  const compared = (times, theirs) => `**${times} ×**<br>10 beside ${theirs} µs`;
  assert.deepEqual(rowOf(part, 'beside b').slice(2, 5), [
    compared(5, 50),
    'not measured',
    compared(4, 40),
  ]);
  assert.equal(pointsOf(chartIn(part)), 5);
  const lines = [...chartIn(part).querySelectorAll('[aria-label="line"] path')];
  assert.deepEqual(
    lines.map((line) => line.getAttribute('d').includes('L')),
    [true, false],
    'no line leads over what is not there',
  );
});

test('a figure that no run has any more, and one that is new, are both there', () => {
  const part = performancePart([
    runOf('1.0.0', figure('a', 0.5)),
    runOf('1.1.0', figure('b', 0.5)),
  ]);
  assert.equal(rowOf(part, 'beside a')[2], 'not measured');
  assert.equal(rowOf(part, 'beside b')[3], 'not measured');
});

test('a figure of no section stops the build', () => {
  const run = runOf('1.0.0', { ...figure('a', 1), key: 'elsewhere/a' });
  assert.throws(() => performancePart([run]), /elsewhere\/a/);
});

test('the runs say how much of the machine others took', () => {
  const part = performancePart([runOf('1.0.0', figure('a', 0.5))]);
  assert.equal(rowOf(part, '1.0.0')[6], '0 %, 25 %');
});

test('a release that is recorded again has its new run in the old place', () => {
  const first = [runOf('1.0.0', figure('a', 0.5)), runOf('1.1.0', figure('a', 0.4))];
  const recorded = first.reduce(withRun, '');
  const again = runOf('1.0.0', figure('a', 0.1));
  const lines = withRun(recorded, again).trimEnd().split('\n');
  assert.deepEqual(
    lines.map((line) => JSON.parse(line)),
    [again, first[1]],
  );
});

test('what was not measured is not recorded, and nothing is recorded as more exact than it is', () => {
  const rows = [
    { key: 'a', what: 'A', unit: 'ms', ours: 12.3456789, limit: { ours: 20 } },
    { key: 'b', what: 'B', unit: 'ms', ours: 2, theirs: 4, ratio: 0.5 },
    { key: 'c', what: 'C', unit: 'ms', ours: 0 },
    { key: 'd', what: 'D', unit: 'ms', ours: undefined },
    { key: 'e', what: 'E', unit: 'ms', ours: NaN, theirs: 1 },
  ];
  assert.deepEqual(figuresOf(rows), [
    { key: 'a', what: 'A', unit: 'ms', ours: 12.35 },
    { key: 'b', what: 'B', unit: 'ms', ours: 2, theirs: 4, ratio: 0.5 },
    { key: 'c', what: 'C', unit: 'ms', ours: 0 },
  ]);
});
