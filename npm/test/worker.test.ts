import { createRequire } from 'node:module';
import { execFileSync } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it, vi } from 'vitest';

import { createIntrospectionCache, IntrospectionError, isMappingError } from '../dist/index.js';
import type { CatalogSnapshot, Introspect, Mapping, Progress } from '../dist/index.js';
import type * as WorkerModule from '../dist/worker.js';
import { generator, goodAnswer, goodIntrospect, mappingWith, openQuestions } from './support.js';
import { dist, loadInWorker } from './worker-support.js';

const worker = await loadInWorker();
afterAll(() => {
  worker.terminate();
});

const snapshot: CatalogSnapshot = {
  captured_at: '2026-11-23T00:00:00Z',
  tables: Array.from({ length: 450 }, (_, index) => ({
    catalog: 'hive',
    schema: 'sales',
    name: `t${String(index)}`,
    columns: goodAnswer.columns,
  })),
};
const session = { catalog: 'hive', schema: 'sales' };
const forEver = { ttlMs: Infinity };

/** What a promise is rejected with. */
const refusal = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => {
      throw new Error('nothing was refused');
    },
    (error: unknown) => error,
  );

describe('a generator in a worker', () => {
  it('has all that a generator has', () => {
    const { terminate, ...rest } = worker;
    expect(terminate).toBeInstanceOf(Function);
    const names = Object.keys(generator).concat('validPrimaryKeyTypes');
    expect(Object.keys(rest).sort()).toEqual([...new Set(names)].sort());
    for (const service of ['language', 'sqlLanguage'] as const)
      expect(Object.keys(worker[service]).sort()).toEqual(Object.keys(generator[service]).sort());
    expect(worker.validPrimaryKeyTypes).toEqual(generator.validPrimaryKeyTypes);
  });

  it('answers as a generator does', async () => {
    const text = JSON.stringify(mappingWith(2));
    expect(await worker.check(text)).toEqual(generator.check(text));
    expect(await worker.parseSql('SELECT 1 FORM t')).toEqual(generator.parseSql('SELECT 1 FORM t'));
    expect(await worker.mapType('decimal(12, 2)')).toBe('DOUBLE');
    expect(await worker.copyFrom('Customer', 'gs://b/')).toBe(
      generator.copyFrom('Customer', 'gs://b/'),
    );
    const { complete } = worker.sqlLanguage;
    expect(await complete('SELECT coal', 11)).toEqual(
      generator.sqlLanguage.complete('SELECT coal', 11),
    );
    expect(await worker.language.symbols(text)).toEqual(generator.language.symbols(text));
  });

  it('takes mappings of every form', async () => {
    const mapping = { node_definitions: [{ label: 'A', sql: 1n, self: null as unknown }] };
    mapping.node_definitions[0]!.self = mapping;
    const plain = { toJSON: () => mappingWith(1) };
    for (const each of [mappingWith(1), mapping, plain, [], 7] as unknown as Mapping[])
      expect(await worker.check(each)).toEqual(generator.check(each));
    const bytes = new TextEncoder().encode('xx{"node_definitions": []}');
    expect(await worker.check(bytes.subarray(2))).toEqual(generator.check(bytes.subarray(2)));
    expect(bytes.byteLength).toBe(26);
    const unreadable = {
      get node_definitions(): never {
        throw new Error('no');
      },
    };
    for (const each of [Promise.resolve(), unreadable] as unknown as Mapping[]) {
      const thrown = await refusal(Promise.resolve().then(() => generator.check(each)));
      expect(await refusal(worker.check(each))).toMatchObject({
        code: (thrown as { code: string }).code,
        message: (thrown as Error).message,
      });
    }
  });

  it('rejects with the errors of the package', async () => {
    const error = await refusal(worker.mapType('nothing(at all'));
    expect(isMappingError(error)).toBe(true);
    let thrown: unknown;
    try {
      generator.mapType('nothing(at all');
    } catch (reason) {
      thrown = reason;
    }
    const { code, message, details } = thrown as WorkerModule.MappingError;
    expect(error).toMatchObject({ code, message, details });
    expect(await refusal(worker.check('{}', { policy: { label: '(' } }))).toMatchObject({
      code: 'bad_policy',
    });
    const unsendable = { policy: { label: () => 'x' } } as never;
    expect(await refusal(worker.check('{}', unsendable))).toMatchObject({ code: 'bad_argument' });
    expect(await refusal(worker.validate('{}', {} as never))).toMatchObject({
      code: 'bad_argument',
      message: 'options.introspect must be a function',
    });
  });
});

