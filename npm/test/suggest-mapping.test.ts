import { describe, expect, it } from 'vitest';

import { MappingError } from '../dist/index.js';
import type { CatalogSnapshot, MappingSuggestion } from '../dist/index.js';
import { generator } from './support.js';

const now = () => Date.parse('2026-11-23T01:00:00Z');

function table(schema: string, name: string, columns: Record<string, string>) {
  const list = Object.entries(columns).map(([column, type]) => ({ name: column, type }));
  return { catalog: 'hive', schema, name, columns: list };
}

const snapshot: CatalogSnapshot = {
  captured_at: '2026-11-23T00:00:00Z',
  tables: [
    table('sales', 'customers', {
      customer_id: 'bigint',
      name: 'varchar(25)',
      created_by: 'bigint',
    }),
    table('sales', 'orders', { order_id: 'bigint', customer_id: 'bigint', total: 'decimal(12,2)' }),
    table('sales', 'order_lines', { order_id: 'bigint', line_no: 'integer', product_id: 'bigint' }),
    table('sales', 'products', { product_id: 'bigint', 'Product Name': 'varchar' }),
    table('sales', 'readings', { taken: 'timestamp(6)', value: 'double' }),
    { ...table('sales', 'best_customers', { customer_id: 'bigint' }), kind: 'view' },
    table('staff', 'employees', { id: 'bigint', manager_id: 'bigint' }),
  ],
};
const catalog = generator.catalog(snapshot, { now });

const labels = ({ nodes }: MappingSuggestion) => nodes.map(({ label }) => label);

describe('suggestMapping', () => {
  const suggestion = generator.suggestMapping(catalog);

  it('gives a mapping that is valid at the first check', () => {
    const report = generator.check(suggestion.mapping, { catalog });
    expect(report.diagnostics).toEqual([]);
    expect(report.status).toBe('valid');
    expect(report.valid).toBe(true);
  });

  it('keeps tables of one name apart, and what has no type or no name', () => {
    const tables = ['shop', 'archive'].flatMap((schema) => [
      table(schema, 'customers', { nothing: '', customer_id: 'bigint', name: 'varchar' }),
      table(schema, '', { id: 'bigint' }),
    ]);
    const twice = generator.catalog({ ...snapshot, tables }, { now });
    const { nodes, left_out: leftOut, mapping } = generator.suggestMapping(twice);
    const places = [...nodes, ...leftOut].map((each) => each.table.join('.'));
    expect(places.sort()).toEqual([
      'hive.archive.',
      'hive.archive.customers',
      'hive.shop.',
      'hive.shop.customers',
    ]);
    const customers = mapping.node_definitions.filter(({ sql }) => sql.endsWith('.customers'));
    expect(customers.map(({ properties }) => properties)).toEqual(
      Array(2).fill([{ name: 'name', type: 'STRING' }]),
    );
  });

  it('accounts for every table once', () => {
    const told = [...suggestion.nodes, ...suggestion.edges, ...suggestion.left_out];
    const names = new Set(told.map((each) => each.table.join('.')));
    const all = snapshot.tables.map(
      ({ catalog: first, schema, name }) => `${first}.${schema}.${name}`,
    );
    expect([...names].sort()).toEqual(all.sort());
    const leftOut = suggestion.left_out.map((each) => each.table[2]);
    expect(leftOut.sort()).toEqual(['best_customers', 'readings']);
  });

  it('says of everything how far it can be trusted and why', () => {
    for (const { tier, reason } of [
      ...suggestion.nodes,
      ...suggestion.edges,
      ...suggestion.relations,
    ]) {
      expect(['sure', 'likely', 'possible']).toContain(tier);
      expect(reason).not.toBe('');
    }
    for (const { reason } of suggestion.left_out) expect(reason).not.toBe('');
  });

  it('tells relations as [catalog, schema, name]', () => {
    expect(suggestion.relations).toContainEqual({
      table: ['hive', 'sales', 'orders'],
      columns: ['customer_id'],
      references: ['hive', 'sales', 'customers'],
      key: ['customer_id'],
      tier: 'sure',
      reason: "customer_id has the name of customers's key customer_id",
    });
  });

  it('takes a part of the catalog', () => {
    expect(labels(generator.suggestMapping(catalog, { schemas: ['STAFF'] }))).toEqual(['Employee']);
    const tables = ['sales.customers', 'best_customers'];
    expect(labels(generator.suggestMapping(catalog, { tables }))).toContain('BestCustomer');
  });

  it('speaks Chinese', () => {
    const { left_out } = generator.suggestMapping(catalog, { locale: 'zh' });
    expect(left_out[0]?.reason).toBe('best_customers 是视图，其内容来自其他表');
  });

  it('keeps the names of a policy', () => {
    const policy = { label: '[A-Z_]+', edgeType: '[A-Z_]{1,20}', reserved: ['name'] };
    const { mapping } = generator.suggestMapping(catalog, { policy });
    expect(generator.check(mapping, { catalog, policy }).status).toBe('valid');
  });

  it('takes answers of the data', () => {
    const [question] = suggestion.questions.filter(({ asks }) => asks === 'unique');
    if (!question) throw new Error('nothing was asked');
    expect(question.about).toMatch(/^\/node_definitions\/\d+\/primary_key$/);
    const node = Number(question.about.split('/')[2]);
    const answered = (holds: boolean) =>
      generator.suggestMapping(catalog, { answers: [{ id: question.id, holds }] });
    const { label } = suggestion.nodes[node] ?? { label: '' };
    expect(answered(true).nodes.find((each) => each.label === label)?.tier).toBe('sure');
    expect(labels(answered(false))).not.toContain(label);
    expect(generator.check(answered(false).mapping, { catalog }).status).toBe('valid');
  });

  it('asks what the cluster can answer', () => {
    for (const { sql } of suggestion.questions) {
      const report = generator.analyzeSql(sql, catalog);
      expect(report.diagnostics).toEqual([]);
      expect(report.columns.map(({ type }) => type)).toEqual(['boolean']);
    }
  });

  it('refuses what is no catalog, and a bad policy', () => {
    const refusal = (call: () => unknown) => {
      try {
        call();
      } catch (error) {
        return error instanceof MappingError ? error.code : error;
      }
      return undefined;
    };
    expect(refusal(() => generator.suggestMapping({} as never))).toBe('bad_argument');
    expect(refusal(() => generator.suggestMapping(catalog, { policy: { label: '(' } }))).toBe(
      'bad_policy',
    );
  });
});

describe('suggestMapping of a warehouse', () => {
  const words = ['customer', 'order', 'invoice', 'product', 'store'];
  const large: CatalogSnapshot = {
    captured_at: snapshot.captured_at,
    tables: Array.from({ length: 2000 }, (_, number) => {
      const name = `${words[number % 5] ?? ''}_${String.fromCharCode(97 + (number % 26))}${String(number)}x`;
      const others = Array.from({ length: 18 }, (_, column) => [
        `attribute_${String(column)}`,
        'varchar',
      ]);
      return table(`s${String(number % 20)}`, name, {
        [`${name}_id`]: 'bigint',
        customer_id: 'bigint',
        ...(Object.fromEntries(others) as Record<string, string>),
      });
    }),
  };

  it('takes time that grows as the number of tables', { timeout: 60_000 }, () => {
    const loaded = generator.catalog(large, { now });
    const start = performance.now();
    const { nodes } = generator.suggestMapping(loaded);
    expect(nodes).toHaveLength(2000);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
