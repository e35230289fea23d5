// Writes the cases of tests/fixtures as inputs of the protocol's fuzz target, a file each.
//
// usage: node tests/fuzz/protocol-seeds.mjs FOLDER
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const [, script, target] = process.argv;
const fixtures = resolve(dirname(script), '../fixtures');

function inputOf(folder, { input = '', input_file: file }) {
  if (file !== undefined) return readFileSync(join(folder, file));
  return Buffer.from(typeof input === 'string' ? input : JSON.stringify(input));
}

const seedOf = (operation, options, input) =>
  Buffer.concat([Buffer.from(`${operation}\n${JSON.stringify(options)}\n`), input]);

/** The case itself, and where it has a catalog what would be suggested of that. */
function seedsOf(path) {
  const folder = join(fixtures, dirname(path));
  const request = JSON.parse(readFileSync(join(fixtures, path), 'utf8'));
  const { operation, options, answers, catalog: snapshot } = request;
  const seeds = [seedOf(operation, { ...options, answers, snapshot }, inputOf(folder, request))];
  if (snapshot) seeds.push(seedOf('suggest_mapping', { snapshot }, Buffer.from('')));
  return seeds;
}

readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('request.json'))
  .flatMap(seedsOf)
  .forEach((seed, number) => writeFileSync(join(target, `seed-${number}`), seed));
