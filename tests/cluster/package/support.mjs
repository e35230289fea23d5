// What the tests of the package on a real Trino share. TRINO is its address.
import { load, trinoIntrospection } from '../../../npm/dist/index.js';

export const server = process.env.TRINO;
export const generator = await load();
export const introspect = trinoIntrospection({
  url: server,
  user: 'mapping-generator',
  catalog: 'tpch',
  schema: 'tiny',
});
export const never = { signal: new AbortController().signal };

export const question = (kind, sql) => ({
  kind,
  sql,
  definition: { kind: 'node', name: 'Customer', index: 0 },
});

/** Runs a statement of the test's own and gives its rows. */
export const sql = async (statement) => (await introspect.run(statement)).rows;