describe('a validation in a worker', () => {
  const text = JSON.stringify(mappingWith(3));

  it('asks the host, and tells it how far it is', async () => {
    const progress: Progress[] = [];
    const asked: string[] = [];
    const introspect: Introspect = (request, context) => {
      asked.push(request.kind);
      expect(context.signal.aborted).toBe(false);
      return goodIntrospect(request, context);
    };
    const report = await worker.validate(text, {
      introspect,
      onProgress: (state) => progress.push(state),
    });
    expect(report.status).toBe('valid');
    expect(asked).toHaveLength(6);
    expect(progress.at(-1)).toMatchObject({ phase: 'done' });
    expect(progress.map(({ done }) => done)).toEqual(
      [...progress.map(({ done }) => done)].sort((a, b) => a - b),
    );
  });

  it('reports what the cluster refuses, as the generator here does', async () => {
    const introspect: Introspect = ({ definition }) =>
      Promise.reject(
        new IntrospectionError(`no ${definition.name}`, {
          kind: definition.index === 0 ? 'query' : 'unavailable',
          line: 1,
          column: 8,
          errorName: 'TABLE_NOT_FOUND',
        }),
      );
    const options = { introspect };
    expect(await worker.validate(text, options)).toEqual(await generator.validate(text, options));
    expect(await refusal(worker.validateForSnapshot(text, options))).toMatchObject({
      code: 'STARBURST_ERROR',
      status: 400,
      details: { hint: expect.any(String) as string },
    });
    const broken = { introspect: () => Promise.resolve({ columns: () => 'x' }) } as never;
    expect((await worker.validate(text, broken)).status).toBe('unchecked');
  });

  it('asks a cache of the host first', async () => {
    const introspect = vi.fn(goodIntrospect);
    const cache = createIntrospectionCache();
    for (let i = 0; i < 2; i += 1) await worker.validate(text, { introspect, cache });
    expect(introspect).toHaveBeenCalledTimes(6);
    expect(cache.age({ kind: 'columns', sql: 'SELECT id, name FROM t0' })).not.toBeNull();
  });

  it('ends at once with its signal, and so do its questions', async () => {
    const { introspect, asked } = openQuestions();
    const controller = new AbortController();
    const validation = worker.validate(text, { introspect, signal: controller.signal });
    const rejected = refusal(validation);
    await vi.waitFor(() => {
      expect(asked).toHaveLength(3);
    });
    const reason = new Error('enough');
    controller.abort(reason);
    expect(await rejected).toBe(reason);
    await vi.waitFor(() => {
      expect(asked.every(({ signal }) => signal.aborted)).toBe(true);
    });
    expect(await refusal(worker.validate(text, { introspect, signal: controller.signal }))).toBe(
      reason,
    );
  });

  it('ends with an error that the host throws on the way', async () => {
    const { introspect, asked } = openQuestions();
    const thrown = new Error('no room to show it');
    const onProgress = () => {
      throw thrown;
    };
    expect(await refusal(worker.validate(text, { introspect, onProgress }))).toBe(thrown);
    await vi.waitFor(() => {
      expect(asked.every(({ signal }) => signal.aborted)).toBe(true);
    });
    expect((await worker.check(text)).status).toBe('unchecked');
  });
});

describe('a catalog in a worker', () => {
  const text = JSON.stringify(mappingWith(2));

  it('is read once and used by name', async () => {
    const here = generator.catalog(snapshot, forEver);
    const progress: { done: number; total: number }[] = [];
    const catalogs = [
      await worker.catalog(snapshot, forEver),
      await worker.loadCatalog(snapshot, {
        ...forEver,
        onProgress: (state) => progress.push(state),
      }),
    ];
    expect(progress.at(-1)).toEqual({ done: 450, total: 450 });
    for (const catalog of catalogs) {
      expect([catalog.size, catalog.captured_at]).toEqual([450, snapshot.captured_at]);
      expect(await worker.check(text, { catalog, session })).toEqual(
        generator.check(text, { catalog: here, session }),
      );
      const sql = 'SELECT id FROM t449';
      expect(await worker.analyzeSql(sql, catalog, session)).toEqual(
        generator.analyzeSql(sql, here, session),
      );
      const options = { tables: ['t1', 't2'] };
      expect(await worker.suggestMapping(catalog, options)).toEqual(
        generator.suggestMapping(here, options),
      );
      catalog.dispose();
      expect(await refusal(worker.check(text, { catalog }))).toMatchObject({ code: 'disposed' });
    }
  });

  it('ages by the clock of the host', async () => {
    let now = Date.parse(snapshot.captured_at);
    const options = { ttlMs: 3_600_000, now: () => now };
    const catalog = await worker.catalog(snapshot, options);
    const here = generator.catalog(snapshot, options);
    expect(catalog.staleHours).toBeUndefined();
    expect((await worker.check(text, { catalog, session })).status).toBe('valid');
    now += 5 * 3_600_000;
    expect(catalog.staleHours).toBe(5);
    expect(await worker.check(text, { catalog, session })).toEqual(
      generator.check(text, { catalog: here, session }),
    );
    now -= 50 * 3_600_000;
    expect(await refusal(worker.loadCatalog(snapshot, options))).toMatchObject({
      code: 'bad_catalog',
      details: { path: '/captured_at' },
    });
  });

  it('says what is wrong with a snapshot', async () => {
    const nameless = { ...snapshot, tables: [...snapshot.tables, { name: 'x' }] };
    for (const bad of [null, {}, { ...snapshot, tables: 7 }, nameless] as never[]) {
      const thrown = await refusal(Promise.resolve().then(() => generator.catalog(bad)));
      const { code, details } = thrown as WorkerModule.MappingError;
      for (const make of [worker.catalog, worker.loadCatalog])
        expect(await refusal(make(bad))).toMatchObject({ code, details });
    }
    expect(await refusal(worker.catalog(snapshot, { ttlMs: -1 }))).toMatchObject({
      code: 'bad_argument',
    });
  });

  it('can be left in the middle', async () => {
    const controller = new AbortController();
    const loading = worker.loadCatalog(snapshot, { ...forEver, signal: controller.signal });
    const reason = new Error('closed');
    controller.abort(reason);
    expect(await refusal(loading)).toBe(reason);
  });

  it('serves no generator but its own', async () => {
    const foreign = generator.catalog(snapshot, forEver);
    const other = await loadInWorker();
    const catalog = await other.catalog(snapshot, forEver);
    for (const each of [foreign, catalog]) {
      expect(await refusal(worker.check(text, { catalog: each }))).toMatchObject({
        code: 'bad_argument',
      });
      expect(await refusal(worker.analyzeSql('SELECT 1', each))).toMatchObject({
        code: 'bad_argument',
      });
    }
    other.terminate();
  });
});

