import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import type { Tool } from '@modelcontextprotocol/sdk/types.js';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { program } from './command.js';
import { project } from './lsp-client.js';
import { sales, salesProject } from './sales.js';

const node = {
  label: 'Purchase',
  sql: 'SELECT order_id, placed FROM orders',
  primary_key: { name: 'order_id', type: 'INT64' },
  properties: [{ name: 'placed', type: 'DATE' }],
};
const good = { node_definitions: [node] };
const bad = `{
  "node_definitions": [{
    "lable": "Purchase",
    "sql": "SELECT order_id FROM orders",
    "primary_key": { "name": "order_id", "type": "INTT64" }
  }]
}`;

/** Whether its key is one, only the data can tell. */
const doubtful = {
  catalog: 'hive',
  schema: 'sales',
  name: 'currencies',
  columns: ['code', 'name'].map((name) => ({ name, type: 'varchar' })),
};

const folder = project({
  ...salesProject,
  'other.json': { ...sales(), tables: [] },
  'doubtful.json': { ...sales(), tables: [doubtful] },
  'good.mapping.json': good,
  'query.sql': 'SELECT placed FROM orders',
});

const clients: Client[] = [];
afterAll(async () => {
  for (const client of clients) await client.close();
});

async function connect(cwd: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  clients.push(client);
  const command = process.execPath;
  await client.connect(new StdioClientTransport({ command, args: [program, 'mcp'], cwd }));
  return client;
}

let client: Client;
let tools: Tool[];
beforeAll(async () => {
  client = await connect(dirname(folder.path('x')));
  // The client holds what is answered against the schemas that it has listed.
  ({ tools } = await client.listTools());
}, 60_000);

interface Result {
  isError?: boolean;
  content: { type: string; text: string }[];
  structuredContent?: Record<string, unknown>;
}

async function call(name: string, given: object, asked = client): Promise<Result> {
  const result = await asked.callTool({ name, arguments: { ...given } });
  return result as unknown as Result;
}

async function valueOf(name: string, given: object, asked = client) {
  const { isError, content, structuredContent } = await call(name, given, asked);
  if (isError) throw new Error(content[0]?.text);
  return structuredContent!;
}

describe('the tools', () => {
  it('are listed with what they take and give', () => {
    const names = tools.map(({ name }) => name);
    expect(names).toEqual([
      'check',
      'fix',
      'complete',
      'explain',
      'analyze',
      'suggest',
      'generate',
      'ddl',
      'lineage',
      'preflight',
    ]);
    for (const { description, inputSchema, outputSchema, annotations } of tools) {
      expect(description).toMatch(/\w+\.$/);
      expect([inputSchema.type, outputSchema?.type]).toEqual(['object', 'object']);
      expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false });
    }
  });

  it('tell an error as one of the call', async () => {
    const wrong: [string, object, RegExp][] = [
      ['check', {}, /one of mapping, sql and file is needed/],
      ['check', { file: 'nowhere.json' }, /ENOENT.*nowhere\.json/],
      ['check', { mapping: good, catalog: 'nowhere.json' }, /ENOENT.*nowhere\.json/],
      ['check', { mapping: 12 }, /mapping/],
      ['explain', { code: 'constructor' }, /there is no code 'constructor'/],
      ['analyze', {}, /sql/],
      ['complete', { sql: 'SELECT 1', line: 2 }, /there is no line 2/],
      ['ddl', { mapping: bad }, /no statements for a mapping that is invalid\n/],
      ['nothing', {}, /nothing not found/],
    ];
    for (const [name, given, message] of wrong) {
      const { isError, content } = await call(name, given);
      expect([isError, content[0]?.text], name).toEqual([true, expect.stringMatching(message)]);
    }
  });
});

