// Reads the tables of the core, from which code and pages are generated.

'use strict';

const { readFileSync } = require('node:fs');
const { basename, resolve } = require('node:path');

/** The rows of a table of tabs, given by its path from the root: objects by the names of its first line, cells as texts. */
function readTable(path) {
  const [header, ...lines] = readFileSync(resolve(__dirname, '../..', path), 'utf8')
    .trimEnd()
    .split('\n');
  const names = header.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    if (cells.length !== names.length)
      throw new Error(`${basename(path)}: ${cells[0]} has ${cells.length} cells`);
    return Object.fromEntries(names.map((name, index) => [name, cells[index]]));
  });
}

module.exports = { readTable };
