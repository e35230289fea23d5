import { describe, expect, it } from 'vitest';

import { IntrospectionError, MappingError } from '../dist/index.js';
import type { Catalog, CatalogSnapshot, Introspect } from '../dist/index.js';
import { generator } from './support.js';

const snapshot: CatalogSnapshot = {
  captured_at: '2026-11-23T00:00:00Z',
  tables: [
    {
      catalog: 'hive',
      schema: 'sales',
      name: 'customers',
      columns: [
        { name: 'customer_id', type: 'varchar' },
        { name: 'name', type: 'varchar(25)' },
      ],
    },
  ],
};
const capturedMs = Date.parse(snapshot.captured_at);
const fresh = { now: () => capturedMs + 1000 };
const session = { catalog: 'hive', schema: 'sales' };

const mapping = {
  node_definitions: [
    {
      label: 'Customer',
      sql: 'SELECT customer_id, name FROM customers',
      primary_key: { name: 'customer_id', type: 'STRING' },
      properties: [{ name: 'name', type: 'STRING' }],
    },
  ],
};

function refusalOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof MappingError) return error.code;
    throw error;
  }
  return 'none';
}

describe('a catalog', () => {
  it('says when it was captured and how much it holds', () => {
    const { captured_at, size } = generator.catalog(snapshot, fresh);
    expect({ captured_at, size }).toEqual({ captured_at: snapshot.captured_at, size: 1 });
  });

  it.each([
    null,
    {},
    { captured_at: 'yesterday', tables: [] },
    { captured_at: snapshot.captured_at },
    { captured_at: snapshot.captured_at, tables: {} },
  ])('is refused where it is none: %j', (value) => {
    expect(refusalOf(() => generator.catalog(value as unknown as CatalogSnapshot))).toBe(
      'bad_catalog',
    );
  });

  it('is not what somebody else made', () => {
    const foreign = { captured_at: snapshot.captured_at, size: 1 } as unknown as Catalog;
    expect(refusalOf(() => generator.analyzeSql('SELECT 1', foreign))).toBe('bad_argument');
  });

  it('makes a mapping valid, and its own words decide', () => {
    const catalog = generator.catalog(snapshot, fresh);
    expect(generator.check(mapping, { catalog, session }).status).toBe('valid');
    const wider = structuredClone(snapshot);
    wider.tables[0]!.columns[0]!.type = 'bigint';
    const other = generator.catalog(wider, fresh);
    expect(generator.check(mapping, { catalog: other, session }).node_results[0]?.error).toMatch(
      /^primary_key.type: Primary key type mismatch/,
    );
    expect(generator.check(mapping, { catalog, session }).status).toBe('valid');
    expect(generator.check(mapping).status).toBe('unchecked');
  });

  it('that is older than its time to live decides nothing', () => {
    const ages = [23, 25].map((hours) => {
      const catalog = generator.catalog(snapshot, { now: () => capturedMs + hours * 3_600_000 });
      return generator.check(mapping, { catalog, session }).status;
    });
    expect(ages).toEqual(['valid', 'unchecked']);
    const old = generator.catalog(snapshot, { now: () => capturedMs + 25 * 3_600_000 });
    expect([old.staleHours, generator.catalog(snapshot, fresh).staleHours]).toEqual([
      25,
      undefined,
    ]);
    const now = () => capturedMs + 2000;
    const shortLived = generator.catalog(snapshot, { ttlMs: 1000, now });
    expect(generator.check(mapping, { catalog: shortLived, session }).status).toBe('unchecked');
  });

  it('gives names and types, or the fault at its place', () => {
    const catalog = generator.catalog(snapshot, fresh);
    const report = generator.analyzeSql('SELECT count(*) n FROM customers', catalog, session);
    expect(report).toMatchObject({ certain: true, columns: [{ name: 'n', type: 'bigint' }] });
    const [fault] = generator.analyzeSql(
      'SELECT\n nme FROM customers',
      catalog,
      session,
    ).diagnostics;
    expect(fault).toMatchObject({
      params: { errorName: 'COLUMN_NOT_FOUND', suggestion: 'name' },
      sql_range: { start: { line: 2, column: 2, offset: 8 } },
    });
    const zh = generator.analyzeSql('SELECT nme FROM customers', catalog, session, {
      locale: 'zh',
    });
    expect(zh.diagnostics[0]?.message).toContain('是否想写');
  });
});

describe('a catalog in a validation', () => {
  const refuse: Introspect = ({ sql }) =>
    Promise.reject(
      new IntrospectionError(
        `line 1:${String(sql.indexOf('nme') + 1)}: Column 'nme' cannot be resolved`,
        {
          kind: 'query',
          errorName: 'COLUMN_NOT_FOUND',
        },
      ),
    );
  const misspelt = structuredClone(mapping);
  misspelt.node_definitions[0]!.sql = 'SELECT customer_id, nme AS name FROM customers';

  it('never contradicts the cluster', async () => {
    const nothing = generator.catalog({ ...snapshot, tables: [] }, fresh);
    const columns = [
      { name: 'customer_id', type: 'varchar' },
      { name: 'name', type: 'varchar' },
    ];
    for (const catalog of [nothing, generator.catalog(snapshot, fresh)]) {
      const introspect: Introspect = () => Promise.resolve({ columns });
      const report = await generator.validate(misspelt, { introspect, catalog, session });
      expect(report).toMatchObject({ status: 'valid', diagnostics: [] });
    }
  });

  it('mends what the cluster refuses, each validation by its own catalog', async () => {
    const other = structuredClone(snapshot);
    for (const { columns } of other.tables)
      for (const column of columns) if (column.name === 'name') column.name = 'nmen';
    const catalogs = [snapshot, other].map((each) => generator.catalog(each, fresh));
    const validate = (catalog: Catalog) =>
      generator.validate(misspelt, { introspect: refuse, catalog, session });
    const reports = await Promise.all(catalogs.map(validate));
    expect(reports.map(({ diagnostics }) => diagnostics[0]?.params.suggestion)).toEqual([
      'name',
      'nmen',
    ]);
    const edit = reports[0]?.diagnostics[0]?.fixes?.[0]?.edits[0];
    expect(edit).toMatchObject({ path: '/node_definitions/0/sql', text: 'name' });
  });

  it('leaves the words of the platform as they are', async () => {
    const catalog = generator.catalog(snapshot, fresh);
    const options = { introspect: refuse, catalog, session };
    const failure: unknown = await generator
      .validateForSnapshot(misspelt, options)
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'STARBURST_ERROR',
      details: {
        errors: [
          "Node 'Customer': sql: SQL syntax error: line 1:21: Column 'nme' cannot be resolved",
        ],
      },
    });
  });

  it('is refused where it is none', async () => {
    const catalog = { captured_at: snapshot.captured_at, size: 1 } as unknown as Catalog;
    await expect(
      generator.validate(misspelt, { introspect: refuse, catalog }),
    ).rejects.toMatchObject({
      code: 'bad_argument',
    });
  });
});
