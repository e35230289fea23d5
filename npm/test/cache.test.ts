import { describe, expect, it } from 'vitest';

import { createIntrospectionCache, IntrospectionError, MappingError } from '../dist/index.js';
import type { Introspect } from '../dist/index.js';
import { generator, goodAnswer, mappingWith, openQuestions, settle } from './support.js';

const never = new AbortController().signal;
const explain = (sql: string) => ({ kind: 'explain' as const, sql });

describe('time to live', () => {
  it('keeps an answer for five minutes by default, and says its age', async () => {
    let now = 1_000_000;
    const cache = createIntrospectionCache({ now: () => now });
    let asked = 0;
    const ask = () => Promise.resolve({ columns: [{ name: 'n', type: String((asked += 1)) }] });
    const request = { kind: 'columns' as const, sql: 'SELECT 1' };
    expect(cache.age(request)).toBeNull();
    await cache.resolve(request, ask, never);
    now += 299_999;
    expect(cache.age(request)).toBe(299_999);
    expect((await cache.resolve(request, ask, never)).columns![0]!.type).toBe('1');
    now += 1;
    expect(cache.age(request)).toBeNull();
    expect((await cache.resolve(request, ask, never)).columns![0]!.type).toBe('2');
  });

  it('does not trust an answer from the future', async () => {
    let now = 1000;
    const cache = createIntrospectionCache({ now: () => now });
    await cache.resolve(explain('a'), () => Promise.resolve({}), never);
    now = 0;
    expect(cache.age(explain('a'))).toBeNull();
  });

  it('keeps nothing with a time to live of 0', async () => {
    const cache = createIntrospectionCache({ ttlMs: 0 });
    await cache.resolve(explain('a'), () => Promise.resolve({}), never);
    expect(cache.age(explain('a'))).toBeNull();
  });

  it.each([Infinity, NaN, -1])('refuses a time to live of %s', (ttlMs) => {
    expect(() => createIntrospectionCache({ ttlMs })).toThrow(MappingError);
  });
});

