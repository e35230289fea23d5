import { afterEach, describe, expect, expectTypeOf, it } from 'vitest';

import { MappingError } from '../dist/index.js';
import type { CatalogSnapshot, MappingGenerator, Progress, Report } from '../dist/index.js';
import { createMappingHandler } from '../dist/server.js';
import {
  freshLoad,
  generator,
  goodAnswer,
  goodIntrospect,
  mappingWith,
  openQuestions,
  settle,
} from './support.js';

const { grow } = WebAssembly.Memory.prototype;
const { decode } = TextDecoder.prototype;
afterEach(() => {
  WebAssembly.Memory.prototype.grow = grow;
  TextDecoder.prototype.decode = decode;
});

const snapshot: CatalogSnapshot = {
  captured_at: '2026-11-23T00:00:00Z',
  tables: [
    {
      catalog: 'hive',
      schema: 'sales',
      name: 't0',
      columns: [
        { name: 'id', type: 'bigint' },
        { name: 'name', type: 'varchar' },
      ],
    },
  ],
};
const session = { catalog: 'hive', schema: 'sales' };
const large = JSON.stringify(mappingWith(60_000));

/** The module has no known fault to provoke, so one is thrown while the answer to this text is read. */
function breakDown(from: MappingGenerator, text: string): unknown {
  TextDecoder.prototype.decode = () => {
    throw new WebAssembly.RuntimeError('unreachable');
  };
  try {
    from.check(text);
  } catch (error) {
    return error;
  } finally {
    TextDecoder.prototype.decode = decode;
  }
  return undefined;
}

function runOut(from: MappingGenerator): Report {
  WebAssembly.Memory.prototype.grow = () => {
    throw new RangeError('no memory');
  };
  const report = from.check(large);
  WebAssembly.Memory.prototype.grow = grow;
  return report;
}

const failed = expect.objectContaining({ code: 'module_failed' }) as Error;

describe('a module that broke down', () => {
  it('refuses that text alone, and answers all others', async () => {
    const load = await freshLoad();
    const fresh = await load();
    const catalog = fresh.catalog(snapshot, { ttlMs: Infinity });
    expect(breakDown(fresh, '{"a": 1}')).toBeInstanceOf(MappingError);
    expect(fresh.mapType('decimal(12, 2)')).toBe('DOUBLE');
    expect(fresh.check(mappingWith(1), { catalog, session }).status).toBe('valid');
    // It is not tried again, as it would cost all others a restart.
    expect(() => fresh.check('{"a": 1}')).toThrow(failed);
    expect(() => fresh.check(new TextEncoder().encode('{"a": 1}'))).not.toThrow();
    expect(fresh.check('{"a": 2}').status).toBe('invalid');
    expect(fresh.check('{"a": 1}', { locale: 'zh' }).status).toBe('invalid');
    expect(await load()).toBe(fresh);
  });

  it('does not blame a text for a stack that was full before', async () => {
    const fresh = await (await freshLoad())();
    TextDecoder.prototype.decode = () => {
      throw new RangeError('Maximum call stack size exceeded');
    };
    expect(() => fresh.check('{}')).toThrow(failed);
    TextDecoder.prototype.decode = decode;
    expect(fresh.check('{}').status).toBe('invalid');
  });

  it('leaves the handlers alive', async () => {
    const fresh = await (await freshLoad())();
    const handler = createMappingHandler({
      generator: fresh,
      validate: { introspect: goodIntrospect },
      store: () => ({ id: 1 }),
    });
    const post = (text: string) =>
      handler(
        new Request('http://host/', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: text,
        }),
      );
    const good = JSON.stringify(mappingWith(2));
    expect((await post(good)).status).toBe(201);
    expect(breakDown(fresh, good.replace('Node0', 'Node9'))).toBeInstanceOf(MappingError);
    expect((await post(good)).status).toBe(201);
  });
});

