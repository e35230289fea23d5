import { describe, expect, it } from 'vitest';

import { MappingError, trinoIntrospection } from '../dist/index.js';
import type { TrinoOptions } from '../dist/index.js';
import {
  acceptAll,
  failureOf,
  startFakeTrino,
  goodColumns,
  never,
  request,
  userError,
} from './fake-trino.js';
import type { Fault } from './fake-trino.js';
import { generator, mappingWith } from './support.js';

const server = await startFakeTrino();

const connect = (options: Partial<TrinoOptions> = {}) =>
  trinoIntrospection({ url: server.url, user: 'ann', ...options });

const explain = (sql: string, options: Partial<TrinoOptions> = {}) =>
  connect(options)(request('explain', sql), never);

describe('statements', () => {
  it('puts the SQL on lines of its own, and spells the type of EXPLAIN out', async () => {
    const introspect = connect();
    const sql = 'SELECT 1 -- one';
    expect(await introspect(request('explain', sql), never)).toEqual({});
    expect(await introspect(request('columns', sql), never)).toEqual({ columns: goodColumns });
    expect(server.statements).toEqual([
      'EXPLAIN (TYPE DISTRIBUTED)\nSELECT 1 -- one',
      'SELECT * FROM (\nSELECT 1 -- one\n) LIMIT 0',
    ]);
  });

  it.each([
    ['SELECT 1;', 'SELECT 1'],
    ['SELECT 1 ; ;\n', 'SELECT 1 '],
    ['SELECT 1; -- done; really', 'SELECT 1'],
    ['SELECT 1; /* ; */ ;', 'SELECT 1'],
    ["SELECT ';'", "SELECT ';'"],
    ["SELECT 'it''s;", "SELECT 'it''s"],
    ['SELECT ";" -- ;', 'SELECT ";" -- ;'],
    ['SELECT 1; SELECT 2', 'SELECT 1; SELECT 2'],
    ['SELECT 1; /* open', 'SELECT 1; /* open'],
    ['SELECT 1 -- ;\r, 2;', 'SELECT 1 -- ;\r, 2'],
    ['', ''],
    [';', ''],
  ])('sends %j as %j', async (sql, sent) => {
    await explain(sql);
    expect(server.statements[0]!.replace(/^.*\n/, '')).toBe(sent);
  });

  it.each(['SELECT 1', ' (VALUES 1)', '/* a */ with t AS (SELECT 1) TABLE t', 'Table t'])(
    'lets a query be planned: %s',
    async (sql) => {
      await explain(sql);
      expect(server.statements).toEqual([`EXPLAIN (TYPE DISTRIBUTED)\n${sql}`]);
    },
  );

  it.each(['CREATE TABLE t AS SELECT 1', '-- SELECT\nINSERT INTO t SELECT 1', 'ANALYZE t', ''])(
    'lets what is no query only be analysed: %s',
    async (sql) => {
      await explain(sql);
      expect(server.statements).toEqual([`EXPLAIN (TYPE VALIDATE)\n${sql}`]);
    },
  );

  it('reads a text of a million quotes and comments that never close without a pause', async () => {
    const started = process.cpuUsage();
    for (const part of ['/*', "'", '"', '--\n', ';']) await explain(part.repeat(200_000));
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(3000);
  });

  it('never asks LIMIT 0 for a text that EXPLAIN has not accepted', async () => {
    const introspect = connect();
    const breakOut = 'SELECT 1) LIMIT 1 --';
    server.say = (statement) =>
      statement.startsWith('EXPLAIN ')
        ? userError('SYNTAX_ERROR', "line 2:9: mismatched input ')'", 2, 9)
        : acceptAll(statement);
    const error = await failureOf(introspect(request('columns', breakOut), never));
    expect(error).toMatchObject({ kind: 'query', line: 1, column: 9 });
    expect(server.statements).toEqual([`EXPLAIN (TYPE DISTRIBUTED)\n${breakOut}`]);
  });

  it('describes a query with functions of its own without parentheses around it', async () => {
    const sql = 'WITH /* own */ function f(x bigint) RETURNS bigint RETURN x SELECT f(1) AS "ä"';
    server.say = (statement) =>
      statement.startsWith('DESCRIBE ')
        ? {
            columns: [{ name: 'Column Name', type: 'varchar' }],
            data: [['ä', '', '', '', 'bigint', 8, true]],
          }
        : acceptAll(statement);
    expect(await connect()(request('columns', sql), never)).toEqual({
      columns: [{ name: 'ä', type: 'bigint' }],
    });
    expect(server.statements[1]).toBe('DESCRIBE OUTPUT definition');
    expect(server.seen.at(-1)!.headers['x-trino-prepared-statement']).toBe(
      `definition=${encodeURIComponent(sql)}`,
    );
  });
});