describe('entries', () => {
  it('forgets the answer that was not used for longest', async () => {
    const cache = createIntrospectionCache({ maxEntries: 2 });
    const ask = () => Promise.resolve({});
    for (const sql of ['a', 'b', 'a', 'c']) await cache.resolve(explain(sql), ask, never);
    const kept = ['a', 'b', 'c'].filter((sql) => cache.age(explain(sql)) !== null);
    expect(kept).toEqual(['a', 'c']);
  });

  it('takes no more memory than it may', async () => {
    const cache = createIntrospectionCache({ maxBytes: 1_000_000 });
    const sqls = Array.from({ length: 30 }, (_, index) => `${String(index)}${'x'.repeat(50_000)}`);
    for (const sql of sqls) await cache.resolve(explain(sql), () => Promise.resolve({}), never);
    const kept = sqls.filter((sql) => cache.age(explain(sql)) !== null);
    expect(kept).toEqual(sqls.slice(-kept.length));
    // Two bytes for each character.
    expect(kept.length).toBe(9);
  });

  it('tells explain and columns apart', async () => {
    const cache = createIntrospectionCache();
    await cache.resolve(explain('a'), () => Promise.resolve({}), never);
    expect(cache.age({ kind: 'columns', sql: 'a' })).toBeNull();
  });

  it('forgets what it is told to', async () => {
    const cache = createIntrospectionCache();
    const ask = () => Promise.resolve({});
    for (const sql of ['a', 'b', 'c']) await cache.resolve(explain(sql), ask, never);
    cache.invalidate('a');
    expect(['a', 'b'].map((sql) => cache.age(explain(sql)) !== null)).toEqual([false, true]);
    cache.invalidate();
    expect(cache.age(explain('b'))).toBeNull();
  });

  it('does not keep an answer that was on its way when it was invalidated', async () => {
    const cache = createIntrospectionCache();
    let answer!: (value: object) => void;
    const old = cache.resolve(
      explain('a'),
      () => new Promise((resolve) => (answer = resolve)),
      never,
    );
    cache.invalidate('a');
    const fresh = cache.resolve(explain('a'), () => Promise.resolve(goodAnswer), never);
    answer({});
    expect(await old).toEqual({});
    expect(await fresh).toEqual(goodAnswer);
    expect(
      await cache.resolve(explain('a'), () => Promise.reject(new Error('again')), never),
    ).toEqual(goodAnswer);
  });

  it.each([
    ['hive.sales.orders', [0, 1, 2, 3, 4]],
    ['sales.orders', [0, 1, 2, 3, 4]],
    ['orders', [0, 1, 2, 3, 4, 5]],
    ['"ORDERS"', [0, 1, 2, 3, 4, 5]],
    ['sales.customers', [2]],
    ['other', []],
    ['SELECT 1 FROM x', [6]],
  ])('forgets what reads from %s', async (table, expected) => {
    const sqls = [
      'SELECT * FROM hive.sales.orders',
      'SELECT * FROM "sales"."Orders" -- x',
      'SELECT * FROM customers c, (SELECT 1 FROM orders) o',
      'TABLE orders',
      'WITH t AS (SELECT 1) SELECT * FROM t JOIN orders USING (x)',
      'SELECT * FROM lake.orders',
      'SELECT 1 FROM x',
      "SELECT x.orders AS orders, 'orders' -- FROM orders\nFROM sales.line_orders",
    ];
    const cache = createIntrospectionCache();
    for (const sql of sqls) await cache.resolve(explain(sql), () => Promise.resolve({}), never);
    cache.invalidate(table);
    const gone = sqls.flatMap((sql, index) => (cache.age(explain(sql)) === null ? [index] : []));
    expect(gone).toEqual(expected);
  });

  it('never lets an older answer replace a newer one for the same text', async () => {
    const cache = createIntrospectionCache();
    const answers: ((value: object) => void)[] = [];
    const ask = () => new Promise<object>((resolve) => answers.push(resolve));
    const old = cache.resolve(explain('SELECT 1 FROM t'), ask, never);
    cache.invalidate('t');
    const fresh = cache.resolve(explain('SELECT 1 FROM t'), ask, never);
    answers[1]!({ columns: [{ name: 'new', type: 'bigint' }] });
    await fresh;
    answers[0]!({ columns: [{ name: 'old', type: 'bigint' }] });
    await old;
    const kept = await cache.resolve(explain('SELECT 1 FROM t'), ask, never);
    expect(kept.columns![0]!.name).toBe('new');
  });

  it('does not keep that a table was not found', async () => {
    const cache = createIntrospectionCache();
    const missing = new IntrospectionError("Table 't' does not exist", {
      kind: 'query',
      errorName: 'TABLE_NOT_FOUND',
    });
    const before: Introspect = () => Promise.reject(missing);
    const after: Introspect = () => Promise.resolve(goodAnswer);
    const mapping = mappingWith(1);
    const run = (introspect: Introspect) => generator.validate(mapping, { introspect, cache });
    expect((await run(before)).status).toBe('invalid');
    expect((await run(after)).status).toBe('valid');
  });

  it('does not keep errors', async () => {
    const cache = createIntrospectionCache();
    const error = new IntrospectionError('no', { kind: 'query' });
    await expect(cache.resolve(explain('a'), () => Promise.reject(error), never)).rejects.toBe(
      error,
    );
    expect(await cache.resolve(explain('a'), () => Promise.resolve(goodAnswer), never)).toEqual(
      goodAnswer,
    );
  });
});

