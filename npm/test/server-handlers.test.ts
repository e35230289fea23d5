import { describe, expect, it, vi } from 'vitest';

import { createIntrospectionCache, IntrospectionError, MappingError } from '../dist/index.js';
import type { Introspect } from '../dist/index.js';
import {
  createIntrospectionHandler,
  createMappingHandler,
  createSnapshotHandler,
} from '../dist/server.js';
import type { Handler, MappingHandlerOptions, SnapshotHandlerOptions } from '../dist/server.js';
import { generator, goodAnswer, goodIntrospect, mappingWith } from './support.js';

const post = (body: BodyInit, headers: Record<string, string> = {}, init: RequestInit = {}) =>
  new Request('https://host/api', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
    ...init,
  });

const answerOf = async (handler: Handler, request: Request) => {
  const response = await handler(request);
  const body = (await response.json()) as Record<string, unknown>;
  return { status: response.status, headers: response.headers, body };
};

const unavailable: Introspect = () =>
  Promise.reject(new IntrospectionError('nobody answers', { kind: 'unavailable' }));

const text = JSON.stringify(mappingWith(1));
const stored: string[] = [];

const creating = (options: Partial<MappingHandlerOptions> = {}) =>
  createMappingHandler({
    generator,
    validate: { introspect: goodIntrospect },
    store: (mapping) => void stored.push(mapping),
    ...options,
  });

const starting = (options: Partial<SnapshotHandlerOptions> = {}) =>
  createSnapshotHandler({
    generator,
    validate: { introspect: goodIntrospect },
    mappingOf: () => text,
    create: () => ({ id: 8 }),
    ...options,
  });

const question = {
  kind: 'explain',
  sql: 'SELECT 1',
  definition: { kind: 'node', name: 'Customer', index: 0 },
};

describe('whoever asks', () => {
  const asking = (user: string) => post(text, { 'X-User': user });
  const userOf = (request: Request) => request.headers.get('X-User') ?? '';

  /** One introspection for each user, and who was asked for whom. */
  const cluster = () => {
    const asked: string[] = [];
    const known = new Map<string, Introspect>();
    const as = (user: string): Introspect => {
      const introspect: Introspect = () => {
        asked.push(user);
        return user === 'eve'
          ? Promise.reject(new IntrospectionError('no such table', { kind: 'query' }))
          : Promise.resolve(goodAnswer);
      };
      return known.get(user) ?? (known.set(user, introspect), introspect);
    };
    return { as, asked };
  };

  it('is asked about with their own rights, and their answers serve nobody else', async () => {
    const { as, asked } = cluster();
    const cache = createIntrospectionCache();
    const handler = creating({
      validate: (request) => ({ introspect: as(userOf(request)), cache }),
    });
    expect((await handler(asking('ann'))).status).toBe(201);
    expect((await handler(asking('ann'))).status).toBe(201);
    expect(asked).toEqual(['ann', 'ann']);
    expect((await handler(asking('eve'))).status).toBe(400);
    expect(asked).toEqual(['ann', 'ann', 'eve']);
  });

  it('may have a scope of the cache by name, whoever asks the cluster', async () => {
    const { asked } = cluster();
    const cache = createIntrospectionCache();
    const handler = starting({
      validate: async (request) => ({
        introspect: (...question) => (asked.push(userOf(request)), goodIntrospect(...question)),
        cache: cache.scope(userOf(request)),
      }),
    });
    for (const user of ['ann', 'bob', 'ann', 'bob']) await handler(asking(user));
    expect(asked).toEqual(['ann', 'ann', 'bob', 'bob']);
  });

  it('may have a policy of their own', async () => {
    const handler = creating({
      validate: (request) => ({
        introspect: goodIntrospect,
        policy: { label: userOf(request) === 'ann' ? '.*' : 'Other' },
      }),
    });
    expect((await handler(asking('ann'))).status).toBe(201);
    expect((await handler(asking('bob'))).status).toBe(400);
  });

  it('is known to the introspection handler', async () => {
    const users: string[] = [];
    const handler = createIntrospectionHandler((_, { request }) => {
      users.push(userOf(request));
      return Promise.resolve({});
    });
    await handler(post(JSON.stringify(question), { 'X-User': 'ann' }));
    expect(users).toEqual(['ann']);
  });

  it.each([
    ['throws', () => Promise.reject(new MappingError('FORBIDDEN', 'no', { status: 403 }))],
    ['gives', () => new MappingError('FORBIDDEN', 'no', { status: 403 })],
  ])('can be refused by the host, which %s an error with a status', async (_, refuse) => {
    const expected = { status: 403, body: { detail: { code: 'FORBIDDEN', message: 'no' } } };
    expect(await answerOf(creating({ validate: refuse }), post(text))).toMatchObject(expected);
    expect(await answerOf(creating({ store: refuse }), post(text))).toMatchObject(expected);
    expect(await answerOf(starting({ mappingOf: refuse }), post('7'))).toMatchObject(expected);
    expect(await answerOf(starting({ create: refuse }), post('7'))).toMatchObject(expected);
  });

  it.each([undefined, null])('is told that there is no such mapping: %s', async (nothing) => {
    const { status, body } = await answerOf(starting({ mappingOf: () => nothing }), post('99'));
    expect(status).toBe(404);
    expect(body).toMatchObject({ detail: { code: 'MAPPING_NOT_FOUND' } });
  });
});

