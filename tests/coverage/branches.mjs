// Adds up, by the stages of the core, which branches the tests take.
//
// usage: node branches.mjs EXPORT OUT
//
//   EXPORT   what `llvm-cov export --summary-only` printed
//   OUT      gets {date, commit, stages: {rules: {taken, branches}, …}}; each condition has two branches, true and false
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const [, , from, to] = process.argv;
const { data } = JSON.parse(readFileSync(from, 'utf8'));
const stages = {};
for (const { filename, summary } of data[0].files) {
  const stage = /\/core\/(\w+)\//.exec(filename)?.[1];
  if (!stage || summary.branches.count === 0) continue;
  const sum = (stages[stage] ??= { taken: 0, branches: 0 });
  sum.taken += summary.branches.covered;
  sum.branches += summary.branches.count;
}
const commit = execFileSync('git', ['rev-parse', '--short=10', 'HEAD'], { encoding: 'utf8' }).trim();
writeFileSync(to, `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), commit, stages }, null, 2)}\n`);
