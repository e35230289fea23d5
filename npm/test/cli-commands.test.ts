import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { command, file } from './command.js';
import { acceptAll, startFakeTrino, goodColumns, userError } from './fake-trino.js';
import { mappingWith } from './support.js';

const server = await startFakeTrino();

const good = file('good.json', mappingWith(1));
const bad = file('bad.json', '{"node_definitions": [], "nam": 1}');
const trino = ['--trino', server.url, '--user', 'ann'];

describe('ddl', () => {
  const edges = file('edges.json', {
    ...mappingWith(2),
    edge_definitions: [
      {
        type: 'LINKS',
        from_node: 'Node0',
        to_node: 'Node1',
        sql: 'SELECT a, b FROM t',
        from_key: 'a',
        to_key: 'b',
      },
    ],
  });
  const statements = `CREATE NODE TABLE Node0(id INT64 PRIMARY KEY, name STRING);
CREATE NODE TABLE Node1(id INT64 PRIMARY KEY, name STRING);
CREATE REL TABLE LINKS(FROM Node0 TO Node1);
`;

  it('writes the statements for the declared types', async () => {
    expect(await command(['ddl', edges])).toEqual({ status: 0, out: statements, error: '' });
  });

  it('writes the statements that load the tables', async () => {
    const { out } = await command(['ddl', edges, '--copy-from', 'gs://bucket/run/']);
    expect(out).toBe(
      `${statements}${['Node0', 'Node1', 'LINKS'].map((name) => `COPY ${name} FROM 'gs://bucket/run/${name}/*.parquet';\n`).join('')}`,
    );
  });

  it('takes the types of the cluster', async () => {
    const list = mappingWith(1);
    list.node_definitions[0]!.properties = [{ name: 'name', type: 'LIST' }];
    const path = file('list.json', list);
    const alone = await command(['ddl', path]);
    expect([alone.status, alone.out]).toEqual([2, '']);
    expect(alone.error).toContain("'name' is declared as LIST");
    server.say = (statement) =>
      statement.startsWith('EXPLAIN ')
        ? acceptAll(statement)
        : { columns: [goodColumns[0]!, { name: 'name', type: 'array(varchar)' }] };
    const { out } = await command(['ddl', path, ...trino]);
    expect(out).toBe('CREATE NODE TABLE Node0(id INT64 PRIMARY KEY, name STRING[]);\n');
  });

  it('writes nothing for an invalid mapping', async () => {
    const { status, out, error } = await command(['ddl', bad]);
    expect([status, out]).toEqual([1, '']);
    expect(error).toContain('At least one node');
  });
});

