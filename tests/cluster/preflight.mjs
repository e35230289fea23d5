// Usage: node preflight.mjs TRINO, with a JSON list of {"mapping", "folder", "knows_columns", "limits"?} on standard input.
// Prints for each what preflight says, and the statements of its tables and their loads from the folder, as a JSON list. What
// knows the columns has them of a catalog, the others have the types that they declare.
import { readFileSync } from 'node:fs';
import { load, trinoIntrospection } from '../../npm/dist/index.js';

const [url] = process.argv.slice(2);
const sets = JSON.parse(readFileSync(0, 'utf8'));
const generator = await load();
const { run } = trinoIntrospection({ url, user: 'mapping-generator' });
// The queries read no tables.
const catalog = generator.catalog({ captured_at: new Date().toISOString(), tables: [] });

async function answerTo({ mapping, folder, knows_columns: knowsColumns, limits }) {
  const options = knowsColumns ? { catalog } : {};
  const report = await generator.preflight(mapping, { ...options, run, sampleKeys: 2, limits });
  return {
    report,
    statements: generator.ddl(mapping, { ...options, copyFrom: folder }).split('\n'),
  };
}

/** Several at once, as most of the time the server is waited for. */
const answers = new Array(sets.length);
const places = sets.keys();
const work = async () => {
  for (const place of places) answers[place] = await answerTo(sets[place]);
};
await Promise.all(Array.from({ length: 8 }, work));
console.log(JSON.stringify(answers));
