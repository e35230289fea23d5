// What it costs to know that a load succeeds, beside counting the same rows and keys, on the server that TRINO names.

import { trinoIntrospection } from '../../../npm/dist/index.js';
import { compareByTurns, timed } from './measure.js';

const schema = 'tpch.sf1';
const key = (name) => ({ name, type: 'INT64' });
const node = (label, table, primaryKey) => ({
  label,
  sql: `SELECT ${primaryKey}, comment FROM ${schema}.${table}`,
  primary_key: key(primaryKey),
  properties: [{ name: 'comment', type: 'STRING' }],
});
const mapping = {
  node_definitions: [node('Customer', 'customer', 'custkey'), node('Sale', 'orders', 'orderkey')],
  edge_definitions: [
    {
      type: 'PLACED',
      from_node: 'Customer',
      to_node: 'Sale',
      sql: `SELECT custkey, orderkey FROM ${schema}.orders`,
      from_key: 'custkey',
      to_key: 'orderkey',
    },
  ],
};

/** The keys of an edge are counted against those of its nodes, which is what makes it an edge. */
const counting = [
  ...mapping.node_definitions.map(
    ({ sql, primary_key: { name } }) => `SELECT count(*), count(DISTINCT ${name}) FROM (${sql})`,
  ),
  ...mapping.edge_definitions.map(
    ({ sql }) => `SELECT count(*), count(DISTINCT custkey), count(DISTINCT orderkey) FROM (${sql})`,
  ),
];

/** ms by turns, one statement at a time on both sides; undefined without a server. */
export async function preflightCost(generator, rounds) {
  const url = process.env.TRINO;
  if (!url) return undefined;
  const { run } = trinoIntrospection({ url, user: 'bench', timeoutMs: 600_000 });
  const preflight = async () => {
    const { status } = await generator.preflight(mapping, { run, concurrency: 1 });
    if (status !== 'clean') throw new Error(`the mapping is ${status}`);
  };
  const count = async () => {
    for (const sql of counting) await run(sql, { signal: new AbortController().signal });
  };
  return compareByTurns(
    () => timed(preflight),
    () => timed(count),
    rounds,
  );
}
