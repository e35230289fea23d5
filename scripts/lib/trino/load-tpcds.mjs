// Usage: node load-tpcds.mjs URL
// Copies the tables of tpcds.tiny that are not there yet to memory.tpcds. The memory connector
// forgets its tables when the server stops.
import { runStatement } from './client.mjs';

const [server] = process.argv.slice(2);

async function rowsOf(sql) {
  const { error, rows } = await runStatement(server, sql);
  if (error) throw new Error(`${sql}: ${error.message}`);
  return rows;
}

async function tablesOf(schema) {
  return (await rowsOf(`SHOW TABLES FROM ${schema}`)).map(([name]) => name);
}

await rowsOf('CREATE SCHEMA IF NOT EXISTS memory.tpcds');
const present = new Set(await tablesOf('memory.tpcds'));
// dbgen_version describes how the data was made and is none of the benchmark's tables.
const wanted = (await tablesOf('tpcds.tiny')).filter((name) => name !== 'dbgen_version');
for (const name of wanted.filter((name) => !present.has(name))) {
  await rowsOf(`CREATE TABLE memory.tpcds.${name} AS SELECT * FROM tpcds.tiny.${name}`);
}
