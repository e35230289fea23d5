// What scripts/bench --record keeps: a line of JSON for each release, in docs/performance.jsonl.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

const repository = new URL('../../../', import.meta.url);
const recordings = new URL('docs/performance.jsonl', repository);

/** More would be noise. */
const rounded = (value) => Number(value.toPrecision(4));

/** The figures of rows as they are kept. What was not measured is left out: it is not nothing. */
export function figuresOf(rows) {
  return rows
    .map(({ key, what, unit, ...measured }) => {
      const numbers = ['ours', 'theirs', 'ratio']
        .filter((name) => Number.isFinite(measured[name]))
        .map((name) => [name, rounded(measured[name])]);
      return { key, what, unit, ...Object.fromEntries(numbers) };
    })
    .filter(({ ours }) => ours !== undefined);
}

/** The recordings with another run: in the place of one of the same release, else at the end. */
export function withRun(recorded, run) {
  const lines = recorded.split('\n').filter((line) => line !== '');
  const known = lines.findIndex((line) => JSON.parse(line).version === run.version);
  lines.splice(known < 0 ? lines.length : known, 1, JSON.stringify(run));
  return lines.map((line) => `${line}\n`).join('');
}

const git = (...words) => execFileSync('git', words, { cwd: repository, encoding: 'utf8' }).trim();

/** The share of the processors that is at work, over some seconds in which we are not. What others take of the machine counts. */
export async function shareAtWork(seconds = 5) {
  const idle = () => cpus().reduce((sum, { times }) => sum + times.idle, 0);
  const [before, started] = [idle(), performance.now()];
  await wait(1000 * seconds);
  const rested = (idle() - before) / ((performance.now() - started) * cpus().length);
  return Math.max(0, Number((1 - rested).toFixed(2)));
}

/** `atWork`: by others, in front of the measurements and behind them. */
function machineWith(atWork) {
  return {
    processors: availableParallelism(),
    model: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    atWork,
  };
}

/** Keeps the rows of scripts/bench as the run of the package's version. */
export function record(rows, atWork) {
  const { version } = JSON.parse(readFileSync(new URL('npm/package.json', repository), 'utf8'));
  const run = {
    version,
    date: new Date().toISOString().slice(0, 10),
    commit: git('rev-parse', '--short=12', 'HEAD'),
    // What is measured is then more than the commit.
    ...(git('status', '--porcelain', '--', 'core', 'wasm', 'npm/src') && { changed: true }),
    machine: machineWith(atWork),
    figures: figuresOf(rows),
  };
  const recorded = existsSync(recordings) ? readFileSync(recordings, 'utf8') : '';
  writeFileSync(recordings, withRun(recorded, run));
  return run;
}
