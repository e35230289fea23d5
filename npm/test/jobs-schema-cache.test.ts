import { expect, it } from 'vitest';

import type { CatalogSnapshot, CatalogTable } from '../dist/jobs.js';
import { expired, FakePlane, noon, numbers } from './jobs-support.js';

const table = (name: string, columns: Record<string, string>): CatalogTable => ({
  catalog: 'hive',
  schema: 'sales',
  name,
  columns: Object.entries(columns).map(([column, type]) => ({ name: column, type })),
});

const snapshot = (...tables: CatalogTable[]): CatalogSnapshot => ({
  captured_at: noon.toISOString(),
  tables,
});

const orders = table('orders', { id: 'bigint', note: 'varchar' });
const items = table('items', { id: 'bigint' });
const mappingOf = (sql: string) => ({
  node_definitions: [{ label: 'A', sql, primary_key: { name: 'id', type: 'INT64' } }],
});

it('puts the new snapshot in the place of the old one, and tells the difference', async () => {
  const fake = new FakePlane();
  fake.stored = snapshot(orders, items);
  const next = snapshot(table('orders', { id: 'bigint' }), table('Parts', {}));
  fake.fetched = next;
  const summary = await (await fake.scheduler()).runNow('schema_cache_refresh');
  expect(summary).toEqual({ tables: 2, changes: 3 });
  expect(fake.stored).toBe(next);
  const name = { catalog: 'hive', schema: 'sales' };
  expect(fake.events).toEqual([
    ['schema_cache_refresh_started', {}],
    [
      'schema_cache_changed',
      {
        changes: [
          {
            kind: 'column_removed',
            table: { ...name, name: 'orders' },
            column: 'note',
            type: 'varchar',
            breaks: [],
          },
          { kind: 'table_removed', table: { ...name, name: 'items' }, breaks: [] },
          { kind: 'table_added', table: { ...name, name: 'Parts' }, breaks: [] },
        ],
        left_out: 0,
      },
    ],
    ['schema_cache_refresh_completed', summary],
  ]);
});

