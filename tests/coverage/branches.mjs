// Adds up, by the stages of the core, which branches the tests take.
//
// usage: node branches.mjs EXPORT OUT
//
//   EXPORT   what `llvm-cov export --summary-only` printed
//   OUT      gets {date, commit, stages: {rules: {taken, branches}, …}}; each condition has two branches, true and false
import { readFileSync, writeFileSync } from 'node:fs';

import { stamp } from '../differential/stamp.mjs';

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
writeFileSync(to, `${JSON.stringify({ ...stamp(), stages }, null, 2)}\n`);
