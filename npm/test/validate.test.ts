import { describe, expect, it, vi } from 'vitest';

import { createIntrospectionCache, IntrospectionError } from '../dist/index.js';
import type { Introspect, Progress } from '../dist/index.js';
import {
  generator,
  goodAnswer,
  goodIntrospect,
  mappingWith,
  openQuestions,
  settle,
} from './support.js';

describe('questions', () => {
  it('asks explain, then columns, for each definition, with the SQL as written', async () => {
    const asked: unknown[] = [];
    const introspect: Introspect = (request) => {
      asked.push(request);
      return Promise.resolve(goodAnswer);
    };
    const report = await generator.validate(mappingWith(1), { introspect });
    expect(report.status).toBe('valid');
    const definition = { kind: 'node', name: 'Node0', index: 0 };
    const sql = 'SELECT id, name FROM t0';
    expect(asked).toEqual([
      { kind: 'explain', sql, definition },
      { kind: 'columns', sql, definition },
    ]);
  });

  it('asks the same SQL once, however many definitions have it', async () => {
    const mapping = mappingWith(5);
    for (const node of mapping.node_definitions) node.sql = 'SELECT id, name FROM t';
    const kinds: string[] = [];
    const introspect: Introspect = ({ kind }) => {
      kinds.push(kind);
      return Promise.resolve(goodAnswer);
    };
    const report = await generator.validate(mapping, { introspect, concurrency: 64 });
    expect(report.node_results.map(({ valid }) => valid)).toEqual([true, true, true, true, true]);
    expect(kinds.sort()).toEqual(['columns', 'explain']);
  });

  it.each([
    [undefined, 4],
    [1, 1],
    [3, 3],
    [64, 10],
    [Infinity, 10],
    [0, 1],
    [-5, 1],
    [NaN, 1],
  ])('keeps with concurrency %s at most %s questions open', async (concurrency, expected) => {
    let open = 0;
    let most = 0;
    const introspect: Introspect = async () => {
      open += 1;
      most = Math.max(most, open);
      await settle();
      open -= 1;
      return goodAnswer;
    };
    const options = concurrency === undefined ? {} : { concurrency };
    await generator.validate(mappingWith(10), { introspect, ...options });
    expect(most).toBe(expected);
  });

  it('gives the same report whatever the order of the answers', async () => {
    const mapping = mappingWith(12);
    const refusedAt = new Set([1, 4, 7]);
    const reports: string[] = [];
    for (const concurrency of [1, 4, 64]) {
      for (const order of ['first', 'last', 'middle']) {
        const { introspect, asked } = openQuestions();
        const validation = generator.validate(mapping, { introspect, concurrency });
        for (;;) {
          await Promise.resolve();
          const place = { first: 0, last: asked.length - 1, middle: asked.length >> 1 }[order]!;
          const [question] = asked.splice(place, 1);
          if (!question) {
            const idle = Symbol();
            const winner = await Promise.race([validation, settle().then(() => idle)]);
            if (winner !== idle || asked.length > 0) {
              if (asked.length > 0) continue;
              break;
            }
            continue;
          }
          const { index } = question.request.definition;
          if (refusedAt.has(index))
            question.refuse(new IntrospectionError(`no ${String(index)}`, { kind: 'query' }));
          else question.answer(goodAnswer);
        }
        reports.push(JSON.stringify(await validation));
      }
    }
    expect(new Set(reports).size).toBe(1);
    expect(reports[0]).toContain('no 7');
  });

  it('asks nothing when the structure is invalid', async () => {
    const { introspect, asked } = openQuestions();
    const report = await generator.validate('{', { introspect });
    expect(report.status).toBe('invalid');
    expect(asked).toEqual([]);
  });

  it('runs several validations at the same time, each with its own answers', async () => {
    const failing: Introspect = () =>
      Promise.reject(new IntrospectionError('no', { kind: 'query' }));
    const [valid, invalid] = await Promise.all([
      generator.validate(mappingWith(20), { introspect: goodIntrospect }),
      generator.validate(mappingWith(20), { introspect: failing }),
    ]);
    expect(valid.status).toBe('valid');
    expect(invalid.status).toBe('invalid');
  });
});