describe('what cannot be checked', () => {
  it.each([
    ['mapping', creating({ validate: { introspect: unavailable } })],
    ['snapshot', starting({ validate: { introspect: unavailable } })],
  ])('is 503 with a time to come back: %s', async (_, handler) => {
    const { status, headers, body } = await answerOf(handler, post(text));
    expect(status).toBe(503);
    expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(body).toMatchObject({
      detail: {
        code: 'STARBURST_UNAVAILABLE',
        details: { errors: ["Node 'Node0': sql: Could not check: nobody answers"] },
      },
    });
  });
});

describe('what is no mapping', () => {
  it.each([
    ['{', '#', /./],
    ['', '#', /./],
    ['[]', '#', /object/],
    ['{}', '#/node_definitions', /node_definitions/],
    ['{"node_definitions": [{}]}', '#/node_definitions/0/label', /label/],
  ])('is told where and why: %j', async (body, pointer, detail) => {
    const { status, body: answer } = await answerOf(creating(), post(body));
    expect(status).toBe(400);
    expect(answer.detail).toMatchObject({ code: 'VALIDATION_FAILED' });
    const [first] = answer.errors as { pointer: string; detail: string }[];
    expect(first!.pointer).toBe(pointer);
    expect(first!.detail).toMatch(detail);
  });

  it('has pointers that are fragments of an address', async () => {
    const wrong = JSON.stringify({ ...mappingWith(1), 'ä b#/~%': 1, name: 5 });
    const { body } = await answerOf(creating(), post(wrong));
    for (const { pointer } of body.errors as { pointer: string }[]) {
      const { hash } = new URL(pointer, 'https://host/');
      expect(hash === '' ? '#' : hash).toBe(pointer);
    }
  });

  it('keeps the envelope of a refused definition', async () => {
    const refuse: Introspect = () =>
      Promise.reject(new IntrospectionError('no', { kind: 'query', line: 1, column: 2 }));
    const { body } = await answerOf(creating({ validate: { introspect: refuse } }), post(text));
    expect(body.detail).toEqual({
      code: 'VALIDATION_FAILED',
      message: 'Mapping validation failed',
      details: {
        node_results: [{ label: 'Node0', valid: false, error: 'sql: SQL syntax error: no' }],
        edge_results: [],
      },
    });
    expect(body.errors).toEqual([
      expect.objectContaining({ pointer: '#/node_definitions/0/sql', code: 'sql_error' }),
    ]);
  });
});