describe('the end of a worker', () => {
  it('rejects what is asked, and whatever is asked later', async () => {
    const ended = await loadInWorker();
    const { introspect, asked } = openQuestions();
    const validation = refusal(ended.validate(mappingWith(1), { introspect }));
    await vi.waitFor(() => {
      expect(asked.length).toBeGreaterThan(0);
    });
    ended.terminate();
    expect(await validation).toMatchObject({ code: 'disposed' });
    expect(await refusal(ended.check('{}'))).toMatchObject({ code: 'disposed' });
    const disposed = await loadInWorker();
    await disposed.dispose();
    expect(await refusal(disposed.mapType('date'))).toMatchObject({ code: 'disposed' });
  });

  it('is told where it breaks down', async () => {
    const thread = new Worker(dist('worker-entry.node.js'));
    const broken = await loadInWorker({ worker: thread });
    const { introspect, asked } = openQuestions();
    const validation = refusal(broken.validate(mappingWith(1), { introspect }));
    await vi.waitFor(() => {
      expect(asked.length).toBeGreaterThan(0);
    });
    await thread.terminate();
    expect(await validation).toMatchObject({ code: 'module_failed' });
    expect(await refusal(broken.check('{}'))).toMatchObject({ code: 'module_failed' });
  });

  it('is told where it cannot start', async () => {
    const thread = new Worker('throw new Error("no script")', { eval: true });
    const failed = await refusal(loadInWorker({ worker: thread }));
    expect(failed).toMatchObject({
      code: 'load_failed',
      message: expect.stringMatching(/no script.*mapping-generator\/worker-entry/) as string,
    });
    expect(await refusal(loadInWorker({ wasmUrl: dist('nowhere.wasm') }))).toMatchObject({
      code: 'load_failed',
      message: expect.stringMatching(/nowhere\.wasm could not be read/) as string,
    });
  });

  it.each(['import', 'require'])('comes with the process, which waits for answers: %s', (way) => {
    const entry = JSON.stringify(dist(way === 'import' ? 'worker.node.js' : 'worker.node.cjs'));
    const script = `${way === 'import' ? `import(${entry})` : `Promise.resolve(require(${entry}))`}
      .then(({ loadInWorker }) => loadInWorker())
      .then((generator) => generator.mapType('decimal(12, 2)'))
      .then(console.log);`;
    expect(execFileSync(process.execPath, ['-e', script]).toString().trim()).toBe('DOUBLE');
  });
});

it('takes a compiled module', async () => {
  const { readFileSync } = await import('node:fs');
  const wasmModule = new WebAssembly.Module(readFileSync(dist('core.wasm')));
  const own = await loadInWorker({ wasmModule });
  expect(await own.mapType('date')).toBe('DATE');
  own.terminate();
});

it('names the way out where CommonJS knows no script', async () => {
  const entry = createRequire(import.meta.url)(dist('worker.cjs')) as typeof WorkerModule;
  expect(await refusal(entry.loadInWorker())).toMatchObject({
    code: 'load_failed',
    message: expect.stringContaining('loadInWorker({ worker })') as string,
  });
});
