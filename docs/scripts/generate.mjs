// Writes the pages that are made of something else: one for each diagnostic, the reference of the types, sections of the README,
// what was measured.
//
//   node scripts/generate.mjs

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { readCatalogue } from './catalogue.mjs';
import { diagnosticPage, indexPage } from './diagnostic-page.mjs';
import { readExamples } from './examples.mjs';
import { writeParts } from './parts.mjs';
import { writePerformance } from './performance.mjs';
import { writeReference } from './reference.mjs';

const docs = fileURLToPath(new URL('..', import.meta.url));

function emptyFolder(name) {
  const folder = join(docs, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

async function writeDiagnostics(folder) {
  const catalogue = readCatalogue();
  const examples = readExamples();
  for (const row of catalogue) {
    const example = examples[row.code];
    if (!example)
      throw new Error(`no fixture shows ${row.code} alone: docs/examples.json needs one`);
    writeFileSync(join(folder, `${row.code}.md`), await diagnosticPage(row, example));
  }
  writeFileSync(join(folder, 'index.md'), indexPage(catalogue));
}

const parts = emptyFolder('parts');
writeParts(parts);
writePerformance(parts);
await writeDiagnostics(emptyFolder('diagnostics'));
await writeReference(emptyFolder('reference'));
