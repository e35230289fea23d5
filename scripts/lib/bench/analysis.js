// The offline analysis: a query and a catalog in, names and types out.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { repeat } from './measure.js';
import { keystroke } from './sql.js';

const shared = join(dirname(fileURLToPath(import.meta.url)), '../../../../shared');
const believed = { ttlMs: Infinity };

/** Queries that a real server takes, each `{ sql, session }`, and its catalog; undefined where they are not. */
export function tpcDsQueries() {
  const rows = join(shared, 'corpus/tpc_columns.jsonl');
  if (!existsSync(rows)) return undefined;
  const queries = readFileSync(rows, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter((row) => row.cat === 'tpcds' && row.columns)
    .map(({ sql, catalog, schema }) => ({ sql, session: { catalog, schema } }));
  const snapshot = JSON.parse(readFileSync(join(shared, 'reference/trino_catalog.json'), 'utf8'));
  return { queries, snapshot };
}

/** µs for one of them, the boundary included. */
export function analyzeTpcDs(generator) {
  const { queries, snapshot } = tpcDsQueries() ?? {};
  if (!queries) return undefined;
  const catalog = generator.catalog(snapshot, believed);
  const analyzeAll = () => {
    for (const { sql, session } of queries) generator.analyzeSql(sql, catalog, session);
  };
  return (1000 * repeat(analyzeAll, { rounds: 15, calls: 1 })) / queries.length;
}

const columns = Array.from({ length: 12 }, (_, place) => ({
  name: `attribute_${place}`,
  type: 'varchar',
}));

/** ms for a check of a mapping with its catalog after each change of one definition. */
export function keystrokeWithCatalog(generator, count) {
  const names = Array.from({ length: count }, (_, index) => `source_${index}`);
  const catalog = generator.catalog(
    {
      captured_at: new Date().toISOString(),
      tables: names.map((name) => ({
        catalog: 'hive',
        schema: 'analytics',
        name,
        columns: [{ name: 'id', type: 'bigint' }, ...columns],
      })),
    },
    believed,
  );
  const selected = columns.map(({ name }) => `  upper(s.${name}) AS ${name}`).join(',\n');
  const mapping = {
    node_definitions: names.map((name, index) => ({
      label: `Customer${index}`,
      sql: `SELECT s.id,\n${selected}\nFROM hive.analytics.${name} s\nWHERE s.attribute_0 <> 'none'`,
      primary_key: { name: 'id', type: 'INT64' },
      properties: columns.map(({ name: property }) => ({ name: property, type: 'STRING' })),
    })),
  };
  const { status } = generator.check(mapping, { catalog });
  if (status !== 'valid') throw new Error(`the mapping of ${count} definitions is ${status}`);
  const check = (text) => generator.check(text, { catalog });
  return keystroke({ check }, mapping);
}
