import { afterAll, beforeEach, expect } from 'vitest';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { IntrospectionError } from '../dist/index.js';
import type { IntrospectRequest } from '../dist/index.js';
import { settle } from './support.js';
import type { Certificate } from './test-authority.js';

/** What the server says to a statement. */
export interface Said {
  columns?: { name: string; type: string }[];
  data?: unknown[][];
  error?: object;
}

export interface Seen {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** Handles a request itself and returns true, or lets the server answer. */
export type Fault = (seen: Seen, response: ServerResponse) => boolean;

/** Enough of Trino's protocol for the tests: each statement is queued, then executed, then finished. */
export class FakeTrino {
  /** Every request, in the order in which they came. */
  readonly seen: Seen[] = [];
  say: (statement: string, seen: Seen) => Said = acceptAll;
  fault: Fault = () => false;
  /** Before each answer, in ms. */
  delay = (): number => 0;
  readonly #server: Server;
  readonly #scheme: 'http' | 'https';
  readonly #said = new Map<string, Said>();
  #queries = 0;
  /** The last query of the tests before: what comes about it, or one before it, is of none any more. */
  #lastOfOthers = 0;

  /** With a certificate it is a server with https. */
  constructor(certificate?: Certificate) {
    const answer = (request: IncomingMessage, response: ServerResponse): void => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        const { method = '', url: path = '', headers } = request;
        const seen = { method, path, headers, body };
        const isOfOthers = Number(queryOf(path)) <= this.#lastOfOthers;
        if (!isOfOthers) this.seen.push(seen);
        setTimeout(() => {
          if (isOfOthers || !this.fault(seen, response)) this.#answer(seen, response);
        }, this.delay());
      });
    };
    this.#scheme = certificate ? 'https' : 'http';
    this.#server = certificate ? createSecureServer(certificate, answer) : createServer(answer);
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  get url(): string {
    return `${this.#scheme}://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  /** The statements that were sent, in their order. */
  get statements(): string[] {
    return this.seen.filter(({ method }) => method === 'POST').map(({ body }) => body);
  }

  /** As after `new`, for the next test. */
  reset(): void {
    this.#lastOfOthers = this.#queries;
    this.seen.length = 0;
    this.say = acceptAll;
    this.fault = () => false;
    this.delay = () => 0;
  }

  #answer(seen: Seen, response: ServerResponse): void {
    const { method, path, body } = seen;
    if (method === 'DELETE') {
      response.writeHead(204).end();
      return;
    }
    const id = method === 'POST' ? String((this.#queries += 1)) : queryOf(path);
    if (method === 'POST') this.#said.set(id, this.say(body, seen));
    const said = this.#said.get(id);
    if (!said) {
      response.writeHead(404).end('Query not found');
      return;
    }
    // As Trino does, it names itself as the request did.
    const address = (stage: string): string =>
      `http://${seen.headers.host ?? ''}/v1/statement/${stage}/${id}/1`;
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ id, ...pageOf(method, path, said, address) }));
  }
}

/** The query that a request for more of it, or for its end, is about. */
const queryOf = (path: string): string => path.split('/').at(-2) ?? '';

function pageOf(
  method: string,
  path: string,
  { columns, data, error }: Said,
  address: (stage: string) => string,
): object {
  if (method === 'POST') return { nextUri: address('queued'), stats: { state: 'QUEUED' } };
  if (error) return { error, stats: { state: 'FAILED' } };
  if (path.includes('/queued/')) {
    return { nextUri: address('executing'), columns, stats: { state: 'RUNNING' } };
  }
  return { columns, data, stats: { state: 'FINISHED' } };
}

/** A server for the tests of one file, as new for each of them. */
export async function startFakeTrino(certificate?: Certificate): Promise<FakeTrino> {
  const server = await new FakeTrino(certificate).start();
  beforeEach(async () => {
    // What the last test gave up may still be on its way.
    await settle();
    server.reset();
  });
  afterAll(() => {
    server.stop();
  });
  return server;
}

export const goodColumns = [
  { name: 'id', type: 'bigint' },
  { name: 'name', type: 'varchar' },
];

/** EXPLAIN shows a plan, any other statement returns `goodColumns` and no row. */
export function acceptAll(statement: string): Said {
  return statement.startsWith('EXPLAIN ')
    ? { columns: [{ name: 'Query Plan', type: 'varchar' }], data: [['Fragment 0']] }
    : { columns: goodColumns };
}

/** An error as Trino words it. */
export const userError = (
  errorName: string,
  message: string,
  lineNumber?: number,
  columnNumber?: number,
): Said => ({
  error: {
    message,
    errorName,
    errorCode: 1,
    errorType: 'USER_ERROR',
    ...(lineNumber === undefined ? {} : { errorLocation: { lineNumber, columnNumber } }),
    failureInfo: { type: 'io.trino.spi.TrinoException', stack: ['io.trino.Secret.java'] },
  },
});

/** An address where nobody listens. */
export async function nobody(): Promise<string> {
  const server = await new FakeTrino().start();
  const { url } = server;
  server.stop();
  return url;
}

export const never = { signal: new AbortController().signal };

export const request = (kind: IntrospectRequest['kind'], sql: string): IntrospectRequest => ({
  kind,
  sql,
  definition: { kind: 'node', name: 'Customer', index: 0 },
});

/** What a question is refused with. */
export async function failureOf(answer: Promise<unknown>): Promise<IntrospectionError> {
  const error: unknown = await answer.then(
    () => expect.fail('it was accepted'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(IntrospectionError);
  return error as IntrospectionError;
}
