import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import { generator, introspect, never, question, server, sql } from './support.mjs';
import { trinoIntrospection } from '../../../npm/dist/index.js';

const samples = new URL('../../../samples/tpch/', import.meta.url);
const readSample = (path) => readFileSync(new URL(path, samples), 'utf8');

/** What the server refuses `text` with, as EXPLAIN or as LIMIT 0. */
async function refusalOf(text, kind = 'explain') {
  const error = await introspect(question(kind, text), never).then(
    () => assert.fail(`accepted: ${text}`),
    (reason) => reason,
  );
  const { name, line, column, errorName, message } = error;
  assert.equal(name, 'IntrospectionError', message);
  return { kind: error.kind, line, column, errorName, message };
}

const columnsOf = async (text) => (await introspect(question('columns', text), never)).columns;

describe('accepted', () => {
  for (const text of [
    'SELECT 1 AS x;',
    'SELECT 1 AS x -- note',
    'SELECT 1 AS x /* note */ ; -- end;',
    'WITH t AS (SELECT 1 AS x) SELECT * FROM t ORDER BY 1 LIMIT 1',
    'VALUES 1',
    '(SELECT 1 AS x)',
    '\nTABLE region\n',
    'SELECT 1 AS x, 2 AS x',
  ]) {
    it(JSON.stringify(text), async () => {
      await introspect(question('explain', text), never);
      assert.ok((await columnsOf(text)).length > 0);
    });
  }

  it('gives the types in full', async () => {
    const text = `SELECT custkey, name, CAST(1 AS decimal(12, 2)) AS d, current_timestamp(6) AS t,
      ROW(1, 'a') AS r, MAP(ARRAY['a'], ARRAY[1e0]) AS m, INTERVAL '1' DAY AS i FROM customer`;
    assert.deepEqual(await columnsOf(text), [
      { name: 'custkey', type: 'bigint' },
      { name: 'name', type: 'varchar(25)' },
      { name: 'd', type: 'decimal(12, 2)' },
      { name: 't', type: 'timestamp(6) with time zone' },
      { name: 'r', type: 'row(integer, varchar(1))' },
      { name: 'm', type: 'map(varchar(1), double)' },
      { name: 'i', type: 'INTERVAL DAY TO SECOND' },
    ]);
  });

  it('describes a query with functions of its own', async () => {
    const text = `WITH FUNCTION f(x bigint) RETURNS decimal(10, 1) RETURN CAST(x AS decimal(10, 1))
      SELECT f(nationkey) AS k, name AS "ü" FROM nation -- ${'x'.repeat(5000)}`;
    assert.deepEqual(await columnsOf(`${text};`), [
      { name: 'k', type: 'decimal(10,1)' },
      { name: 'ü', type: 'varchar(25)' },
    ]);
  });

  it('describes a query with session properties, and one with functions behind them', async () => {
    const session = "WITH SESSION query_max_run_time = '1h', exchange_compression_codec = 'NONE'";
    const id = [{ name: 'id', type: 'bigint' }];
    assert.deepEqual(await columnsOf(`${session} SELECT BIGINT '1' AS id -- note`), id);
    const own = 'WITH FUNCTION f(x bigint) RETURNS bigint RETURN x';
    assert.deepEqual(await columnsOf(`${session}\n${own} (SELECT f(1) AS id);`), id);
    const table = "WITH session AS (SELECT BIGINT '1' AS id) SELECT id FROM session";
    assert.deepEqual(await columnsOf(table), id);
  });

  it('describes a query whose common table is called function', async () => {
    const text = 'WITH function AS (SELECT 1 AS x) SELECT x FROM function';
    assert.deepEqual(await columnsOf(text), [{ name: 'x', type: 'integer' }]);
  });
});