describe('suggest', () => {
  const input = 'SELECT id, name FROM analytics.customers';

  const catalog = file('customers.json', {
    captured_at: '2026-01-01T00:00:00Z',
    tables: [{ catalog: 'hive', schema: 'analytics', name: 'customers', columns: goodColumns }],
  });
  const known = ['--catalog', catalog, '--session-catalog', 'hive'];
  const definition = {
    label: 'Customer',
    sql: input,
    primary_key: { name: 'id', type: 'INT64' },
    properties: [{ name: 'name', type: 'STRING' }],
  };

  it.each([
    ['the cluster', trino],
    ['a catalog', known],
  ])('gives a node for a mapping, with the types of %s', async (_, way) => {
    const { status, out } = await command(['suggest', '-', ...way], { input: `${input};\n` });
    expect([status, JSON.parse(out)]).toEqual([0, definition]);
    const mapping = file('suggested.json', { node_definitions: [JSON.parse(out)] });
    expect((await command(['check', mapping, '--allow-unchecked'])).status).toBe(0);
  });

  it('gives an edge, and says what has to be set by hand', async () => {
    const { status, out, error } = await command(['suggest', '-', '--edge', ...known], { input });
    expect(status).toBe(0);
    expect(JSON.parse(out)).toEqual({
      type: 'CUSTOMERS',
      from_node: '',
      to_node: '',
      sql: input,
      from_key: 'id',
      to_key: 'name',
      properties: [],
    });
    expect(error).toMatch(/^<stdin>: warning: .*node/);
  });

  it('gives no definition where the types are not known, and names the ways', async () => {
    const { status, out, error } = await command(['suggest', '-'], { input });
    expect([status, out]).toEqual([2, '']);
    expect(error).toContain('--catalog FILE or --trino URL');
    const elsewhere = ['--catalog', catalog, '--session-catalog', 'elsewhere'];
    expect((await command(['suggest', '-', ...elsewhere], { input })).status).toBe(2);
  });

  it('gives no definition with a column that cannot be loaded, and says how it can', async () => {
    const columns = [goodColumns[0]!, { name: 'at', type: 'time(3)' }];
    server.say = (statement) =>
      statement.startsWith('EXPLAIN ') ? acceptAll(statement) : { columns };
    const { status, out, error } = await command(['suggest', '-', ...trino], { input });
    expect([status, out]).toEqual([1, '']);
    expect(error).toMatch(/'at', which is time\(3\): write CAST\(/);
  });

  it('gives all that is known as JSON, with types or without', async () => {
    const whole = ['suggest', '-', '--format', 'json'];
    const { out } = await command(whole, { input });
    expect(JSON.parse(out)).toMatchObject({ label: 'Customer', sql: input, primary_key: null });
    const asked = await command([...whole, ...trino], { input });
    expect(JSON.parse(asked.out)).toMatchObject({
      primary_key: { name: 'id', type: 'INT64', source_type: 'bigint' },
    });
    const edge = await command([...whole, '--edge'], { input });
    expect(JSON.parse(edge.out)).toMatchObject({ type: 'CUSTOMERS', reasons: [] });
  });

  it('says what the catalog knows to be wrong', async () => {
    const wrong = 'SELECT nam FROM analytics.customers';
    const { status, out, error } = await command(['suggest', '-', ...known], { input: wrong });
    expect([status, out]).toEqual([1, '']);
    expect(error).toMatch(/^<stdin>:1:8: error: .*'nam'/);
  });

  it.each(['', 'this is no sql at all', 'DROP TABLE x', 'SELECT a FROM t WHERE', '\u0000\u00ff'])(
    'suggests nothing for %j, and says why',
    async (text) => {
      const { status, out, error } = await command(['suggest', '-'], { input: text });
      expect([status, out]).toEqual([1, '']);
      expect(error).toMatch(/^<stdin>:\d+:\d+: error: /);
      expect(error).toContain('no definition for what is no query');
    },
  );

  it('says what the cluster refuses', async () => {
    server.say = () => userError('SYNTAX_ERROR', 'line 2:8: no', 2, 8);
    const { status, error } = await command(['suggest', '-', ...trino], { input });
    expect([status, error]).toEqual([2, 'mapping-generator: line 1:8: no\n']);
  });
});

describe('catalog', () => {
  const tables = (...columns: [string, string][]) => ({
    captured_at: '2026-01-01T00:00:00Z',
    tables: [
      {
        catalog: 'c',
        schema: 's',
        name: 't0',
        columns: columns.map(([name, type]) => ({ name, type })),
      },
    ],
  });
  const older = file('older.json', tables(['id', 'bigint'], ['name', 'varchar']));
  const newer = file('newer.json', tables(['id', 'varchar'], ['name', 'varchar']));

  it('is fetched, and may be given to check', async () => {
    server.say = () => ({
      columns: [{ name: 'table_name', type: 'varchar' }],
      data: [['t0', 'id', 'bigint']],
    });
    const out = file('fetched.json', '');
    const fetched = await command(['catalog', 'fetch', '--schema', 'c.s', '--out', out, ...trino]);
    expect(fetched).toEqual({ status: 0, out: '', error: '' });
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({
      tables: [{ catalog: 'c', schema: 's', name: 't0' }],
    });
    expect((await command(['check', bad, '--catalog', out])).status).toBe(1);
  });

  it('says what changed, and what that breaks', async () => {
    const session = ['--session-catalog', 'c', '--session-schema', 's'];
    const diff = ['catalog', 'diff', older, newer, '--mapping', good];
    const { status, out } = await command([...diff, ...session]);
    expect(out).toBe(`column type changed: c.s.t0.id bigint → varchar
  breaks /node_definitions/0/sql
  breaks /node_definitions/0/primary_key
`);
    expect(status).toBe(1);
    const same = await command(['catalog', 'diff', older, older, '--json']);
    expect([same.status, same.out]).toEqual([0, '[]\n']);
  });

  it('is searched', async () => {
    const { status, out } = await command(['catalog', 'search', older, 't0', 'id']);
    expect([status, out]).toEqual([0, 'column   c.s.t0.id bigint\n']);
    expect((await command(['catalog', 'search', older, 'nothing'])).status).toBe(1);
  });

  it('tells where the properties of a mapping come from', async () => {
    const session = ['--session-catalog', 'c', '--session-schema', 's'];
    const lineage = ['lineage', good, '--catalog', older, ...session];
    const { status, out } = await command(lineage);
    expect([status, out]).toEqual([0, 'Node0\n  id ← c.s.t0.id\n  name ← c.s.t0.name\n']);
    const unknown = await command(['lineage', good, '--catalog', older]);
    expect(unknown.out).toContain('  id ← not known\n');
    const json = await command([...lineage, '--format', 'json']);
    expect(JSON.parse(json.out)).toMatchObject({ nodes: [{ columns: [{ certain: true }, {}] }] });
    const open = await command([
      ...lineage,
      '--format',
      'openlineage',
      '--namespace',
      'trino://h:1',
    ]);
    expect(JSON.parse(open.out)).toMatchObject([{ namespace: 'trino://h:1' }]);
    expect((await command(['lineage', good])).status).toBe(2);
  });

  it('needs a cluster to be fetched from', async () => {
    const { status, error } = await command(['catalog', 'fetch']);
    expect([status, error]).toEqual([2, 'mapping-generator: --trino URL is missing\n']);
  });
});