describe('validations under way', () => {
  const text = JSON.stringify(mappingWith(8));
  const expected = generator.validate(text, { introspect: goodIntrospect });

  it.each<[string, (fresh: MappingGenerator) => unknown]>([
    ['out of memory', runOut],
    ['broken down', (fresh) => breakDown(fresh, '[]')],
  ])('go on in a fresh instance: %s', async (_, ruin) => {
    const fresh = await (await freshLoad())();
    const { introspect, asked } = openQuestions();
    const progress: Progress[] = [];
    const running = fresh.validate(text, {
      introspect,
      concurrency: 3,
      onProgress: (each) => progress.push(each),
    });
    let answered = 0;
    for (let round = 0; answered < 16; round += 1) {
      await settle();
      // Each time something is lost, and also while questions are open.
      if (round % 2 === 1) ruin(fresh);
      const next = asked[answered];
      if (!next) throw new Error(`question ${String(answered)} was never asked`);
      answered += 1;
      next.answer(goodAnswer);
    }
    expect(await running).toEqual(await expected);
    const questions = asked.map(({ request: { kind, sql } }) => `${kind} ${sql}`);
    expect(new Set(questions).size).toBe(16);
    expect(questions.length).toBe(16);
    const done = progress.map((each) => each.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.at(-1)).toBe(progress[0]!.total);
  });

  it('keep their catalog, and what the mapping was when they began', async () => {
    const fresh = await (await freshLoad())();
    const catalog = fresh.catalog(snapshot, { ttlMs: Infinity });
    const { introspect, asked } = openQuestions();
    const mapping = mappingWith(1);
    const running = fresh.validate(mapping, { introspect, catalog, session });
    await settle();
    mapping.node_definitions[0]!.sql = 'changed';
    runOut(fresh);
    for (let at = 0; at < 2; at += 1) {
      asked[at]!.answer(goodAnswer);
      await settle();
    }
    expect((await running).status).toBe('valid');
  });

  it('end alone when they are what ran out', async () => {
    const fresh = await (await freshLoad())();
    const { introspect, asked } = openQuestions();
    const running = fresh.validate(mappingWith(1), { introspect });
    await settle();
    expect(runOut(fresh).diagnostics[0]?.code).toBe('out_of_memory');
    for (let at = 0; at < 2; at += 1) {
      asked[at]!.answer(goodAnswer);
      await settle();
    }
    expect((await running).status).toBe('valid');
  });
});

describe('dispose', () => {
  it('ends everything, and load() gives another one', async () => {
    const load = await freshLoad();
    const fresh = await load();
    const catalog = fresh.catalog(snapshot, { ttlMs: Infinity });
    const { introspect, asked } = openQuestions();
    const running = fresh.validate(mappingWith(1), { introspect });
    await settle();
    fresh.dispose();
    fresh.dispose();
    const disposed = expect.objectContaining({ code: 'disposed' }) as Error;
    await expect(running).rejects.toMatchObject({ code: 'disposed' });
    expect(asked[0]!.signal.aborted).toBe(true);
    expect(() => fresh.mapType('bigint')).toThrow(disposed);
    expect(() => fresh.check('{}', { catalog })).toThrow(disposed);
    expect(() => fresh.catalog(snapshot, { ttlMs: Infinity })).toThrow(disposed);
    await expect(fresh.validate('{}', { introspect })).rejects.toMatchObject({ code: 'disposed' });
    catalog.dispose();
    const another = await load();
    expect(another).not.toBe(fresh);
    expect(another.mapType('bigint')).toBe('INT64');
  });
});

describe('a generator', () => {
  it('has methods that can be taken out', async () => {
    const { check, mapType, validate, catalog, analyzeSql, validPrimaryKeyTypes } = generator;
    expect(check('{}').status).toBe('invalid');
    expect(mapType('bigint')).toBe('INT64');
    expect(validPrimaryKeyTypes).toContain('DATE');
    const loaded = catalog(snapshot, { ttlMs: Infinity });
    expect(analyzeSql('SELECT 1 x', loaded).columns[0]?.name).toBe('x');
    const report = await validate(mappingWith(1), { introspect: goodIntrospect });
    expect(report.status).toBe('valid');
    // So that linters let them be taken out.
    expectTypeOf(generator.check).thisParameter.toBeVoid();
    expectTypeOf(generator.language.hover).thisParameter.toBeVoid();
  });

  it('says whether there are errors', () => {
    expect(generator.check(mappingWith(1))).toMatchObject({
      status: 'unchecked',
      hasErrors: false,
    });
    expect(generator.check('{}').hasErrors).toBe(true);
    const warned = generator.check({ ...mappingWith(1), nam: 1 } as never);
    expect(warned.diagnostics.map(({ severity }) => severity)).toEqual(['warning']);
    expect(warned.hasErrors).toBe(false);
  });
});