describe('outcomes', () => {
  const errorOf = async (introspect: Introspect): Promise<[string, string | null]> => {
    const report = await generator.validate(mappingWith(1), { introspect });
    return [report.status, report.node_results[0]!.error];
  };

  it('takes an IntrospectionError of kind query for the cluster’s word', async () => {
    const error = new IntrospectionError('line 1:8: mismatched input', {
      kind: 'query',
      line: 1,
      column: 8,
    });
    const [status, text] = await errorOf(() => Promise.reject(error));
    expect(status).toBe('invalid');
    expect(text).toBe('sql: SQL syntax error: line 1:8: mismatched input');
  });

  it('knows the errors of a second copy of the package', async () => {
    const inline = (await import('../dist/inline.cjs')) as {
      IntrospectionError: typeof IntrospectionError;
    };
    const error = new inline.IntrospectionError('no such table', { kind: 'query' });
    expect(error).not.toBeInstanceOf(IntrospectionError);
    expect((await errorOf(() => Promise.reject(error)))[0]).toBe('invalid');
  });

  it.each<[string, Introspect, string]>([
    [
      'kind unavailable',
      () => Promise.reject(new IntrospectionError('timed out', { kind: 'unavailable' })),
      'timed out',
    ],
    ['any other error', () => Promise.reject(new TypeError('fetch failed')), 'fetch failed'],
    [
      'a throw before the promise',
      () => {
        throw new Error('at once');
      },
      'at once',
    ],
    ['a rejection with a string', () => Promise.reject('text'), 'text'],
    ['a rejection with nothing', () => Promise.reject(undefined), 'no reason was given'],
    ['an error without a message', () => Promise.reject(new Error()), 'no reason was given'],
    [
      'a value that cannot be read',
      () => Promise.reject(Object.create(null) as Error),
      'no reason was given',
    ],
    [
      'an AbortError of the host itself',
      () => Promise.reject(new DOMException('gone', 'AbortError')),
      'gone',
    ],
  ])('does not call the mapping wrong after %s', async (_, introspect, reason) => {
    expect(await errorOf(introspect)).toEqual(['unchecked', `sql: Could not check: ${reason}`]);
  });

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['null', null],
    ['a number', 5],
    ['an object without columns', {}],
    ['columns that are no array', { columns: 'id' }],
    ['a column without a type', { columns: [{ name: 'id' }] }],
    ['a column that is null', { columns: [null] }],
    ['a name that is a number', { columns: [{ name: 1, type: 'bigint' }] }],
  ])('takes %s for no answer about columns', async (_, answer) => {
    const introspect: Introspect = ({ kind }) =>
      Promise.resolve((kind === 'columns' ? answer : undefined) as undefined);
    expect(await errorOf(introspect)).toEqual([
      'unchecked',
      'sql: Could not check: the answer has no columns',
    ]);
  });

  it('accepts an answer without a promise', async () => {
    const introspect = (() => goodAnswer) as unknown as Introspect;
    expect(await errorOf(introspect)).toEqual(['valid', null]);
  });

  it.each([undefined, null, {}, { introspect: 'x' }])(
    'rejects options %j with bad_argument',
    async (options) => {
      await expect(generator.validate(mappingWith(1), options as never)).rejects.toMatchObject({
        code: 'bad_argument',
      });
    },
  );
});

describe('progress', () => {
  it('never falls and ends with the total', async () => {
    const steps: Progress[] = [];
    await generator.validate(mappingWith(9), {
      introspect: ({ sql }) =>
        sql.includes('t3') ? Promise.reject(new Error('x')) : Promise.resolve(goodAnswer),
      onProgress: (progress) => steps.push(progress),
    });
    const done = steps.map((step) => step.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(new Set(steps.map(({ total }) => total)).size).toBe(1);
    expect(steps.at(-1)!.done).toBe(steps[0]!.total);
    expect(steps.length).toBeGreaterThan(9);
  });

  it('says once that all is done when the structure is invalid', async () => {
    const steps: Progress[] = [];
    await generator.validate('[]', {
      introspect: goodIntrospect,
      onProgress: (step) => steps.push(step),
    });
    expect(steps.at(-1)!.done).toBe(steps.at(-1)!.total);
  });

  it('rejects with what onProgress throws and ends the open questions', async () => {
    const { introspect, asked } = openQuestions();
    const problem = new Error('the bar is gone');
    let calls = 0;
    const validation = generator.validate(mappingWith(3), {
      introspect,
      onProgress: () => {
        calls += 1;
        if (calls === 2) throw problem;
      },
    });
    validation.catch(() => undefined);
    await settle();
    asked[0]!.answer(goodAnswer);
    await expect(validation).rejects.toBe(problem);
    expect(asked[1]!.signal.aborted).toBe(true);
  });
});

describe('abort', () => {
  it('rejects with the reason before anything is asked when it was aborted already', async () => {
    const { introspect, asked } = openQuestions();
    const reason = { why: 'left the page' };
    const signal = AbortSignal.abort(reason);
    await expect(generator.validate(mappingWith(2), { introspect, signal })).rejects.toBe(reason);
    expect(asked).toEqual([]);
  });

  it('rejects at once although the callback never settles, and passes the abort on', async () => {
    const { introspect, asked } = openQuestions();
    const controller = new AbortController();
    const validation = generator.validate(mappingWith(6), {
      introspect,
      signal: controller.signal,
    });
    await settle();
    expect(asked.length).toBe(4);
    controller.abort('stop');
    await expect(validation).rejects.toBe('stop');
    expect(asked.every(({ signal }) => signal.aborted && signal.reason === 'stop')).toBe(true);
    asked[0]!.answer(goodAnswer);
    asked[1]!.refuse(new Error('late'));
    await settle();
    expect(asked.length).toBe(4);
  });

  it('reports no progress after an abort, also one from within onProgress', async () => {
    const controller = new AbortController();
    const steps: number[] = [];
    const validation = generator.validate(mappingWith(4), {
      introspect: goodIntrospect,
      signal: controller.signal,
      onProgress: ({ done }) => {
        steps.push(done);
        if (steps.length === 3) controller.abort();
      },
    });
    await expect(validation).rejects.toMatchObject({ name: 'AbortError' });
    await settle();
    expect(steps.length).toBe(3);
  });

  it('gives the page a turn while a thousand answers come out of the cache', async () => {
    const cache = createIntrospectionCache({ maxEntries: 10_000 });
    const mapping = mappingWith(1000);
    await generator.validate(mapping, { introspect: goodIntrospect, cache, concurrency: 64 });
    // A clock that moves with each look at it, so that the test does not depend on the machine's speed.
    let clock = 0;
    const now = vi.spyOn(performance, 'now').mockImplementation(() => (clock += 1));
    let turns = 0;
    const page = setInterval(() => (turns += 1), 0);
    const forbidden: Introspect = () => Promise.reject(new Error('asked again'));
    const report = await generator.validate(mapping, { introspect: forbidden, cache });
    clearInterval(page);
    now.mockRestore();
    expect(report.status).toBe('valid');
    expect(turns).toBeGreaterThan(20);
  });
});