it('tells which stored mappings a change breaks, and where', async () => {
  const fake = new FakePlane();
  fake.stored = snapshot(orders, items);
  fake.fetched = snapshot(table('orders', { id: 'integer', note: 'varchar' }), items);
  fake.mappings.push(...numbers(5).map(expired));
  fake.texts.set(1, JSON.stringify(mappingOf('SELECT id FROM hive.sales.ORDERS')));
  fake.texts.set(2, mappingOf('SELECT id FROM hive.sales.items -- not from orders'));
  fake.texts.set(3, 'no mapping');
  fake.texts.set(4, null);
  // By the tree: the name is that of a query, not of the table.
  fake.texts.set(5, mappingOf('WITH orders AS (SELECT 1 AS id) SELECT id FROM orders'));
  await (await fake.scheduler()).runNow('schema_cache_refresh');
  expect(fake.told.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([
    {
      level: 'error',
      event: 'check_mapping_failed',
      fields: { mapping_id: 3, error: 'The mapping has not the shape of one: check it first' },
    },
    {
      level: 'warn',
      event: 'schema_change_breaks_mapping',
      fields: {
        mapping_id: 1,
        changes: [
          {
            kind: 'column_type_changed',
            table: { catalog: 'hive', schema: 'sales', name: 'orders' },
            column: 'id',
            from: 'bigint',
            to: 'integer',
            breaks: ['/node_definitions/0/sql', '/node_definitions/0/primary_key'],
          },
        ],
        left_out: 0,
      },
    },
  ]);
});

it('leaves out what concerns a mapping and does not break it, and minds no case', async () => {
  const fake = new FakePlane();
  const before = { id: 'bigint', note: 'varchar' };
  fake.stored = snapshot(table('Orders', before), table('Items', before));
  fake.fetched = snapshot(
    table('Orders', { id: 'bigint', added: 'varchar' }),
    table('Items', { ...before, added: 'varchar' }),
  );
  fake.mappings.push(expired(1), expired(2));
  fake.texts.set(1, mappingOf('SELECT id, note FROM hive.sales.orders'));
  fake.texts.set(2, mappingOf('SELECT id, note FROM hive.sales.items'));
  await (await fake.scheduler()).runNow('schema_cache_refresh');
  const broken = fake.told.filter(({ event }) => event === 'schema_change_breaks_mapping');
  expect(broken.map(({ fields }) => fields)).toEqual([
    {
      mapping_id: 1,
      changes: [expect.objectContaining({ kind: 'column_removed', column: 'note' })],
      left_out: 0,
    },
  ]);
});

it('tells which stored mappings have tables of which something else is suggested now', async () => {
  const fake = new FakePlane();
  const customers = table('customers', { customer_id: 'bigint', name: 'varchar' });
  const visits = table('visits', { visit_id: 'bigint', customer_id: 'bigint' });
  fake.stored = snapshot(customers, items);
  fake.fetched = snapshot(customers, items, visits);
  fake.mappings.push(expired(1), expired(2));
  fake.texts.set(1, mappingOf('SELECT customer_id AS id FROM hive.sales.customers'));
  fake.texts.set(2, mappingOf('SELECT id FROM hive.sales.items'));
  await (await fake.scheduler()).runNow('schema_cache_refresh');
  const told = fake.told.filter(({ event }) => event === 'mapping_suggestions_changed');
  expect(told).toEqual([
    {
      level: 'info',
      event: 'mapping_suggestions_changed',
      fields: {
        mapping_id: 1,
        suggestions: [
          {
            change: 'added',
            table: ['hive', 'sales', 'visits'],
            columns: ['customer_id'],
            references: ['hive', 'sales', 'customers'],
          },
        ],
        left_out: 0,
      },
    },
  ]);
});

it('takes what is no query for not broken by a change', async () => {
  const fake = new FakePlane();
  fake.stored = snapshot(orders);
  fake.fetched = snapshot();
  fake.mappings.push(expired(1));
  fake.texts.set(1, mappingOf('SELECT FROM FROM hive.sales.orders WHERE'));
  await (await fake.scheduler()).runNow('schema_cache_refresh');
  expect(fake.told.map(({ event }) => event)).not.toContain('schema_change_breaks_mapping');
});

it('asks for no mapping where nothing changed, nor where the host gives none', async () => {
  const fake = new FakePlane();
  fake.mappings.push(expired(1));
  fake.stored = fake.fetched = snapshot(orders);
  const scheduler = await fake.scheduler();
  expect(await scheduler.runNow('schema_cache_refresh')).toEqual({ tables: 1, changes: 0 });
  expect(fake.calls).toEqual(['catalog.current', 'catalog.fetch', 'catalog.replace']);
  expect(fake.events).toHaveLength(2);
  delete fake.plane.mappings.read;
  fake.fetched = snapshot();
  expect(await scheduler.runNow('schema_cache_refresh')).toEqual({ tables: 0, changes: 1 });
  expect(fake.calls).not.toContain('mappings.list');
});

it('has nothing to compare with at first, or with what is no snapshot', async () => {
  const fake = new FakePlane();
  fake.fetched = snapshot(orders);
  const scheduler = await fake.scheduler();
  expect(await scheduler.runNow('schema_cache_refresh')).toEqual({ tables: 1, changes: 0 });
  fake.stored = { captured_at: noon.toISOString(), tables: [{ name: 'x' }] } as never;
  expect(await scheduler.runNow('schema_cache_refresh')).toEqual({ tables: 1, changes: 0 });
  expect(fake.stored).toBe(fake.fetched);
});

it.each([
  null,
  undefined,
  {},
  { captured_at: 'x' },
  { tables: [] },
  { captured_at: 'x', tables: [{}] },
])('keeps the old one when %j is fetched', async (fetched) => {
  const fake = new FakePlane();
  const stored = (fake.stored = snapshot(orders));
  fake.fetched = fetched;
  const run = (await fake.scheduler()).runNow('schema_cache_refresh');
  await expect(run).rejects.toThrow('what was fetched is no catalog');
  expect(fake.stored).toBe(stored);
  expect(fake.changes).toEqual([]);
});

it.each(['catalog.current', 'catalog.fetch', 'mappings.list', 'catalog.replace'])(
  'keeps the old one when %s fails, and tells no difference',
  async (call) => {
    const fake = new FakePlane();
    const stored = (fake.stored = snapshot(orders));
    fake.fail(call, new Error('nobody there'));
    const run = (await fake.scheduler()).runNow('schema_cache_refresh');
    await expect(run).rejects.toThrow('nobody there');
    expect(fake.stored).toBe(stored);
    expect(fake.events).toEqual([
      ['schema_cache_refresh_started', {}],
      ['schema_cache_refresh_failed', { error: 'nobody there' }],
    ]);
  },
);

it('asks for ten requests at once, and reads a few mappings at a time', async () => {
  const fake = new FakePlane();
  fake.stored = snapshot(orders);
  fake.mappings.push(...numbers(10_000).map(expired));
  for (const id of numbers(10_000)) fake.texts.set(id, mappingOf('SELECT id FROM orders'));
  await (await fake.scheduler()).runNow('schema_cache_refresh');
  expect(fake.fetchOptions?.concurrency).toBe(10);
  expect(fake.mostUnderWay).toBe(4);
  expect(fake.events).toHaveLength(10_003);
});

it('tells a hundred changes, and how many more there are', async () => {
  const fake = new FakePlane();
  fake.stored = snapshot();
  fake.fetched = snapshot(...numbers(250).map((id) => table(`t${String(id)}`, {})));
  await (await fake.scheduler()).runNow('schema_cache_refresh');
  const fields = fake.events[1]?.[1] as { changes: unknown[]; left_out: number };
  expect(fields.changes).toHaveLength(100);
  expect(fields.left_out).toBe(150);
});

it('aborts the fetch when the scheduler stops, and keeps the old one', async () => {
  const fake = new FakePlane();
  const stored = (fake.stored = snapshot(orders));
  fake.hold('catalog.fetch');
  const scheduler = await fake.scheduler();
  const run = scheduler.runNow('schema_cache_refresh');
  const rejected = expect(run).rejects.toThrow('the scheduler was stopped');
  while (!fake.fetchOptions) await new Promise((resolve) => setTimeout(resolve, 1));
  // The host does not look at the signal.
  await scheduler.stop();
  await rejected;
  expect(fake.fetchOptions.signal.aborted).toBe(true);
  expect(fake.stored).toBe(stored);
  expect(fake.events.at(-1)).toEqual(['schema_cache_refresh_stopped', {}]);
});

it('does not wait for a fetch without end', async () => {
  const fake = new FakePlane();
  fake.hold('catalog.fetch');
  const run = (await fake.scheduler({ catalogTimeoutMs: 20 })).runNow('schema_cache_refresh');
  await expect(run).rejects.toThrow('no answer within 0.02 s');
  expect(fake.changes).toEqual([]);
});
