#!/usr/bin/env node
// Records what a real Trino answers to the queries of mappings, so that a page or a test can hear
// the cluster's word without a cluster.
//
// usage: samples/record.mjs --trino URL --out FILE MAPPING…
//
// Each query is asked once, in the order of the definitions: first EXPLAIN, then, when that was
// accepted, what columns it has. The queries name their tables in full: no session catalog is set.
//
//   { "server": "Trino 476", "captured_at": "…",
//     "answers": [{ "sql",
//                   "explain": { "ok": true } | { "error": { name, message, line, column } },
//                   "columns": [{ name, type }] | { "error": … } }] }
//
// There is no `columns` where EXPLAIN refused. Places count from 1, in code points of `sql`.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runStatement } from '../scripts/lib/trino/client.mjs';

async function main() {
  const { values, positionals } = parseArgs({
    options: { trino: { type: 'string' }, out: { type: 'string' } },
    allowPositionals: true,
  });
  if (!values.trino || !values.out || positionals.length === 0) {
    console.error('usage: samples/record.mjs --trino URL --out FILE MAPPING…');
    process.exit(2);
  }
  const recording = {
    server: `Trino ${await versionOf(values.trino)}`,
    captured_at: new Date().toISOString(),
    answers: [],
  };
  for (const sql of queriesOf(positionals)) {
    recording.answers.push({ sql, ...(await ask(values.trino, sql)) });
  }
  writeFileSync(values.out, `${JSON.stringify(recording, null, 2)}\n`);
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

/**
 * The query stands on lines of its own in both statements: columns stay what they are, lines are
 * one too high, and a comment at its end cannot swallow what follows.
 */
async function ask(server, sql) {
  const explained = await runStatement(server, `EXPLAIN\n${sql}`);
  if (explained.error) return { explain: { error: placedInQuery(explained.error) } };
  const described = await runStatement(server, `SELECT * FROM (\n${sql}\n) LIMIT 0`);
  return {
    explain: { ok: true },
    columns: described.error ? { error: placedInQuery(described.error) } : described.columns,
  };
}

/** Takes the line that stands before the query out of an error's place and text. */
function placedInQuery({ name, message, line, column }) {
  if (line === null) return { name, message, line, column };
  // Before the query there is nothing that Trino could point at but the whole statement.
  const place = line > 1 ? { line: line - 1, column } : { line: 1, column: 1 };
  return {
    name,
    message: message.replace(/^line \d+:\d+: /, `line ${place.line}:${place.column}: `),
    ...place,
  };
}

await main();
