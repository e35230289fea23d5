import { describe, expect, it } from 'vitest';

import { toDefinition } from '../dist/index.js';
import type { Mapping } from '../dist/index.js';
import { generator, goodAnswer, goodIntrospect, mappingWith } from './support.js';

const linked: Mapping = {
  ...mappingWith(1),
  edge_definitions: [
    {
      type: 'LINKS',
      from_node: 'Node0',
      to_node: 'Node0',
      sql: "SELECT a, b FROM t WHERE c = 'x'",
      from_key: 'a',
      to_key: 'b',
    },
  ],
};
const tables = `CREATE NODE TABLE Node0(id INT64 PRIMARY KEY, name STRING);
CREATE REL TABLE LINKS(FROM Node0 TO Node0);`;

describe('ddl', () => {
  it('is all statements of a mapping, of its text, or of a report', async () => {
    expect(generator.ddl(linked)).toBe(tables);
    expect(generator.ddl(JSON.stringify(linked))).toBe(tables);
    const report = await generator.validate(linked, {
      introspect: ({ sql }) =>
        sql.includes('FROM t WHERE')
          ? Promise.resolve({
              columns: [
                { name: 'a', type: 'bigint' },
                { name: 'b', type: 'bigint' },
              ],
            })
          : Promise.resolve(goodAnswer),
    });
    expect(generator.ddl(report, { copyFrom: 'gs://bucket/run/' })).toBe(
      `${tables}
COPY Node0 FROM 'gs://bucket/run/Node0/*.parquet';
COPY LINKS FROM 'gs://bucket/run/LINKS/*.parquet';`,
    );
    expect(generator.ddl(linked, { copyFrom: '/run', files: '*' })).toContain(
      "COPY Node0 FROM '/run/Node0/*' (file_format='parquet');",
    );
  });

  it('has the types of the columns where a catalog knows them', () => {
    const catalog = generator.catalog({
      captured_at: new Date().toISOString(),
      tables: [
        {
          catalog: 'c',
          schema: 's',
          name: 't0',
          columns: [
            { name: 'id', type: 'bigint' },
            { name: 'name', type: 'array(varchar)' },
          ],
        },
      ],
    });
    const session = { catalog: 'c', schema: 's' };
    expect(generator.ddl(mappingWith(1), { catalog, session })).toContain('name STRING[]');
  });

  it('is refused where a table cannot be made', async () => {
    expect(() => generator.ddl({ node_definitions: [] })).toThrow(
      expect.objectContaining({ code: 'invalid_mapping' }),
    );
    const list = mappingWith(1);
    list.node_definitions[0]!.properties = [{ name: 'name', type: 'LIST' }];
    expect(() => generator.ddl(list)).toThrow(expect.objectContaining({ code: 'incomplete_type' }));
    const open = await generator.validate(linked, { introspect: goodIntrospect });
    expect(() => generator.ddl(open)).toThrow(expect.objectContaining({ code: 'no_schema' }));
  });
});

describe('exportStatements', () => {
  it('writes the rows where the loads look for them', () => {
    const [node, edge] = generator.exportStatements(linked, {
      schema: 'hive.export',
      location: "gs://b/it's/",
    });
    expect(node).toEqual({
      path: '/node_definitions/0',
      name: 'Node0',
      sql: `CREATE TABLE hive.export."Node0" WITH (format = 'PARQUET', external_location = 'gs://b/it''s/Node0/') AS
SELECT id, name FROM t0`,
    });
    expect(edge?.sql).toContain(linked.edge_definitions?.[0]?.sql);
    const [unloaded] = generator.exportStatements(linked, { unload: 'gs://b' });
    expect(unloaded?.sql).toBe(`SELECT * FROM TABLE(io.unload(input => TABLE(
SELECT id, name FROM t0
), location => 'gs://b/Node0/', format => 'PARQUET'))`);
    expect(generator.parseSql(unloaded!.sql).ok).toBe(true);
    // As io.trino.plugin.hive.functions.Unload has it.
    const [ofHive] = generator.exportStatements(linked, {
      unload: 's3://b/',
      by: 'hive.system.unload',
    });
    expect(ofHive?.sql).toBe(`SELECT * FROM TABLE(hive.system.unload(input => TABLE(
SELECT id, name FROM t0
), location => 's3://b/Node0/', format => 'PARQUET'))`);
    expect(generator.parseSql(ofHive!.sql).ok).toBe(true);
  });
});

describe('toDefinition', () => {
  it('makes definitions of suggestions, which check takes', () => {
    const node = generator.suggestNode('SELECT id, name FROM users', goodAnswer.columns);
    const definition = toDefinition(node);
    expect(definition).toEqual({
      label: 'User',
      sql: 'SELECT id, name FROM users',
      primary_key: { name: 'id', type: 'INT64' },
      properties: [{ name: 'name', type: 'STRING' }],
    });
    expect(generator.check({ node_definitions: [definition] }).hasErrors).toBe(false);
    const columns = [
      { name: 'user_id', type: 'bigint' },
      { name: 'friend_id', type: 'bigint' },
    ];
    const edge = generator.suggestEdge('SELECT user_id, friend_id FROM friends', columns);
    expect(toDefinition(edge)).toMatchObject({ from_key: 'user_id', to_key: 'friend_id' });
  });

  it('makes none of what is not known', () => {
    const code = 'incomplete_suggestion';
    const sql = 'SELECT id, at FROM t';
    expect(() => toDefinition(generator.suggestNode(sql))).toThrow(
      expect.objectContaining({ code }),
    );
    const columns = [
      { name: 'id', type: 'bigint' },
      { name: 'at', type: 'time(3)' },
    ];
    expect(() => toDefinition(generator.suggestNode(sql, columns))).toThrow(
      /CAST\(at AS VARCHAR\)/,
    );
  });
});

describe('Report.load', () => {
  const of = (columns: { name: string; type: string }[]) =>
    generator.validate(mappingWith(1), { introspect: () => Promise.resolve({ columns }) });
  const id = { name: 'id', type: 'bigint' };

  it('says what valid does not', async () => {
    const good = await of([id, { name: 'name', type: 'varchar' }]);
    expect([good.status, good.load]).toEqual(['valid', 'expected']);
    const decimal = await of([id, { name: 'name', type: 'decimal(12, 2)' }]);
    expect([decimal.status, decimal.load]).toEqual(['valid', 'will_fail']);
    const undeclared = await of([
      id,
      { name: 'name', type: 'varchar' },
      { name: 'x', type: 'date' },
    ]);
    expect([undeclared.status, undeclared.load]).toEqual(['valid', 'will_fail']);
    expect(generator.check(mappingWith(1)).load).toBe('unknown');
  });

  it('is known of names alone', () => {
    const mapping = mappingWith(1);
    mapping.node_definitions[0]!.sql = 'SELECT id, name, extra FROM t';
    const { status, load } = generator.check(mapping);
    expect([status, load]).toEqual(['unchecked', 'will_fail']);
  });
});
