import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { runStatement } from '../../scripts/lib/trino/client.mjs';

const base64 = (text) => Buffer.from(text, 'utf8').toString('base64');
const fromBase64 = (text) => Buffer.from(text, 'base64').toString('utf8');

/** Trino's parser in a process of its own. `ask` gives undefined where it takes the statement, else `{ line, column, message }`. */
export class Parser {
  #process = spawn(fileURLToPath(new URL('../../scripts/trino', import.meta.url)), ['parser'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  #answers = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();

  async ask(statements) {
    this.#process.stdin.write(statements.map((sql) => `${base64(sql)}\n`).join(''));
    const answers = [];
    while (answers.length < statements.length) {
      const { value, done } = await this.#answers.next();
      if (done) throw new Error('the parser ended');
      answers.push(value === 'ok' ? undefined : faultOf(value));
    }
    return answers;
  }

  close() {
    this.#process.stdin.end();
  }
}

function faultOf(line) {
  const [row, column, message] = line.split(' ');
  return { line: Number(row), column: Number(column), message: fromBase64(message) };
}

const session = { catalog: 'tpch', schema: 'tiny' };

/** What a running server says of a query: `{ columns }`, or `{ fault }` with `name` beside its place and message. */
export async function askServer(server, sql) {
  // The statement is only analyzed and planned, and no row of it is read.
  const { error, columns } = await runStatement(
    server,
    `SELECT * FROM (\n${sql}\n) LIMIT 0`,
    session,
  );
  return error ? { fault: faultIn(error) } : { columns };
}

/** As of the statement alone, which stood a line below; what is told of the whole has no place in it. */
function faultIn({ name, line: below, column, message }) {
  const isPlaced = below !== null && below > 1;
  const said = message
    .replace(/^line \d+:\d+: /, '')
    .replace(/\bline (\d+):/g, (_, number) => `line ${number - 1}:`);
  return { name, ...(isPlaced && { line: below - 1, column }), message: said };
}
