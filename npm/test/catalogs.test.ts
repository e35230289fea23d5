import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

import { diffCatalog, MappingError, searchCatalog } from '../dist/index.js';
import type { Catalog, CatalogSnapshot, CatalogTable, load } from '../dist/index.js';
import { freshLoad, generator, goodIntrospect } from './support.js';

const capturedAt = '2026-11-23T00:00:00Z';
const believed = { ttlMs: Infinity };
const session = { catalog: 'hive', schema: 's0' };

const tableOf = (index: number, columns: number): CatalogTable => ({
  catalog: 'hive',
  schema: `s${String(index % 10)}`,
  name: `t${String(index)}`,
  columns: Array.from({ length: columns }, (_, place) => ({
    name: place === 0 ? 'id' : `column_${String(place)}`,
    type: place === 0 ? 'bigint' : 'varchar',
  })),
});

const snapshotOf = (tables: number, columns: number): CatalogSnapshot => ({
  captured_at: capturedAt,
  tables: Array.from({ length: tables }, (_, index) => tableOf(index, columns)),
});

const mapping = {
  node_definitions: [
    { label: 'A', sql: 'SELECT id FROM t0', primary_key: { name: 'id', type: 'INT64' } },
  ],
};

const statusWith = (catalog: Catalog): string =>
  generator.check(mapping, { catalog, session }).status;