describe('queries that may not stand in parentheses', () => {
  const described = {
    columns: [{ name: 'Column Name', type: 'varchar' }],
    data: [['id', '', '', '', 'bigint', 8, true]],
  };
  const query = "WITH SESSION query_max_run_time = '1h' SELECT BIGINT '1' AS id";

  it('describes a query with session properties as a whole', async () => {
    server.say = (statement) =>
      statement.startsWith('DESCRIBE ') ? described : acceptAll(statement);
    expect(await connect()(request('columns', query), never)).toEqual({
      columns: [{ name: 'id', type: 'bigint' }],
    });
    expect(server.statements).toEqual([
      `EXPLAIN (TYPE DISTRIBUTED)\n${query}`,
      'DESCRIBE OUTPUT definition',
    ]);
  });

  it('describes what EXPLAIN took and the parentheses broke', async () => {
    server.say = (statement) => {
      if (statement.startsWith('DESCRIBE ')) return described;
      return statement.startsWith('SELECT * FROM (')
        ? userError('SYNTAX_ERROR', "line 2:6: mismatched input 'LATER'", 2, 6)
        : acceptAll(statement);
    };
    expect(await connect()(request('columns', 'WITH LATER x SELECT 1 AS id'), never)).toEqual({
      columns: [{ name: 'id', type: 'bigint' }],
    });
  });

  it('does not ask another way about what is no query', async () => {
    server.say = (statement) =>
      statement.startsWith('SELECT * FROM (')
        ? userError('SYNTAX_ERROR', "line 2:1: mismatched input 'EXPLAIN'", 2, 1)
        : acceptAll(statement);
    const error = await failureOf(connect()(request('columns', 'EXPLAIN SELECT 1'), never));
    expect(error).toMatchObject({ kind: 'query', errorName: 'SYNTAX_ERROR' });
    expect(server.statements.length).toBe(2);
  });
});

describe('headers', () => {
  it('says who asks, from where, and with which rights, in every request', async () => {
    await explain('SELECT 1', {
      catalog: 'hive',
      schema: 'sales',
      token: () => Promise.resolve('t0ken'),
      roles: { system: 'data analyst', hive: 'ALL' },
      headers: { 'X-Trino-Client-Tags': 'mapping' },
    });
    expect(server.seen.length).toBe(3);
    for (const { headers } of server.seen) {
      expect(headers).toMatchObject({
        'x-trino-user': 'ann',
        'x-trino-catalog': 'hive',
        'x-trino-schema': 'sales',
        'x-trino-role': 'system=ROLE%7Bdata%20analyst%7D,hive=ALL',
        'x-trino-client-tags': 'mapping',
        'x-trino-client-capabilities': 'PARAMETRIC_DATETIME,NUMBER,VARIANT',
        authorization: 'Bearer t0ken',
      });
    }
  });

  it('asks for the token anew with each question', async () => {
    let count = 0;
    const introspect = connect({ token: () => `t${String((count += 1))}` });
    await introspect(request('explain', 'SELECT 1'), never);
    await introspect(request('explain', 'SELECT 2'), never);
    expect(new Set(server.seen.map(({ headers }) => headers.authorization))).toEqual(
      new Set(['Bearer t1', 'Bearer t2']),
    );
  });

  it('stays at the address that it was given, under its path', async () => {
    const elsewhere: Fault = ({ method, path }, response) => {
      if (method !== 'POST') return false;
      expect(path).toBe('/trino/v1/statement');
      const nextUri = 'https://internal.example:8443/v1/statement/queued/q/1?slug=1';
      response.end(JSON.stringify({ id: 'q', nextUri, stats: { state: 'QUEUED' } }));
      return true;
    };
    server.fault = elsewhere;
    const answer = explain('SELECT 1', { url: `${server.url}/trino/` });
    await failureOf(answer);
    expect(server.seen[1]!.path).toBe('/trino/v1/statement/queued/q/1?slug=1');
  });
});

