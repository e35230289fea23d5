// What the repository knows of each diagnostic: the catalogue's row, the rule's header, the server's sentences.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { groups } from './groups.mjs';

const root = new URL('../../', import.meta.url);
const { readExplanations } = createRequire(import.meta.url)('../../scripts/lib/explanations.js');

/** The rows of a table of the core, each an object by the names of its columns. */
function readTable(path) {
  const text = readFileSync(new URL(path, root), 'utf8');
  const [names, ...rows] = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  return rows.map((cells) => Object.fromEntries(names.map((name, index) => [name, cells[index]])));
}

/** Titles of fixes and texts of related places stand in the same table, and are no diagnostics. */
const otherStages = ['fix', 'related'];

/** `{ code, stage, severity, en, zh, …, what, why, mend, sentences }`: texts that may be missing, in the catalogue's order. */
export function readCatalogue() {
  const rows = readTable('core/report/messages.tsv').filter(
    ({ stage }) => !otherStages.includes(stage),
  );
  const headers = readExplanations(rows.map(({ code }) => code));
  const sentences = readTable('core/report/server_messages.tsv');
  return rows.map((row) => {
    const { what, why, fix: mend } = headers[row.code];
    const said = sentences.filter(({ codes }) => codes.split(/[ ,]+/).includes(row.code));
    const texts = what ? { what, why, mend } : groups.find(({ of }) => of.test(row.code));
    if (!texts) throw new Error(`docs/scripts/groups.mjs says nothing of ${row.code}`);
    return { ...row, ...texts, sentences: said };
  });
}
