import type { EngineAnswer, EngineRequest, EngineResults, EngineRows } from './protocol';
import { shownRow } from './values';
import { doWithoutEval } from './without-eval';

interface KuzuResult {
  isSuccess: () => boolean;
  getErrorMessage: () => string;
  hasNextQueryResult: () => boolean;
  getNextQueryResult: () => KuzuResult;
  getColumnNames: () => string[];
  getColumnTypes: () => string[];
  getNumTuples: () => number | bigint;
  hasNext: () => boolean;
  getNext: () => unknown[];
  close: () => void;
}

interface KuzuConnection {
  query: (statement: string) => KuzuResult;
}

/** What `kuzu-wasm/sync` gives, as far as it is used here. */
export interface Kuzu {
  init: () => Promise<void>;
  getVersion: () => string;
  getFS: () => {
    mkdirTree: (folder: string) => void;
    writeFile: (file: string, bytes: Uint8Array) => void;
  };
  Database: new (path: string, bufferPoolSize: number, maxNumThreads: number) => object;
  Connection: new (database: object, numThreads: number) => KuzuConnection;
}

/** A few hundred rows need a fraction of it. */
const memory = 256 * 1024 * 1024;

class Refusal extends Error {}

/** Those of the last statement, of several that are written as one. */
function lastOf(first: KuzuResult): KuzuResult {
  let last = first;
  for (;;) {
    if (!last.isSuccess()) throw new Refusal(last.getErrorMessage());
    if (!last.hasNextQueryResult()) return last;
    last = last.getNextQueryResult();
  }
}

function rowsOf(result: KuzuResult, most: number): EngineRows {
  const types = result.getColumnTypes();
  const columns = result
    .getColumnNames()
    .map((name, index) => ({ name, type: types[index] ?? '' }));
  const rows: unknown[][] = [];
  while (rows.length < most && result.hasNext()) rows.push(shownRow(result.getNext(), columns));
  return { columns, rows, total: Number(result.getNumTuples()) };
}

/** The engine, in memory alone. */
class Engine {
  readonly #kuzu: Kuzu;
  #connection: KuzuConnection | null = null;

  constructor(kuzu: Kuzu) {
    this.#kuzu = kuzu;
  }

  async answer(request: EngineRequest): Promise<EngineResults[keyof EngineResults]> {
    if (request.kind === 'open') return this.#open();
    if (request.kind === 'write') {
      const files = this.#kuzu.getFS();
      files.mkdirTree(request.file.slice(0, request.file.lastIndexOf('/')));
      files.writeFile(request.file, request.bytes);
      return null;
    }
    return this.#execute(request.statement, request.most);
  }

  async #open(): Promise<EngineResults['open']> {
    await this.#kuzu.init();
    const { Database, Connection } = this.#kuzu;
    this.#connection = new Connection(new Database(':memory:', memory, 1), 1);
    return { version: this.#kuzu.getVersion() };
  }

  #execute(statement: string, most: number): EngineRows {
    if (this.#connection === null) throw new Error('the engine was not opened');
    const result = this.#connection.query(statement);
    try {
      return rowsOf(lastOf(result), most);
    } finally {
      result.close();
    }
  }
}

/** What a worker listens with, and answers to. */
interface Line {
  onmessage: ((event: MessageEvent<EngineRequest & { id: number }>) => unknown) | null;
  postMessage: (answer: EngineAnswer) => void;
}

/**
 * Makes of a worker the engine in which a mapping is tried: all that the worker's script has to do.
 *
 * @example
 * import kuzu from 'kuzu-wasm/sync';
 * import { serveEngine } from 'mapping-generator-editor/engine';
 * serveEngine(kuzu);
 */
export function serveEngine(kuzu: Kuzu, line: Line = globalThis): void {
  doWithoutEval(globalThis);
  const engine = new Engine(kuzu);
  line.onmessage = async ({ data: { id, ...request } }) => {
    try {
      line.postMessage({ id, result: await engine.answer(request) });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      line.postMessage(
        error instanceof Refusal ? { id, refused: message } : { id, broken: message },
      );
    }
  };
}
