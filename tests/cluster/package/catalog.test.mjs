import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { diffCatalog, fetchCatalog, searchCatalog } from '../../../npm/dist/index.js';
import { generator, introspect, server, sql } from './support.mjs';

describe('the catalog', () => {
  it('is what DESCRIBE says, table by table', async () => {
    const { tables } = await fetchCatalog({ url: server, user: 'ann', schemas: ['tpch.tiny'] });
    assert.equal(tables.length, 8);
    for (const { catalog, schema, name, columns } of tables) {
      const described = await sql(`DESCRIBE ${catalog}.${schema}.${name}`);
      assert.deepEqual(
        columns.map(({ name, type }) => [name, type]),
        described.map(([column, type]) => [column, type]),
      );
    }
  });

  it('is found whole, and searched', async () => {
    const snapshot = await fetchCatalog({ introspection: introspect, concurrency: 10 });
    const catalogs = new Set(snapshot.tables.map(({ catalog }) => catalog));
    assert.ok(['tpch', 'tpchstd'].every((catalog) => catalogs.has(catalog)));
    assert.ok(!catalogs.has('system'));
    const [best] = searchCatalog(snapshot, 'tpch.tiny.customer');
    assert.deepEqual(best.path, ['tpch', 'tiny', 'customer']);
  });

  it('knows a schema that is not there', async () => {
    const reading = fetchCatalog({ introspection: introspect, schemas: ['tpch.nowhere'] });
    await assert.rejects(reading, { kind: 'query', errorName: 'SCHEMA_NOT_FOUND' });
  });
});

describe('drift', () => {
  const schema = `memory.drift_${process.pid}`;
  const mapping = {
    node_definitions: [
      {
        label: 'Item',
        sql: `SELECT id, name, price FROM ${schema}.item;`,
        primary_key: { name: 'id', type: 'INT64' },
        properties: [
          { name: 'name', type: 'STRING' },
          { name: 'price', type: 'DOUBLE' },
        ],
      },
      {
        label: 'Everything',
        sql: `SELECT * FROM ${schema}.item`,
        primary_key: { name: 'id', type: 'INT64' },
        properties: [
          { name: 'name', type: 'STRING' },
          { name: 'price', type: 'DOUBLE' },
        ],
      },
    ],
  };
  const read = () => fetchCatalog({ introspection: introspect, schemas: [schema] });
  const create = (columns) => sql(`CREATE TABLE ${schema}.item (${columns})`);
  const drop = () => sql(`DROP TABLE IF EXISTS ${schema}.item`);
  /** What the platform is told before a snapshot; undefined when the mapping is still valid. */
  const refusal = () =>
    generator.validateForSnapshot(mapping, { introspect }).then(
      () => undefined,
      ({ code, details }) => ({ code, errors: details.errors }),
    );

  before(() => sql(`CREATE SCHEMA ${schema}`));
  after(async () => {
    await drop();
    await sql(`DROP SCHEMA ${schema}`);
  });

  for (const [what, change, kinds, breaks, errors] of [
    ['nothing', null, [], [], undefined],
    [
      'a table that is gone',
      '',
      ['table_removed'],
      ['/node_definitions/0/sql', '/node_definitions/1/sql'],
      ['Item', 'Everything'].map((label) => new RegExp(`^Node '${label}': sql: .*does not exist$`)),
    ],
    [
      'a column that is gone',
      'id bigint, name varchar',
      ['column_removed'],
      [
        ...['/node_definitions/0/sql', '/node_definitions/0/properties/1'],
        ...['/node_definitions/1/sql', '/node_definitions/1/properties/1'],
      ],
      [/'Item': sql: .*Column 'price' cannot be resolved$/, /'Everything': .*'price' not found/],
    ],
    [
      'another type of the key',
      'id varchar, name varchar, price double',
      ['column_type_changed'],
      [
        ...['/node_definitions/0/sql', '/node_definitions/0/primary_key'],
        ...['/node_definitions/1/sql', '/node_definitions/1/primary_key'],
      ],
      [/'Item': primary_key.type: .*mismatch/, /'Everything': primary_key.type: .*mismatch/],
    ],
    [
      'columns in another order',
      'id bigint, price double, name varchar',
      ['column_moved'],
      ['/node_definitions/1/sql'],
      [/'Everything': properties\[0\]: Expected column 'name', got 'price'/],
    ],
  ]) {
    it(`is found: ${what}`, async () => {
      await drop();
      await create('id bigint, name varchar, price double');
      const old = await read();
      if (change !== null) await drop();
      if (change) await create(change);
      const changes = diffCatalog(old, await read(), mapping, { generator });
      assert.deepEqual(
        changes.map(({ kind }) => kind),
        kinds,
      );
      assert.deepEqual(
        changes.flatMap((found) => found.breaks),
        breaks,
      );
      const refused = await refusal();
      if (!errors) return assert.equal(refused, undefined);
      assert.equal(refused.code, 'STARBURST_ERROR');
      assert.equal(refused.errors.length, errors.length);
      errors.forEach((error, index) => assert.match(refused.errors[index], error));
    });
  }
});