describe('check', () => {
  it('gives the verdict with the catalog of the configuration', async () => {
    const { content, structuredContent } = await call('check', { mapping: good });
    expect(structuredContent).toEqual({ status: 'valid', findings: [], open: [] });
    expect(content.map(({ text }) => text)).toEqual(['valid']);
    expect(await valueOf('check', { file: folder.path('good.mapping.json') })).toMatchObject({
      status: 'valid',
    });
  });

  it('says what is wrong, where, and how to mend it', async () => {
    const { content, structuredContent } = await call('check', { mapping: bad });
    expect(structuredContent).toMatchObject({ status: 'invalid' });
    const { findings } = structuredContent as { findings: { code: string }[] };
    expect(findings).toContainEqual({
      code: 'unknown_type_similar',
      severity: 'error',
      message: "Unknown type 'INTT64'. Did you mean 'INT64'?",
      path: '/node_definitions/0/primary_key/type',
      line: 5,
      column: 50,
      fixes: [{ title: "Replace with 'INT64'", safe: true }],
    });
    expect(content[0]?.text).toContain(
      "\n5:50 error unknown_type_similar: Unknown type 'INTT64'. Did you mean 'INT64'? (safe fix: Replace with 'INT64')",
    );
  });

  it('takes another catalog, and says what stays open without one', async () => {
    const other = { mapping: good, catalog: folder.path('other.json') };
    expect((await valueOf('check', other)).status).not.toBe('valid');
    const alone = await connect(dirname(project().path('x')));
    const value = await valueOf('check', { mapping: good }, alone);
    expect(value.status).toBe('unchecked');
    expect(value.open).toEqual([expect.stringMatching(/^Purchase: /)]);
  });
});

describe('fix', () => {
  it('gives the mended text, and again the same', async () => {
    const value = await valueOf('fix', { mapping: bad });
    const text = bad.replace('lable', 'label').replace('INTT64', 'INT64');
    expect(value.text).toBe(text);
    expect(value.applied).toHaveLength(2);
    const again = await valueOf('fix', { mapping: text });
    expect([again.text, again.applied]).toEqual([text, []]);
  });

  it('mends a query, and says what is left', async () => {
    const sql = "SELECT order_id FROM orders WHERE 'new' = 'open";
    expect(await valueOf('fix', { sql })).toMatchObject({
      text: sql,
      applied: [],
      findings: [{ code: 'sql_unterminated_string', fixes: [{ safe: false }] }],
    });
    expect(await valueOf('fix', { sql, unsafe: true })).toEqual({
      text: "SELECT order_id FROM orders WHERE 'new' = 'open'",
      applied: ["Write 'open' instead of 'open"],
      findings: [],
    });
  });
});

