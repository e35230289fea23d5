// Changes the rules and the analyzer in one place each, and counts how many of the changes the tests notice.
//
// usage: node run.mjs --source FOLDER --build FOLDER --count N --seed N --out FILE [--minutes N]
//
//   --source   a copy of the checkout, which this writes to
//   --build    its build folder, built; the target mapping_tests is built anew for each mutant
//   --out      where the tally goes: {mutants, noticed, refused, survivors: [{file, line, column, from, to}]}
//
// A mutant that the compiler refuses is none. One is noticed when a test fails, or the tests crash or run five times as long
// as without it. Those of a seed are always the same.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { Random } from '../differential/random.mjs';
import { mutantsOf, mutated } from './operators.mjs';

const text = { type: 'string' };
const { values: options } = parseArgs({
  options: {
    source: text,
    build: text,
    count: text,
    seed: text,
    out: text,
    minutes: { ...text, default: '0' },
  },
});
const { source, build, out } = options;
const random = new Random(Number(options.seed));
const end = Number(options.minutes) > 0 ? Date.now() + 60_000 * Number(options.minutes) : Infinity;

const files = ['core/rules', 'core/analysis'].flatMap((folder) =>
  readdirSync(join(source, folder), { recursive: true })
    .filter((name) => name.endsWith('.cpp'))
    .sort()
    .map((name) => `${folder}/${name}`),
);
const all = files.flatMap((file) =>
  mutantsOf(readFileSync(join(source, file), 'utf8')).map((mutant) => ({ file, ...mutant })),
);

const compiles = () =>
  spawnSync('cmake', ['--build', build, '--target', 'mapping_tests'], { stdio: 'ignore' })
    .status === 0;

/** ms that the tests took; nothing where one of them failed. */
function pass(timeout) {
  const started = Date.now();
  const { status } = spawnSync(join(build, 'tests/native/mapping_tests'), ['--abort'], {
    stdio: 'ignore',
    timeout,
  });
  return status === 0 ? Date.now() - started : undefined;
}

if (!compiles()) throw new Error('the copy cannot be built');
const usual = pass();
if (usual === undefined) throw new Error('the tests of the copy fail without a mutant');

const tally = { mutants: 0, noticed: 0, refused: 0, survivors: [] };
while (tally.mutants < Number(options.count) && all.length > 0 && Date.now() < end) {
  const [mutant] = all.splice(random.below(all.length), 1);
  const path = join(source, mutant.file);
  const whole = readFileSync(path, 'utf8');
  writeFileSync(path, mutated(whole, mutant));
  try {
    if (!compiles()) {
      tally.refused += 1;
      continue;
    }
    tally.mutants += 1;
    if (pass(5 * usual) === undefined) tally.noticed += 1;
    else tally.survivors.push(mutant);
  } finally {
    writeFileSync(path, whole);
    writeFileSync(out, JSON.stringify(tally));
  }
}
console.log(`${tally.noticed} of ${tally.mutants} mutants noticed`);
