// What the repository knows of each diagnostic: the catalogue's row, the rule's header, the server's sentences.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { readExplanations } = require('../../scripts/lib/explanations.js');
const { readTable } = require('../../scripts/lib/tables.js');

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
    if (!what) throw new Error(`scripts/lib/groups.js says nothing of ${row.code}`);
    const said = sentences.filter(({ codes }) => codes.split(/[ ,]+/).includes(row.code));
    return { ...row, what, why, mend, sentences: said };
  });
}
