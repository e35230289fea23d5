#!/usr/bin/env node
// Records a real Trino: what it answers to the queries of mappings, and which tables it has, so that
// a page or a test can hear the cluster's word without a cluster.
//
// usage: samples/record.mjs --trino URL --out FOLDER MAPPING…
//
// The questions are those of the package (npm/dist, which scripts/build makes). Each query is asked
// once, in the order of the definitions. They name their tables in full: no session catalog is set.
//
// answers.json:  { "server": "Trino 476", "captured_at": "…",
//                  "answers": [{ "sql",
//                                "explain": { "ok": true } | { "error": { name, message, line, column } },
//                                "columns": [{ name, type }] | { "error": … } }] }
//   There is no `columns` where EXPLAIN refused. Places count from 1, in code points of `sql`.
// catalog.json:  a CatalogSnapshot of the schema that the queries read
// rows.json:     { "answers": [{ "sql", "columns", "rows" }] }: what an editor asks about the first mapping
import { writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fetchCatalog, load, trinoIntrospection } from '../npm/dist/index.js';
import { rowStatements, triedEdges, triedNodes } from './statements.mjs';

const user = 'mapping-generator';
const schema = 'tpch.tiny';
// A server that was started a moment ago is slow to answer at first.
const timeoutMs = 300_000;

async function main() {
  const { values, positionals } = parseArgs({
    options: { trino: { type: 'string' }, out: { type: 'string' } },
    allowPositionals: true,
  });
  if (!values.trino || !values.out || positionals.length === 0) {
    console.error('usage: samples/record.mjs --trino URL --out FOLDER MAPPING…');
    process.exit(2);
  }
  const introspection = trinoIntrospection({ url: values.trino, user, timeoutMs });
  const recording = {
    server: `Trino ${await versionOf(values.trino)}`,
    captured_at: new Date().toISOString(),
    answers: [],
  };
  for (const sql of queriesOf(positionals)) {
    recording.answers.push({ sql, ...(await ask(introspection, sql)) });
  }
  const snapshot = await fetchCatalog({ introspection, schemas: [schema] });
  writeFileSync(join(values.out, 'answers.json'), `${JSON.stringify(recording, null, 2)}\n`);
  writeFileSync(join(values.out, 'catalog.json'), writeSnapshot(snapshot));
  const rows = await recordRows(introspection, readFileSync(positionals[0], 'utf8'), snapshot);
  writeFileSync(join(values.out, 'rows.json'), writeRows(rows));
}

async function versionOf(server) {
  const response = await fetch(new URL('/v1/info', server));
  return (await response.json()).nodeVersion.version;
}

/** Every query of the mappings once. */
function queriesOf(files) {
  const mappings = files.map((file) => JSON.parse(readFileSync(file, 'utf8')));
  const definitions = mappings.flatMap((mapping) => [
    ...mapping.node_definitions,
    ...(mapping.edge_definitions ?? []),
  ]);
  return new Set(definitions.map(({ sql }) => sql));
}

async function ask(introspection, sql) {
  const explain = await answerOf(introspection, { kind: 'explain', sql });
  if (explain.error) return { explain };
  const { columns, error } = await answerOf(introspection, { kind: 'columns', sql });
  return { explain: { ok: true }, columns: error ? { error } : columns };
}

/** A refusal is an answer; that nobody could be asked is not. */
async function answerOf(introspection, question) {
  try {
    return await introspection(question, { signal: new AbortController().signal });
  } catch (error) {
    if (error.kind !== 'query') throw error;
    const { errorName: name, message, line = null, column = null } = error;
    return { error: { name, message, line, column } };
  }
}

/** Every statement is one that the package or the editor has written around a query. */
async function recordRows({ run }, text, snapshot) {
  const generator = await load();
  const answers = new Map();
  const record = async (statements) => {
    for (const sql of statements) {
      const { columns, rows } = await run(sql);
      answers.set(sql, { sql, columns: columns.map(({ name, type }) => ({ name, type })), rows });
    }
  };
  await record(rowStatements(generator, text, generator.catalog(snapshot)));
  await record(triedEdges(text).map(({ sql }) => sql));
  await record(triedNodes(text, (sql) => answers.get(sql).rows));
  return [...answers.values()];
}

/** One answer a line. */
function writeRows(answers) {
  return `{\n  "answers": [\n${answers.map((answer) => `    ${JSON.stringify(answer)}`).join(',\n')}\n  ]\n}\n`;
}

/** One table a line. */
function writeSnapshot({ captured_at, tables }) {
  const lines = tables.map((table) => `    ${JSON.stringify(table)}`);
  return `{\n  "captured_at": ${JSON.stringify(captured_at)},\n  "tables": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

await main();
