import { afterEach, describe, expect, it } from 'vitest';

import { fetchIntrospection, IntrospectionError } from '../dist/index.js';
import type { Introspect } from '../dist/index.js';
import {
  createIntrospectionHandler,
  createMappingHandler,
  createSnapshotHandler,
} from '../dist/server.js';
import type { Handler } from '../dist/server.js';
import { generator, goodIntrospect, mappingWith } from './support.js';

const post = (body: string, headers: Record<string, string> = {}) =>
  new Request('https://host/api', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
  });

const answerOf = async (handler: Handler, request: Request) => {
  const response = await handler(request);
  return { status: response.status, body: (await response.json()) as unknown };
};

const refuse =
  (kind: 'query' | 'unavailable'): Introspect =>
  async () => {
    throw new IntrospectionError('no', { kind, line: 1, column: 2, errorName: 'X' });
  };

describe('introspection', () => {
  /** The page's side and the host's, without a network between them. */
  const through = (introspect: Introspect) => {
    const handler = createIntrospectionHandler(introspect);
    return fetchIntrospection('https://host/api', {
      fetch: (url, init) => handler(new Request(url, init)),
    });
  };

  it('answers what the page asks', async () => {
    const direct = await generator.validate(mappingWith(3), { introspect: goodIntrospect });
    const report = await generator.validate(mappingWith(3), {
      introspect: through(goodIntrospect),
    });
    expect(report).toEqual(direct);
    expect(report.status).toBe('valid');
  });

  it.each(['query', 'unavailable'] as const)('hands on that the answer is %s', async (kind) => {
    const direct = await generator.validate(mappingWith(1), { introspect: refuse(kind) });
    const report = await generator.validate(mappingWith(1), { introspect: through(refuse(kind)) });
    expect(report).toEqual(direct);
  });

  it('ends with the request', async () => {
    const controller = new AbortController();
    let ended: AbortSignal | undefined;
    const handler = createIntrospectionHandler((_, { signal }) => {
      ended = signal;
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new Error('gone'));
        });
      });
    });
    const definition = { kind: 'node', name: 'Customer', index: 0 };
    const question = { kind: 'explain', sql: 'SELECT 1', definition };
    const request = new Request(post(JSON.stringify(question)), { signal: controller.signal });
    const answer = handler(request);
    while (!ended) await new Promise((resume) => setTimeout(resume, 1));
    controller.abort();
    expect((await answer).status).toBe(500);
  });

  it.each<[string, Request, number]>([
    ['another method', new Request('https://host/api'), 405],
    ['a form', post('{}', { 'Content-Type': 'text/plain' }), 415],
    ['a body that is too long', post(' '.repeat(200)), 413],
    ['no JSON', post('{'), 400],
    ['null', post('null'), 400],
    ['another kind', post('{"kind": "drop", "sql": "x", "definition": {}}'), 400],
    ['no SQL', post('{"kind": "explain", "definition": {}}'), 400],
  ])('refuses %s, and asks nobody', async (_, request, status) => {
    const never: Introspect = () => expect.fail('asked');
    const handler = createIntrospectionHandler(never, { maxBytes: 100 });
    expect((await handler(request)).status).toBe(status);
  });
});

describe('the platform', () => {
  const stored: string[] = [];
  afterEach(() => {
    stored.length = 0;
  });
  const text = JSON.stringify(mappingWith(1));
  const creating = (introspect: Introspect) =>
    createMappingHandler({
      generator,
      validate: { introspect },
      store: (mapping) => {
        stored.push(mapping);
        return { id: 7 };
      },
    });
  const starting = (introspect: Introspect) =>
    createSnapshotHandler({
      generator,
      validate: { introspect },
      mappingOf: (body) => (body === '{"mapping":7}' ? text : expect.fail('another mapping')),
      create: (mapping) => {
        stored.push(mapping);
        return { id: 8 };
      },
    });

  it('stores a valid mapping', async () => {
    expect(await answerOf(creating(goodIntrospect), post(text))).toEqual({
      status: 201,
      body: { id: 7 },
    });
    expect(stored).toEqual([text]);
  });

  it('refuses one that is not, in the words of the platform', async () => {
    const { status, body } = await answerOf(creating(refuse('query')), post(text));
    expect(status).toBe(400);
    const { detail } = body as { detail: unknown };
    expect({ detail }).toEqual({
      detail: {
        code: 'VALIDATION_FAILED',
        message: 'Mapping validation failed',
        details: {
          node_results: [{ label: 'Node0', valid: false, error: 'sql: SQL syntax error: no' }],
          edge_results: [],
        },
      },
    });
    expect(stored).toEqual([]);
  });

  it('starts a snapshot of a mapping that still holds', async () => {
    expect(await answerOf(starting(goodIntrospect), post('{"mapping":7}'))).toEqual({
      status: 201,
      body: { id: 8 },
    });
    expect(stored).toEqual([text]);
  });

  it.each([
    ['query', 400, 'STARBURST_ERROR'],
    ['unavailable', 503, 'STARBURST_UNAVAILABLE'],
  ] as const)('starts none when the answer is %s', async (kind, status, code) => {
    const answer = await answerOf(starting(refuse(kind)), post('{"mapping":7}'));
    expect(answer).toMatchObject({ status, body: { detail: { code } } });
    expect(stored).toEqual([]);
  });

  it('does not tell what went wrong inside', async () => {
    const handler = createMappingHandler({
      generator,
      validate: { introspect: goodIntrospect },
      store: () => {
        throw new Error('s3cret');
      },
    });
    const { status, body } = await answerOf(handler, post(text));
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain('s3cret');
  });
});