describe('bodies', () => {
  it('are never stored with other letters than they came with', async () => {
    stored.length = 0;
    const latin1 = Buffer.from(text.replace('FROM t0', "WHERE name = 'é'"), 'latin1');
    const { status, body } = await answerOf(creating(), post(latin1));
    expect(status).toBe(400);
    expect(body.errors).toEqual([expect.objectContaining({ code: 'invalid_utf8' })]);
    expect(stored).toEqual([]);
    const asked = createIntrospectionHandler(() => expect.fail('asked'));
    const wrong = Buffer.from(JSON.stringify({ ...question, sql: "SELECT 'é'" }), 'latin1');
    expect((await asked(post(wrong))).status).toBe(400);
    expect((await starting()(post(Buffer.from('"é"', 'latin1')))).status).toBe(400);
  });

  it('may begin with a byte order mark', async () => {
    stored.length = 0;
    expect((await creating()(post(Buffer.from(`\ufeff${text}`)))).status).toBe(201);
    expect(stored).toEqual([text]);
  });

  const slow = (signal?: AbortSignal) => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('{'));
      },
      cancel: () => void (cancelled = true),
    });
    const init = { duplex: 'half', ...(signal && { signal }) } as RequestInit;
    return { request: post(body, {}, init), cancelled: () => cancelled };
  };

  it('have their time', async () => {
    const { request, cancelled } = slow();
    expect((await creating({ bodyTimeoutMs: 30 })(request)).status).toBe(408);
    expect(cancelled()).toBe(true);
  });

  it('are left when the client leaves', async () => {
    const controller = new AbortController();
    const { request, cancelled } = slow(controller.signal);
    const answer = creating()(request);
    controller.abort();
    expect((await answer).status).toBe(499);
    expect(cancelled()).toBe(true);
  });

  it('are read to their limit only, whatever they say of their length', async () => {
    let parts = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        parts += 1;
        controller.enqueue(new Uint8Array(1000).fill(32));
      },
    });
    const request = post(body, {}, { duplex: 'half' } as RequestInit);
    expect((await creating({ maxBytes: 10_000 })(request)).status).toBe(413);
    expect(parts).toBeLessThan(20);
  });

  it('have at most so many definitions, and the cluster is not asked about more', async () => {
    const handler = creating({
      maxDefinitions: 3,
      validate: { introspect: () => expect.fail('asked') },
    });
    expect((await handler(post(JSON.stringify(mappingWith(4))))).status).toBe(413);
    const enough = creating({ maxDefinitions: 4 });
    expect((await enough(post(JSON.stringify(mappingWith(4))))).status).toBe(201);
  });

  it.each([
    ['null', null],
    ['an array', [1]],
    ['no name', { kind: 'node', index: 0 }],
    ['another kind', { kind: 'x', name: 'a', index: 0 }],
    ['a negative index', { kind: 'node', name: 'a', index: -1 }],
  ])('are no question with a definition that is %s', async (_, definition) => {
    const handler = createIntrospectionHandler(() => expect.fail('asked'));
    const { status, body } = await answerOf(
      handler,
      post(JSON.stringify({ ...question, definition })),
    );
    expect(status).toBe(400);
    expect(body.errors).toEqual([expect.objectContaining({ pointer: '#/definition' })]);
  });

  it('reach the host with what a question has, and nothing else', async () => {
    let seen: unknown;
    const handler = createIntrospectionHandler((asked) => {
      seen = asked;
      return Promise.resolve({});
    });
    const more = { ...question, definition: { ...question.definition, more: 1 }, extra: {} };
    await handler(post(JSON.stringify(more)));
    expect(seen).toEqual(question);
  });
});

describe('what goes wrong inside', () => {
  const secret = new Error('password authentication failed for svc_user');

  it.each<[string, (onError: () => void) => Handler]>([
    ['store', (onError) => creating({ onError, store: () => Promise.reject(secret) })],
    ['mappingOf', (onError) => starting({ onError, mappingOf: () => Promise.reject(secret) })],
    ['create', (onError) => starting({ onError, create: () => Promise.reject(secret) })],
    ['validate', (onError) => creating({ onError, validate: () => Promise.reject(secret) })],
    [
      'introspect',
      (onError) => createIntrospectionHandler(() => Promise.reject(secret), { onError }),
    ],
  ])('is told to onError alone: %s', async (name, handlerWith) => {
    const onError = vi.fn();
    const request = post(name === 'introspect' ? JSON.stringify(question) : text);
    const { status, body } = await answerOf(handlerWith(onError), request);
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain('svc_user');
    expect(onError.mock.calls).toEqual([[secret, request]]);
  });

  it('is no refusal, of which onError is not told', async () => {
    const onError = vi.fn();
    await creating({ onError })(post('{'));
    await starting({ onError, mappingOf: () => undefined })(post('7'));
    expect(onError).not.toHaveBeenCalled();
  });

  it('does not change when onError throws', async () => {
    for (const onError of [
      () => {
        throw new Error('logger');
      },
      () => Promise.reject(new Error('logger')),
    ]) {
      const handler = creating({ onError, store: () => Promise.reject(secret) });
      expect((await handler(post(text))).status).toBe(500);
    }
  });

  it.each<object>([{ maxBytes: 0 }, { bodyTimeoutMs: NaN }, { bodyTimeoutMs: -1 }])(
    'is not left to wrong options: %j',
    (options) => {
      expect(() => creating(options)).toThrow(
        expect.objectContaining({ code: 'bad_argument' }) as Error,
      );
    },
  );
});