describe('complete and explain', () => {
  it('offer what may stand there', async () => {
    const sql = "SELECT '𝄞',\r\n o. FROM orders o";
    const value = await valueOf('complete', { sql, line: 2, column: 4 });
    expect(value.items).toEqual([
      { text: 'order_id', kind: 'column', detail: 'bigint' },
      { text: 'placed', kind: 'column', detail: 'date' },
    ]);
    expect(value.more).toBe(false);
    const few = await valueOf('complete', { sql: 'SELECT ', limit: 3 });
    expect([(few.items as []).length, few.more]).toEqual([3, true]);
  });

  it('say what a code means', async () => {
    expect(await valueOf('explain', { code: 'json_empty' })).toMatchObject({
      code: 'json_empty',
      stage: 'structure',
      severity: 'error',
      message: 'The text is empty: a mapping is a JSON object',
      message_zh: '文本为空：映射须为 JSON 对象',
    });
    const { content } = await call('explain', { code: 'reserved_word' });
    expect(content[0]?.text).toMatch(/^reserved_word \(.*\nWhy: /s);
  });
});

describe('analyze, suggest and ddl', () => {
  it('know the columns of a query', async () => {
    const value = await valueOf('analyze', {
      sql: 'SELECT placed, count(*) FROM orders GROUP BY 1',
    });
    expect(value).toEqual({
      columns: [
        { name: 'placed', type: 'date', ryu_type: 'DATE' },
        { name: '_col1', type: 'bigint', ryu_type: 'INT64' },
      ],
      tables: ['hive.sales.orders'],
      certain: true,
      reasons: [],
      findings: [],
    });
    const { findings } = await valueOf('analyze', { sql: 'SELECT plaved FROM orders' });
    expect(findings).toMatchObject([{ severity: 'error', line: 1, column: 8 }]);
  });

  it('suggest a definition', async () => {
    const { definition, suggestion } = await valueOf('suggest', { sql: node.sql });
    expect(definition).toEqual({
      label: 'Orders',
      sql: node.sql,
      primary_key: { name: 'order_id', type: 'INT64' },
      properties: [{ name: 'placed', type: 'DATE' }],
    });
    expect(suggestion).toMatchObject({
      sql: node.sql,
      primary_key: { name: 'order_id', type: 'INT64' },
    });
    const open = await valueOf('suggest', { sql: 'SELECT id FROM elsewhere.s.t', edge: true });
    expect(open.definition).toBeUndefined();
    expect(open.suggestion).toMatchObject({ type: 'T' });
    const wrong = await call('suggest', { sql: 'SELECT FROM' });
    expect(wrong.isError).toBe(true);
  });

  it("write a mapping's statements", async () => {
    const value = await valueOf('ddl', { mapping: good, copy_from: 'gs://bucket/run' });
    expect(value.statements).toEqual([
      'CREATE NODE TABLE Purchase(order_id INT64 PRIMARY KEY, placed DATE);',
      "COPY Purchase FROM 'gs://bucket/run/Purchase/*.parquet';",
    ]);
  });
});

describe('generate, lineage and preflight', () => {
  it('make a mapping that holds, and take what the data said', async () => {
    const made = await valueOf('generate', { schemas: ['hive.sales'] });
    expect((await valueOf('check', { mapping: made.mapping })).status).toBe('valid');
    expect(made.nodes).toMatchObject([{ table: ['hive', 'sales', 'orders'], key: ['order_id'] }]);
    const catalog = folder.path('doubtful.json');
    const { nodes, questions } = await valueOf('generate', { catalog });
    expect(nodes).toMatchObject([{ label: 'Currency', tier: 'likely' }]);
    const [{ id, sql } = { id: '', sql: '' }] = questions as { id: string; sql: string }[];
    expect(sql).toBe('SELECT count(*) = count(DISTINCT code) FROM hive.sales.currencies');
    const told = (holds: boolean) => valueOf('generate', { catalog, answers: [{ id, holds }] });
    expect(await told(true)).toMatchObject({ nodes: [{ tier: 'sure' }], questions: [] });
    expect(await told(false)).toMatchObject({
      nodes: [],
      left_out: [{ table: ['hive', 'sales', 'currencies'] }],
    });
  });

  it('tell where each value comes from', async () => {
    const { content, structuredContent } = await call('lineage', { mapping: good });
    const column = { catalog: 'hive', schema: 'sales', table: 'orders' };
    const identity = (name: string) => ({
      name,
      sources: [{ ...column, column: name, transformation: 'IDENTITY' }],
      certain: true,
    });
    expect(structuredContent).toEqual({
      nodes: [
        { label: 'Purchase', columns: [identity('order_id'), identity('placed')], influences: [] },
      ],
      edges: [],
    });
    expect(content[0]?.text).toBe(
      'Purchase.order_id ← hive.sales.orders.order_id\nPurchase.placed ← hive.sales.orders.placed',
    );
  });

  it('say what to ask the data', async () => {
    const { content, structuredContent } = await call('preflight', { mapping: good });
    const { checks } = structuredContent as { checks: { path: string; sql: string }[] };
    expect(checks.map(({ path }) => path)).toEqual(['/node_definitions/0']);
    const [{ sql } = { sql: '' }] = checks;
    expect(content[0]?.text).toContain(sql);
    const { columns, certain } = await valueOf('analyze', { sql });
    expect([(columns as object[]).length, certain]).toEqual([expect.any(Number), true]);
  });

  it.each(['generate', 'lineage'])('%s needs a catalog', async (name) => {
    const alone = await connect(dirname(project().path('x')));
    const given = name === 'lineage' ? { mapping: good } : {};
    const { isError, content } = await call(name, given, alone);
    expect([isError, content[0]?.text]).toEqual([
      true,
      expect.stringMatching(/from a catalog, and there is none$/),
    ]);
  });
});

describe('a server', () => {
  it('tells a configuration that cannot be used', async () => {
    const broken = project({ 'mapping-generator.json': '{' });
    const asked = await connect(dirname(broken.path('x')));
    const { isError, content } = await call('check', { mapping: good }, asked);
    expect([isError, content[0]?.text]).toEqual([
      true,
      expect.stringMatching(/mapping-generator\.json: not a configuration: it is not JSON$/),
    ]);
  });
});
