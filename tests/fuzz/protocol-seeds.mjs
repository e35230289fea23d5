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

readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('request.json'))
  .forEach((path, number) => {
    const folder = join(fixtures, dirname(path));
    const request = JSON.parse(readFileSync(join(fixtures, path), 'utf8'));
    const { operation, options, answers, catalog } = request;
    const line = JSON.stringify({ ...options, answers, snapshot: catalog });
    const seed = Buffer.concat([Buffer.from(`${operation}\n${line}\n`), inputOf(folder, request)]);
    writeFileSync(join(target, `seed-${number}`), seed);
  });