describe('refused', () => {
  for (const [text, place, errorName] of [
    ['SELECT 1 FORM nation', [1, 15], 'SYNTAX_ERROR'],
    ["SELECT '\u{1f600}', custky FROM customer", [1, 13], 'COLUMN_NOT_FOUND'],
    ['SELECT *\r\nFROM\n  nowhere;', [3, 3], 'TABLE_NOT_FOUND'],
    ['SELECT * FROM nowhere.x.y', [1, 15], 'CATALOG_NOT_FOUND'],
    ['SELECT ?', [1, 1], 'INVALID_PARAMETER_USAGE'],
    ['SELECT 1 +', [1, 11], 'SYNTAX_ERROR'],
    ['', [1, 1], 'SYNTAX_ERROR'],
    ['SELECT 1) AS a, (SELECT 2', [1, 9], 'SYNTAX_ERROR'],
    ['SELECT 1) LIMIT 1 --', [1, 9], 'SYNTAX_ERROR'],
    ['nation', [1, 1], 'SYNTAX_ERROR'],
    ['(TYPE VALIDATE) SELECT 1', [1, 2], 'SYNTAX_ERROR'],
    ['SELECT * FROM UNNEST(NULL)', [undefined, undefined], 'INVALID_FUNCTION_ARGUMENT'],
    [`SELECT ${'('.repeat(3000)}1${')'.repeat(3000)}`, [1, 1], 'SYNTAX_ERROR'],
  ]) {
    it(JSON.stringify(text.slice(0, 50)), async () => {
      for (const kind of ['explain', 'columns']) {
        const { line, column, message, ...facts } = await refusalOf(text, kind);
        assert.deepEqual(facts, { kind: 'query', errorName }, message);
        assert.deepEqual([line, column], place, message);
        if (line) assert.ok(message.startsWith(`line ${line}:${column}: `), message);
      }
    });
  }

  for (const [text, errorName] of [
    ['SHOW TABLES', 'TABLE_NOT_FOUND'],
    ['EXPLAIN SELECT 1', 'SYNTAX_ERROR'],
  ]) {
    it(`${text}, when its columns are asked`, async () => {
      await introspect(question('explain', text), never);
      assert.equal((await refusalOf(text, 'columns')).errorName, errorName);
    });
  }
});

describe('what an author writes is never carried out', () => {
  for (const text of [
    'CREATE TABLE memory.default.carried_out AS SELECT 1 AS x',
    'ANALYZE CREATE TABLE memory.default.carried_out AS SELECT 1 AS x',
    'ANALYZE VERBOSE CREATE TABLE memory.default.carried_out AS SELECT 1 AS x',
    ') CREATE TABLE memory.default.carried_out AS SELECT 1 AS x --',
  ]) {
    it(text, async () => {
      for (const kind of ['explain', 'columns']) {
        await introspect(question(kind, text), never).catch(() => undefined);
      }
      assert.deepEqual(await sql("SHOW TABLES FROM memory.default LIKE 'carried_out'"), []);
    });
  }
});

describe('samples', () => {
  it('are valid', async () => {
    const report = await generator.validate(readSample('mapping.json'), {
      introspect,
    });
    assert.deepEqual([report.status, report.diagnostics], ['valid', []]);
  });

  for (const file of readdirSync(new URL('broken', samples))) {
    it(`${file} is reported at its place`, async () => {
      const text = readSample(`broken/${file}`);
      const report = await generator.validate(text, { introspect });
      assert.notEqual(report.status, 'unchecked');
      for (const { path, range, sql_range: place } of report.diagnostics) {
        if (!place) continue;
        const sqlText = path
          .split('/')
          .slice(1)
          .reduce((value, key) => value[key], JSON.parse(text));
        const meant = sqlText.slice(place.start.offset, place.end.offset);
        assert.equal(
          text.slice(range.start.offset, range.end.offset),
          JSON.stringify(meant).slice(1, -1),
        );
      }
    });
  }
});

describe('rights and limits', () => {
  it('a role that the user does not have is no fault of the SQL', async () => {
    const other = trinoIntrospection({
      url: server,
      user: 'ann',
      roles: { system: 'admin' },
    });
    const report = await generator.validate(readSample('mapping.json'), {
      introspect: other,
    });
    assert.equal(report.status, 'unchecked');
    assert.match(report.node_results[0].error, /Cannot set role admin/);
  });

  it('a forwarded request says what helps', async () => {
    const headers = { 'X-Forwarded-For': '10.0.0.1' };
    const other = trinoIntrospection({ url: server, user: 'ann', headers });
    await assert.rejects(other(question('explain', 'SELECT 1'), never), {
      kind: 'unavailable',
      message: /process-forwarded=true/,
    });
  });

  it('an aborted query is cancelled in the cluster', async () => {
    const mark = `mark_${process.pid}`;
    const heavy = `SELECT count(*) AS ${mark} FROM tpch.sf100.lineitem a, tpch.sf100.lineitem b`;
    const controller = new AbortController();
    const running = introspect.run(heavy, { signal: controller.signal });
    const states = async () =>
      (
        await sql(
          `SELECT state FROM system.runtime.queries WHERE query LIKE '%${mark} FROM tpch%' AND query NOT LIKE '%runtime%'`,
        )
      ).flat();
    while (!(await states()).includes('RUNNING'))
      await new Promise((resume) => setTimeout(resume, 50));
    controller.abort(new Error('enough'));
    await assert.rejects(running, { kind: 'unavailable' });
    for (let tries = 0; (await states()).includes('RUNNING'); tries += 1) assert.ok(tries < 40);
    assert.deepEqual(await states(), ['FAILED']);
  });
});
