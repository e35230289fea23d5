// The package beside the core as it is built natively: what WebAssembly and the boundary take, and how fast it could be.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { tpcDsQueries } from './analysis.js';
import { compareByTurns, timed } from './measure.js';
import { readQueries } from './sql-corpus.js';

const program = fileURLToPath(
  new URL('../../../build/native-bench/tests/speed/time_requests', import.meta.url),
);

/** The program of tests/speed, which times requests of the module's protocol. */
class NativeCore {
  #process = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] });
  #lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();

  #send(command, operation, input, options) {
    const texts = [input, options && JSON.stringify(options)].map((text) => text ?? '');
    const sizes = texts.map((text) => Buffer.byteLength(text)).join(' ');
    this.#process.stdin.write(`${command} ${operation} ${sizes}\n${texts.join('')}`);
  }

  async #line() {
    const { value, done } = await this.#lines.next();
    if (done) throw new Error('the native program ended');
    return value;
  }

  async run(operation, input, options) {
    this.#send('answer', operation, input, options);
    const answer = JSON.parse(await this.#line());
    if (answer.error) throw new Error(answer.error.message);
    return answer;
  }

  keep(operation, input, options) {
    this.#send('keep', operation, input, options);
  }

  forget() {
    this.#process.stdin.write('forget\n');
  }

  /** ms for all requests that are kept; `how` is `time` for their answers, `parse` for the trees of their SQL alone. */
  async time(how) {
    this.#process.stdin.write(`${how}\n`);
    return Number(await this.#line()) / 1000;
  }

  async hold({ captured_at, tables }) {
    const { catalog } = await this.run('catalog_begin', JSON.stringify({ captured_at }));
    await this.run('catalog_add', JSON.stringify(tables), { catalog });
    await this.run('catalog_end', '', { catalog });
    return catalog;
  }

  end() {
    this.#process.stdin.end();
  }
}

const pairs = 25;

/** Of all queries, as what one of them takes in µs. */
const each = (count, { ours, theirs, ratio }) => ({
  ours: (1000 * ours) / count,
  theirs: (1000 * theirs) / count,
  ratio,
});

async function parsing(generator, native) {
  const [source, queries] = Object.entries(readQueries())[0];
  for (const sql of queries) native.keep('parse_sql', sql);
  const ours = () =>
    timed(() => {
      for (const sql of queries) generator.parseSql(sql);
    });
  const rows = [];
  for (const [key, how, peer] of [
    ['answer', 'time', 'the core natively'],
    ['tree', 'parse', 'the tree alone natively'],
  ])
    rows.push({
      key: `native/parse-${key}`,
      what: `parseSql, ${queries.length} queries of ${source}, beside ${peer}`,
      measured: each(queries.length, await compareByTurns(ours, () => native.time(how), pairs)),
    });
  native.forget();
  return rows;
}

async function analyzing(generator, native) {
  const { queries, snapshot } = tpcDsQueries() ?? {};
  if (!queries) return [];
  const catalog = generator.catalog(snapshot, { ttlMs: Infinity });
  const id = await native.hold(snapshot);
  for (const { sql, session } of queries) native.keep('analyze_sql', sql, { session, catalog: id });
  const ours = () =>
    timed(() => {
      for (const { sql, session } of queries) generator.analyzeSql(sql, catalog, session);
    });
  const measured = await compareByTurns(ours, () => native.time('time'), pairs);
  native.forget();
  const what = 'analyzeSql of a TPC-DS query, beside the core natively';
  return [{ key: 'native/analyze-answer', what, measured: each(queries.length, measured) }];
}

/** Rows for the table in µs; none where the program is not built. */
export async function compareWithNative(generator) {
  if (!existsSync(program)) return [];
  const native = new NativeCore();
  try {
    return [...(await parsing(generator, native)), ...(await analyzing(generator, native))];
  } finally {
    native.end();
  }
}
