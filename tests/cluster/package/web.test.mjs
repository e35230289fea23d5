import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { fetchIntrospection } from '../../../npm/dist/index.js';
import { generator, server } from './support.mjs';

const root = new URL('../../../', import.meta.url);
const readSample = (path) => readFileSync(new URL(`samples/tpch/${path}`, root), 'utf8');

describe('the page with a real server behind it', () => {
  let host;
  let page;

  before(async () => {
    const serve = fileURLToPath(new URL('web/serve.js', root));
    host = spawn(process.execPath, [serve, '--trino', server]);
    host.stderr.pipe(process.stderr);
    const [line] = await once(host.stdout.setEncoding('utf8'), 'data');
    page = new URL(line.trim().split('\n')[0]);
  });
  after(() => host.kill());

  const post = async (path, body) => {
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(new URL(path, page), { method: 'POST', headers, body });
    return { status: response.status, body: await response.json() };
  };

  it('is served at an address that asks it', async () => {
    assert.equal(page.search, '?cluster');
    assert.match(await (await fetch(page)).text(), /<div id="root">/);
  });

  it('validates as the package does on its own', async () => {
    const introspect = fetchIntrospection(new URL('api/introspect', page));
    const good = await generator.validate(readSample('mapping.json'), { introspect });
    assert.equal(good.status, 'valid');
    const text = readSample('broken/form-instead-of-from.json');
    const bad = await generator.validate(text, { introspect });
    assert.equal(bad.diagnostics[0].code, 'sql_syntax_error');
    const { start, end } = bad.diagnostics[0].range;
    assert.equal(text.slice(start.offset, end.offset), 'FORM');
  });

  it('knows what the warehouse holds, so that the local check says the same', async () => {
    const { snapshot, session } = await (await fetch(new URL('api/catalog', page))).json();
    const catalog = generator.catalog(snapshot);
    const good = generator.check(readSample('mapping.json'), { catalog, session });
    assert.equal(good.status, 'valid');
    const bad = generator.check(readSample('broken/unknown-table.json'), { catalog, session });
    assert.equal(bad.diagnostics[0].code, 'sql_table_not_found');
  });

  it('gives rows of queries, and carries out nothing else', async () => {
    const run = (sql) => post('api/run', JSON.stringify({ sql }));
    const nations = await run(
      'SELECT *\nFROM (\nSELECT n.nationkey FROM tpch.tiny.nation AS n\n) AS definition\nLIMIT 10',
    );
    assert.deepEqual(
      [nations.status, nations.body.columns, nations.body.rows.length],
      [200, [{ name: 'nationkey', type: 'bigint' }], 10],
    );
    for (const sql of [
      'CREATE TABLE memory.default.made (a int)',
      'DROP TABLE tpch.tiny.nation',
      '',
      3,
    ]) {
      assert.deepEqual(await run(sql), {
        status: 422,
        body: { error: { message: 'only queries are run here' } },
      });
    }
    const unknown = await run('SELECT * FROM tpch.tiny.nowhere');
    assert.equal(unknown.status, 502);
    assert.match(unknown.body.error.message, /nowhere/);
  });

  it('counts the rows of the sample, of which none stops the load', async () => {
    const run = async (sql) => (await post('api/run', JSON.stringify({ sql }))).body;
    const { status, definitions } = await generator.preflight(readSample('mapping.json'), { run });
    assert.equal(status, 'clean');
    assert.equal(definitions.find(({ name }) => name === 'Nation').rows, 25);
  });

  it('creates a mapping, and a snapshot of it', async () => {
    const created = await post('api/mappings', readSample('mapping.json'));
    assert.equal(created.status, 201);
    const { id: mapping } = created.body;
    assert.equal((await post('api/snapshots', JSON.stringify({ mapping }))).status, 201);
  });

  it('refuses a mapping in the words of the platform', async () => {
    const { status, body } = await post('api/mappings', readSample('broken/unknown-table.json'));
    assert.deepEqual([status, body.detail.code], [400, 'VALIDATION_FAILED']);
  });
});
