import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const base64 = (text) => Buffer.from(text, 'utf8').toString('base64');
const fromBase64 = (text) => Buffer.from(text, 'base64').toString('utf8');

/** Trino's parser in a process of its own. `ask` gives undefined where it takes the statement, else `{ line, column, message }`. */
export class Parser {
  #process = spawn(fileURLToPath(new URL('../../scripts/trino', import.meta.url)), ['parser'], { stdio: ['pipe', 'pipe', 'inherit'] });
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

/** A running server. `ask` gives `{ columns }`, or `{ fault }` with `name` beside its place and message. */
export class Server {
  #statements;

  constructor(address) {
    this.#statements = new URL('/v1/statement', address);
  }

  async ask(sql) {
    // The statement is only analyzed and planned, and no row of it is read.
    let page = await request(this.#statements, `SELECT * FROM (\n${sql}\n) LIMIT 0`);
    let { columns } = page;
    while (page.nextUri && !page.error) {
      page = await request(page.nextUri);
      columns ??= page.columns;
    }
    if (!page.error) return { columns: columns.map(({ name, type }) => ({ name, type })) };
    return { fault: faultIn(page.error) };
  }
}

/** As of the statement alone, which stood a line below; what is told of the whole has no place in it. */
function faultIn({ errorName: name, errorLocation: place, message }) {
  const line = place && place.lineNumber > 1 ? place.lineNumber - 1 : undefined;
  const said = message.replace(/^line \d+:\d+: /, '').replace(/\bline (\d+):/g, (_, number) => `line ${number - 1}:`);
  return { name, line, column: line && place.columnNumber, message: said };
}

const headers = {
  'X-Trino-User': 'mapping-generator',
  'X-Trino-Catalog': 'tpch',
  'X-Trino-Schema': 'tiny',
  'X-Trino-Client-Capabilities': 'PARAMETRIC_DATETIME',
};

async function request(url, body) {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const response = await fetch(url, body === undefined ? { headers } : { method: 'POST', headers, body });
    if (response.ok) return response.json();
    await new Promise((resolve) => setTimeout(resolve, 100 * (attempt + 1)));
  }
  throw new Error(`${url} stays busy`);
}
