// Reads tests/fixtures, whose cases show what is said of the codes.

'use strict';

const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { dirname, join, resolve } = require('node:path');

const folder = resolve(__dirname, '../../tests/fixtures');

/** Every finding in an answer, wherever it stands. */
function* findingsOf(value) {
  if (typeof value !== 'object' || value === null) return;
  if (typeof value.code === 'string' && typeof value.message === 'string' && value.severity)
    yield value;
  for (const inner of Object.values(value)) yield* findingsOf(inner);
}

/** `{ name, request, expected }` of each case, by name; the `input` of a request is there also where a file holds it. */
function* readFixtures() {
  if (!existsSync(folder)) return;
  const readJson = (...path) => JSON.parse(readFileSync(join(folder, ...path), 'utf8'));
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!path.endsWith('request.json')) continue;
    const name = dirname(path);
    const { input_file: inputFile, ...request } = readJson(path);
    if (inputFile) request.input = readFileSync(join(folder, name, inputFile), 'utf8');
    yield { name, request, expected: readJson(name, 'expected.json') };
  }
}

module.exports = { findingsOf, readFixtures };