describe('single flight', () => {
  it('asks once for two validations at the same time', async () => {
    const cache = createIntrospectionCache();
    const asked: string[] = [];
    const introspect: Introspect = async ({ kind, sql }) => {
      asked.push(`${kind} ${sql}`);
      await settle();
      return goodAnswer;
    };
    const run = () => generator.validate(mappingWith(3), { introspect, cache });
    const [first, second] = await Promise.all([run(), run()]);
    expect(first.status).toBe('valid');
    expect(second).toEqual(first);
    expect(asked.length).toBe(6);
    expect(new Set(asked).size).toBe(6);
  });

  it('lets the others have their answer when the one that asked is aborted', async () => {
    const cache = createIntrospectionCache();
    const { introspect, asked } = openQuestions();
    const controller = new AbortController();
    const mapping = mappingWith(1);
    const aborted = generator.validate(mapping, { introspect, cache, signal: controller.signal });
    const other = generator.validate(mapping, { introspect, cache });
    await settle();
    controller.abort('mine alone');
    await expect(aborted).rejects.toBe('mine alone');
    expect(asked[0]!.signal.aborted).toBe(false);
    asked[0]!.answer(undefined);
    await settle();
    asked[1]!.answer(goodAnswer);
    expect((await other).status).toBe('valid');
    expect(asked.length).toBe(2);
  });

  it('aborts the question with the last who waits for it', async () => {
    const cache = createIntrospectionCache();
    const { introspect, asked } = openQuestions();
    const controllers = [new AbortController(), new AbortController()];
    const runs = controllers.map(({ signal }) =>
      generator.validate(mappingWith(1), { introspect, cache, signal }),
    );
    await settle();
    controllers[0]!.abort('first');
    expect(asked[0]!.signal.aborted).toBe(false);
    controllers[1]!.abort('second');
    expect(asked[0]!.signal.aborted).toBe(true);
    expect((await Promise.allSettled(runs)).map((run) => run.status)).toEqual([
      'rejected',
      'rejected',
    ]);
  });
});

describe('what validation keeps', () => {
  it('asks again what was no answer', async () => {
    const cache = createIntrospectionCache();
    const mapping = mappingWith(1);
    const garbage: Introspect = () => Promise.resolve();
    expect((await generator.validate(mapping, { introspect: garbage, cache })).status).toBe(
      'unchecked',
    );
    const good: Introspect = () => Promise.resolve(goodAnswer);
    expect((await generator.validate(mapping, { introspect: good, cache })).status).toBe('valid');
  });

  it('is not changed by what the host does to its answer later', async () => {
    const cache = createIntrospectionCache();
    const answer = structuredClone(goodAnswer);
    const introspect: Introspect = () => Promise.resolve(answer);
    const first = await generator.validate(mappingWith(1), { introspect, cache });
    answer.columns[0]!.name = 'changed';
    expect(await generator.validate(mappingWith(1), { introspect, cache })).toEqual(first);
  });
});

describe('scopes of a cache', () => {
  const ask = () => Promise.resolve({});
  const one = explain('SELECT 1 FROM t');

  it('know nothing of each other', async () => {
    const cache = createIntrospectionCache();
    const owner = {};
    await cache.scope('ann').resolve(one, ask, never);
    await cache.scope(owner).resolve(one, ask, never);
    expect(cache.scope('ann').age(one)).not.toBeNull();
    expect(cache.scope(owner).age(one)).not.toBeNull();
    for (const other of [cache, cache.scope('bob'), cache.scope({}), cache.scope('1')]) {
      expect(other.age(one)).toBeNull();
    }
  });

  it('are forgotten one by one, or with the whole', async () => {
    const cache = createIntrospectionCache();
    const scopes = ['ann', 'bob'].map((name) => cache.scope(name));
    for (const scope of scopes) await scope.resolve(one, ask, never);
    scopes[0]!.invalidate('t');
    expect(scopes.map((scope) => scope.age(one) === null)).toEqual([true, false]);
    cache.invalidate('t');
    expect(scopes[1]!.age(one)).toBeNull();
  });

  it('have no scopes', () => {
    const scope = createIntrospectionCache().scope('ann');
    expect(scope.scope('bob')).toBe(scope);
  });
});
