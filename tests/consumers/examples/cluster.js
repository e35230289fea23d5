import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { load } from 'mapping-generator';

import { root } from '../commands.js';

// A cluster with the tables that the README's examples name. What a query returns is what the package's analysis says of
// it: here it matters that the examples run as they are written, not what a server thinks of SQL.

const samples = resolve(root, '../../samples/tpch');
const { tables } = JSON.parse(readFileSync(join(samples, 'catalog.json'), 'utf8'));

const item = {
  catalog: 'hive',
  schema: 'sales',
  name: 'item',
  columns: [
    { name: 'id', type: 'bigint' },
    { name: 'name', type: 'varchar' },
  ],
};
const orders = {
  ...tables.find(({ name }) => name === 'orders'),
  catalog: 'hive',
  schema: 'sales',
};

/** As the warehouse is at this moment. */
export const snapshot = () => ({
  captured_at: new Date().toISOString(),
  covers: [{ catalog: 'tpch' }, { catalog: 'hive', schema: 'sales' }],
  tables: [...tables, item, orders],
});

export const sampleMapping = () => readFileSync(join(samples, 'mapping.json'), 'utf8');

const rowsOf = (names, data) => ({
  columns: names.map((name) => ({ name, type: 'varchar' })),
  data,
});

/** Rows of `information_schema`, as `fetchCatalog` asks for them. */
const metadata = [
  [/^SHOW CATALOGS$/, () => rowsOf(['Catalog'], [['tpch'], ['hive']])],
  [
    /^SELECT schema_name FROM "(\w+)"/,
    (catalog) => rowsOf(['schema_name'], [[catalog === 'tpch' ? 'tiny' : 'sales']]),
  ],
  [
    /^SELECT t\.table_name, .* FROM "(\w+)"[^]*table_schema = '(\w+)'/,
    (catalog, schema) =>
      rowsOf(
        ['table_name', 'column_name', 'data_type', 'table_type'],
        snapshot()
          .tables.filter((table) => table.catalog === catalog && table.schema === schema)
          .flatMap(({ name, columns }) =>
            columns.map((column) => [name, column.name, column.type, 'BASE TABLE']),
          ),
      ),
  ],
];

/** Two of each count are double, every question is answered with yes, and samples are two keys. */
function dataOf([{ type }, ...others]) {
  if (type === 'boolean') return [[true]];
  if (type.startsWith('varchar'))
    return [
      ['7', 2],
      ['9', 2],
    ];
  return [[1500, ...others.map((_, index) => (index === 0 ? 4 : 0))]];
}

async function answerer() {
  const generator = await load();
  const catalog = generator.catalog(snapshot());
  return (statement, session) => {
    for (const [pattern, answer] of metadata) {
      const found = pattern.exec(statement);
      if (found) return answer(...found.slice(1));
    }
    if (statement.startsWith('EXPLAIN')) return rowsOf(['Query Plan'], [['']]);
    const [, asked] = /^SELECT \* FROM \(\n([^]*)\n\) LIMIT 0$/.exec(statement) ?? [];
    const { columns, diagnostics } = generator.analyzeSql(asked ?? statement, catalog, session);
    if (diagnostics.length > 0) throw new Error(`${diagnostics[0].message} in ${statement}`);
    const told = columns.map(({ name, type }) => ({
      name,
      type: type ?? 'varchar',
    }));
    return { columns: told, data: asked === undefined ? dataOf(told) : [] };
  };
}

/** A server that speaks as much of Trino's protocol as that takes; gives its address and a way to stop it. */
export async function startCluster() {
  const answer = await answerer();
  const server = createServer(async (request, response) => {
    let statement = '';
    for await (const chunk of request.setEncoding('utf8')) statement += chunk;
    const { 'x-trino-catalog': catalog, 'x-trino-schema': schema } = request.headers;
    const stats = { state: 'FINISHED' };
    let said;
    try {
      said = { id: '1', stats, ...answer(statement, { catalog, schema }) };
    } catch ({ message }) {
      const error = {
        message,
        errorCode: 1,
        errorName: 'GENERIC_USER_ERROR',
        errorType: 'USER_ERROR',
      };
      said = { id: '1', stats: { state: 'FAILED' }, error };
    }
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(said));
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${server.address().port}`, stop };
}