describe('refusals', () => {
  const refusal = async (said: ReturnType<typeof userError>, sql = 'SELECT x\nFROM t') => {
    server.say = () => said;
    return failureOf(explain(sql));
  };

  it.each<[string, number, number, number, number]>([
    ['in the first line', 2, 8, 1, 8],
    ['in a later line', 3, 6, 2, 6],
    ['at the statement around the SQL', 1, 1, 1, 1],
    ['behind the SQL', 4, 1, 2, 7],
  ])('takes the statement out of a place %s', async (_, line, column, ownLine, ownColumn) => {
    const at = `line ${String(line)}:${String(column)}: `;
    const error = await refusal(userError('COLUMN_NOT_FOUND', `${at}no 'x'`, line, column));
    expect(error).toMatchObject({
      kind: 'query',
      errorName: 'COLUMN_NOT_FOUND',
      line: ownLine,
      column: ownColumn,
      message: `line ${String(ownLine)}:${String(ownColumn)}: no 'x'`,
    });
  });

  it('takes the place from the text where there is no other', async () => {
    const error = await refusal(userError('TYPE_MISMATCH', 'line 2:3: no'));
    expect(error).toMatchObject({ line: 1, column: 3, message: 'line 1:3: no' });
  });

  it('does without a place where the server names none', async () => {
    const error = await refusal(userError('GENERIC_USER_ERROR', 'Cannot unnest type: unknown'));
    expect(error).toMatchObject({ kind: 'query', message: 'Cannot unnest type: unknown' });
    expect(error.line).toBeUndefined();
  });

  it.each([
    ['PERMISSION_DENIED', 'USER_ERROR'],
    ['USER_CANCELED', 'USER_ERROR'],
    ['GENERIC_INTERNAL_ERROR', 'INTERNAL_ERROR'],
    ['EXCEEDED_TIME_LIMIT', 'INSUFFICIENT_RESOURCES'],
    ['HIVE_METASTORE_ERROR', 'EXTERNAL'],
  ])('takes %s (%s) for no word on the SQL', async (errorName, errorType) => {
    const error = await refusal({ error: { message: 'why', errorName, errorType } });
    expect(error).toMatchObject({ kind: 'unavailable', message: 'why', errorName });
  });

  it('never shows a Java stack', async () => {
    const error = await refusal(userError('SYNTAX_ERROR', 'line 2:1: no', 2, 1));
    expect(JSON.stringify([error, String(error.stack), error.cause ?? null])).not.toContain('java');
  });

  it('lands in the mapping at the place that the server means', async () => {
    server.say = () =>
      userError('COLUMN_NOT_FOUND', "line 3:3: Column 'x' cannot be resolved", 3, 3);
    const mapping = mappingWith(1);
    mapping.node_definitions[0]!.sql = "SELECT '\u{1f600}',\n  x FROM t;";
    const text = JSON.stringify(mapping, null, 2);
    const report = await generator.validate(text, { introspect: connect() });
    const [found] = report.diagnostics;
    expect(report.status).toBe('invalid');
    expect(found!.sql_range!.start).toMatchObject({ line: 2, column: 3 });
    expect(text.slice(found!.range!.start.offset)).toMatch(/^x FROM t;/);
  });
});

describe('options', () => {
  it.each<[string, Partial<TrinoOptions>]>([
    ['no address', { url: '' }],
    ['a path without a page', { url: '/trino' }],
    ['another protocol', { url: 'ftp://x' }],
    ['a password in the address', { url: 'https://ann:s3cret@trino.example' }],
    ['no user', { user: '' }],
    ['a time limit of nothing', { timeoutMs: 0 }],
    ['a header that is none', { headers: { 'X-Key': 's3cret\n\u0000' } }],
    ['a name beyond HTTP', { catalog: 's3cret\u{1f600}' }],
  ])('refuses %s, and does not quote it', (_, options) => {
    let thrown: unknown;
    try {
      connect(options);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code: 'bad_argument' });
    const { message, cause } = thrown as MappingError;
    expect(`${message}${JSON.stringify(cause ?? null)}`).not.toContain('s3cret');
  });
});