const thrownBy = (call: () => unknown): MappingError => {
  try {
    call();
  } catch (error) {
    if (error instanceof MappingError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

/** A snapshot that counts how often somebody looks at the columns of its first table. */
function watched(snapshot: CatalogSnapshot): { snapshot: CatalogSnapshot; looks: () => number } {
  const [first, ...others] = snapshot.tables;
  const { columns, ...named } = first!;
  let looks = 0;
  const table = {
    ...named,
    get columns() {
      looks += 1;
      return columns;
    },
  };
  return { snapshot: { ...snapshot, tables: [table, ...others] }, looks: () => looks };
}

const good = tableOf(0, 2);

describe('a snapshot that is none', () => {
  const broken: [string, unknown][] = [
    ['', null],
    ['', 5],
    ['', []],
    ['/tables', {}],
    ['/tables', { tables: {} }],
    ['/tables/1', { tables: [good, null] }],
    ['/tables/0', { tables: [[]] }],
    ['/tables/0/catalog', { tables: [{ ...good, catalog: undefined }] }],
    ['/tables/0/schema', { tables: [{ ...good, schema: 1 }] }],
    ['/tables/0/name', { tables: [{ ...good, name: null }] }],
    ['/tables/0/columns', { tables: [{ ...good, columns: undefined }] }],
    ['/tables/0/columns', { tables: [{ ...good, columns: 'id' }] }],
    ['/tables/0/columns/0', { tables: [{ ...good, columns: ['id'] }] }],
    ['/tables/0/columns/1', { tables: [{ ...good, columns: [{ name: 'a', type: 'b' }, null] }] }],
    ['/tables/0/columns/0/name', { tables: [{ ...good, columns: [{ type: 'bigint' }] }] }],
    ['/tables/0/columns/0/type', { tables: [{ ...good, columns: [{ name: 'a', type: {} }] }] }],
    ['/covers', { tables: [], covers: 'all' }],
    ['/covers/0/catalog', { tables: [], covers: [{}] }],
    ['/covers/0/schema', { tables: [], covers: [{ catalog: 'c', schema: 1 }] }],
  ];

  it.each(broken)('is told with its place: %s of %j', async (path, value) => {
    const dated =
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? { captured_at: capturedAt, ...value }
        : value;
    const snapshot = dated as CatalogSnapshot;
    const calls = [
      () => generator.catalog(snapshot, believed),
      () => searchCatalog(snapshot, 'a'),
      () => diffCatalog(snapshot, snapshotOf(1, 1)),
      () => diffCatalog(snapshotOf(1, 1), snapshot),
    ];
    for (const call of calls)
      expect(thrownBy(call)).toMatchObject({ code: 'bad_catalog', details: { path } });
    const loading = generator.loadCatalog(snapshot, believed);
    await expect(loading).rejects.toMatchObject({ code: 'bad_catalog', details: { path } });
  });

  it.each([undefined, null, 5, 'yesterday', '1', '2026-13-01', '2026'])(
    'has no time: %j',
    (captured) => {
      const snapshot = { captured_at: captured as string, tables: [] };
      expect(thrownBy(() => generator.catalog(snapshot))).toMatchObject({
        code: 'bad_catalog',
        details: { path: '/captured_at' },
      });
    },
  );

  it('cannot be written', () => {
    const snapshot = snapshotOf(1, 1);
    Object.assign(snapshot.tables[0]!, { comment: 5n });
    expect(thrownBy(() => generator.catalog(snapshot, believed))).toMatchObject({
      code: 'bad_catalog',
      details: { path: '/tables/0' },
    });
  });
});

describe('a time that is still to come', () => {
  const now = () => Date.parse(capturedAt);
  const ofTime = (captured: string) => ({ captured_at: captured, tables: [] });

  it('is told', () => {
    const future = ofTime('2999-01-01T00:00:00Z');
    expect(thrownBy(() => generator.catalog(future, { now }))).toMatchObject({
      code: 'bad_catalog',
      details: { path: '/captured_at', reason: '2999-01-01T00:00:00Z is still to come' },
    });
    expect(generator.catalog(future, { now, ttlMs: Infinity }).staleHours).toBeUndefined();
  });

  it('may be as far away as two clocks', () => {
    expect(generator.catalog(ofTime('2026-11-23T01:00:00Z'), { now }).staleHours).toBeUndefined();
  });

  it.each([NaN, -1, 'a' as unknown as number])('needs a time to live: %s', (ttlMs) => {
    expect(thrownBy(() => generator.catalog(ofTime(capturedAt), { now, ttlMs })).code).toBe(
      'bad_argument',
    );
  });
});

describe('a large catalog', () => {
  it('is loaded in slices', async () => {
    const snapshot = snapshotOf(5000, 20);
    const steps: number[] = [];
    const state = { ended: false, turns: 0 };
    const loading = generator
      .loadCatalog(snapshot, {
        ...believed,
        onProgress: ({ done, total }) => {
          expect(total).toBe(5000);
          steps.push(done);
        },
      })
      .finally(() => (state.ended = true));
    while (!state.ended) {
      await new Promise((resume) => setImmediate(resume));
      state.turns += 1;
    }
    const catalog = await loading;
    expect(catalog.size).toBe(5000);
    expect(state.turns).toBeGreaterThan(5);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps[0]).toBe(0);
    expect(steps.at(-1)).toBe(5000);
    expect(statusWith(catalog)).toBe('valid');
    const sql = 'SELECT column_19 FROM hive.s9.t4999';
    expect(generator.analyzeSql(sql, catalog).columns).toMatchObject([{ type: 'varchar' }]);
    catalog.dispose();
  }, 60_000);

  it('can be left in the middle', async () => {
    const controller = new AbortController();
    const loading = generator.loadCatalog(snapshotOf(2000, 20), {
      ...believed,
      signal: controller.signal,
      onProgress: ({ done }) => {
        if (done > 0) controller.abort('enough');
      },
    });
    await expect(loading).rejects.toBe('enough');
    const aborted = { ...believed, signal: AbortSignal.abort('never') };
    await expect(generator.loadCatalog(snapshotOf(1, 1), aborted)).rejects.toBe('never');
  });

  it('has more than 32 MiB of text', () => {
    const types = `row(${Array.from({ length: 2000 }, (_, place) => `field_${String(place)} varchar`).join(', ')})`;
    const snapshot = snapshotOf(1000, 2);
    for (const table of snapshot.tables) table.columns[1]!.type = types;
    expect(types.length * 1000).toBeGreaterThan(32 * 1024 * 1024);
    const catalog = generator.catalog(snapshot, believed);
    expect(statusWith(catalog)).toBe('valid');
    const [column] = generator.analyzeSql('SELECT id FROM hive.s9.t999', catalog).columns;
    expect(column).toMatchObject({ name: 'id', type: 'bigint' });
    catalog.dispose();
  }, 60_000);

  it('that is too large is told, with the limit', async () => {
    const fresh = await (await freshLoad())();
    const snapshot = snapshotOf(5, 1);
    snapshot.tables.forEach((table, index) => {
      table.columns[0]!.name = String(index).repeat(30 * 1024 * 1024);
    });
    expect(thrownBy(() => fresh.catalog(snapshot, believed))).toMatchObject({
      code: 'catalog_too_large',
      details: { limit: 128, tables: 5, columns: 5 },
    });
    expect(
      fresh.check(mapping, { catalog: fresh.catalog(snapshotOf(1, 1), believed), session }).status,
    ).toBe('valid');
    fresh.dispose();
  }, 120_000);
});

describe('a loaded catalog', () => {
  it('is read once, whoever uses it and whatever else is used', async () => {
    const { snapshot, looks } = watched(snapshotOf(10, 2));
    const catalog = generator.catalog(snapshot, believed);
    const read = looks();
    const other = generator.catalog(snapshotOf(1, 2), believed);
    for (let round = 0; round < 3; round += 1) {
      expect(statusWith(catalog)).toBe('valid');
      expect(statusWith(other)).toBe('valid');
      generator.analyzeSql('SELECT 1', catalog);
      await generator.validate(mapping, { introspect: goodIntrospect, catalog, session });
    }
    expect(looks()).toBe(read);
  });

  it('gives its memory back', async () => {
    const fresh = await (await freshLoad())();
    const { grow } = WebAssembly.Memory.prototype;
    let grown = 0;
    WebAssembly.Memory.prototype.grow = function (pages) {
      grown += pages;
      return grow.call(this, pages);
    };
    const snapshot = snapshotOf(500, 20);
    for (let round = 0; round < 12; round += 1) {
      if (round === 2) grown = 0;
      fresh.catalog(snapshot, believed).dispose();
    }
    WebAssembly.Memory.prototype.grow = grow;
    expect(grown).toBe(0);
    fresh.dispose();
  }, 60_000);

  it('cannot be used when it was disposed of', () => {
    const catalog = generator.catalog(snapshotOf(1, 1), believed);
    catalog.dispose();
    catalog.dispose();
    expect(thrownBy(() => statusWith(catalog)).code).toBe('disposed');
    expect(thrownBy(() => generator.analyzeSql('SELECT 1', catalog)).code).toBe('disposed');
  });

  it('serves other generators, and those of the other build', async () => {
    const require = createRequire(import.meta.url);
    const commonJs = await (require('mapping-generator') as { load: typeof load }).load();
    const another = await (await freshLoad())();
    const catalogs = [generator, commonJs].map((each) => each.catalog(snapshotOf(1, 2), believed));
    for (const catalog of catalogs) {
      for (const user of [generator, commonJs, another])
        expect(user.check(mapping, { catalog, session }).status).toBe('valid');
      const validated = await another.validate(mapping, {
        introspect: goodIntrospect,
        catalog,
        session,
      });
      expect(validated.status).not.toBe('unchecked');
      catalog.dispose();
      for (const user of [generator, commonJs, another])
        expect(() => user.check(mapping, { catalog, session })).toThrow(/disposed/);
    }
    another.dispose();
  });

  it('suggests a table among very many', () => {
    const snapshot = snapshotOf(10, 1);
    snapshot.tables = Array.from({ length: 50_000 }, (_, index) => ({
      ...tableOf(0, 1),
      name: index === 40_000 ? 'customers' : `table_${String(index)}`,
    }));
    const catalog = generator.catalog(snapshot, believed);
    const sql = 'SELECT id FROM hive.s0.custmers';
    expect(generator.analyzeSql(sql, catalog).diagnostics[0]?.params.suggestion).toBe('customers');
    catalog.dispose();
  });
});

describe('a search in a million columns', () => {
  const snapshot = snapshotOf(50_000, 20);

  it.each(['c', 'column_7', 'olumn', 't49', 's7.id', 'hive column_1', 'clmn', 'nothing'])(
    'takes no longer than a key press: %s',
    (query) => {
      searchCatalog(snapshot, query);
      // Work of this process, whatever else keeps the machine busy; at best it takes a few ms.
      const times = Array.from({ length: 5 }, () => {
        const started = process.cpuUsage();
        searchCatalog(snapshot, query);
        return process.cpuUsage(started).user / 1000;
      });
      expect(Math.min(...times)).toBeLessThan(60);
    },
    60_000,
  );
});
