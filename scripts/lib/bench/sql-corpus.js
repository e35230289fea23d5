// Real queries, where the folder with the labelled statements is there; else those of the sample mapping.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const corpus = join(repository, '../shared/corpus/queries.jsonl');

/** The queries by where they come from: `{ 'TPC-DS': string[], documentation: string[] }`. */
export function readQueries() {
  if (!existsSync(corpus)) return { 'the sample mapping': sampleQueries() };
  const rows = readFileSync(corpus, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const from = (source) =>
    rows.filter((row) => row.source === source && row.expect === 'ok').map(({ sql }) => sql);
  return { 'TPC-DS': from('tpcds'), documentation: from('trino-docs') };
}

/** TPC-DS q10, or a query of the sample, for the typing. */
export function queryToType(queries) {
  const all = Object.values(queries)[0];
  return all.find((sql) => sql.includes('"cd_dep_college_count"')) ?? all[0];
}

function sampleQueries() {
  const folder = join(repository, 'samples');
  const file = readdirSync(folder, { recursive: true }).find((path) =>
    path.endsWith('mapping.json'),
  );
  const mapping = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return [...mapping.node_definitions, ...mapping.edge_definitions].map(({ sql }) => sql);
}
