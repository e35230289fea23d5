// Usage: node renames.mjs, with a JSON list of queries of tpch.tiny on standard input.
// Prints for each query its renames: of every name that may have another one, to a name that the query has not and to
// names that it has, which may capture others. A rename that is refused is left out.
import { readFileSync } from 'node:fs';
import { applyEdits, load } from '../../npm/dist/index.js';

const catalogFile = new URL('../../samples/tpch/catalog.json', import.meta.url);
const queries = JSON.parse(readFileSync(0, 'utf8'));
const generator = await load();
const catalog = generator.catalog(JSON.parse(readFileSync(catalogFile, 'utf8')), {
  ttlMs: Infinity,
});
const options = { catalog, session: { catalog: 'tpch', schema: 'tiny' } };
const words = /"[^"]+"|'[^']*'|[A-Za-z_][A-Za-z_0-9]*/g;

function* renamesOf(sql) {
  const names = [...sql.matchAll(words)].filter(([word]) => !word.startsWith("'"));
  const done = new Set();
  for (const { 0: word, index } of names) {
    if (done.has(index) || !generator.sqlLanguage.prepareRename(sql, index, options)) continue;
    for (const { start } of generator.sqlLanguage.references(sql, index, options))
      done.add(start.offset);
    const others = names
      .map(([other]) => other)
      .filter((other) => other.toLowerCase() !== word.toLowerCase());
    for (const name of new Set(['renamed_1', ...others])) {
      const { edits } = generator.sqlLanguage.rename(sql, index, name, options);
      if (edits) yield { from: word, to: name, sql: applyEdits(sql, edits) };
    }
  }
}

console.log(JSON.stringify(queries.map((sql) => [...renamesOf(sql)])));
