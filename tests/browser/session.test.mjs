import assert from 'node:assert/strict';
import { assertAccessible } from './support/accessible.mjs';
import { EditorPage } from './support/editor-page.mjs';
import { inEveryBrowser } from './support/run.mjs';
import { serveCluster } from './support/server.mjs';

const mapping = (from) =>
  JSON.stringify(
    {
      node_definitions: [
        {
          label: 'Region',
          sql: `SELECT regionkey, name FROM ${from}`,
          primary_key: { name: 'regionkey', type: 'INT64' },
          properties: [{ name: 'name', type: 'STRING' }],
        },
      ],
    },
    null,
    2,
  );

/** The dialog in which catalog and schema are chosen, opened from the problem. */
async function choose(page, catalog, schema) {
  await page.click('Catalog and schema…');
  await page.page.waitForSelector('dialog input');
  assert.equal(
    await page.page.evaluate(() =>
      document.activeElement.closest('label').textContent.startsWith('Catalog'),
    ),
    true,
  );
  await page.page.keyboard.type(catalog);
  await page.press('Tab');
  await page.page.keyboard.type(schema);
}

inEveryBrowser('tables that are not in the catalog', {
  'are told of at their names, until catalog and schema are set': async (page) => {
    await page.openText('region.json', mapping('region'));
    const [problem] = await page.untilProblems(
      ([found]) => found?.code === 'table_without_session',
    );
    assert.equal(
      problem.text,
      "'region' could not be looked up: no catalog and schema are set for names without them",
    );
    assert.match(problem.place, /^not checked Region/);
    await page.untilUnderlined('info', 'region');
    assert.equal(await page.standing(), 'Not validated yet');
    await choose(page, 'tpch', 'tiny');
    await assertAccessible(page, 'the choice of catalog and schema');
    await page.press('Enter');
    await page.untilNotice('Names without catalog and schema now mean tpch.tiny');
    await page.untilStanding('Checked locally');
    assert.deepEqual(await page.problems(), []);
    await page.reload();
    await page.untilStanding('Checked locally');
  },

  'are told of where the catalog does not know theirs, and Escape changes nothing': async (
    page,
  ) => {
    await page.openText('region.json', mapping('hive.sales.region'));
    const [problem] = await page.untilProblems(
      ([found]) => found?.code === 'table_catalog_unknown',
    );
    assert.equal(
      problem.text,
      "'hive.sales.region' could not be looked up: the catalog 'hive' is not known here",
    );
    await page.untilUnderlined('info', 'hive.sales.region');
    assert.equal(await page.standing(), 'Not validated yet');
    await choose(page, 'hive', 'sales');
    await page.until(
      'the hint',
      () => page.textOf('dialog .hint'),
      ([said]) => /^Nothing of it is known here/.test(said),
    );
    await page.press('Escape');
    await page.page.waitForFunction(() => document.querySelector('dialog') === null);
    assert.equal(
      await page.page.evaluate(() => localStorage.getItem('mapping-editor.session')),
      null,
    );
  },

  'are looked up there by the cluster as well': async (_page, _server, browser) => {
    const column = (name, type) => ({ name, type });
    const tables = [
      {
        catalog: 'hive',
        schema: 'sales',
        name: 'customers',
        columns: [column('id', 'bigint'), column('name', 'varchar')],
      },
    ];
    const cluster = await serveCluster({
      warehouse: () => ({
        snapshot: { captured_at: new Date().toISOString(), tables },
        session: {},
      }),
    });
    try {
      const page = await EditorPage.open(browser, cluster.address, { query: '?cluster' });
      const asked = [];
      page.page.on('request', (request) => {
        if (request.url().includes('/api/introspect')) asked.push(new URL(request.url()).search);
      });
      await page.openText(
        'customers.json',
        mapping('customers').replace('regionkey, name', 'id, name').replace('"regionkey"', '"id"'),
      );
      await page.untilProblems(([problem]) => problem?.code === 'table_without_session');
      await choose(page, 'hive', 'sales');
      await page.press('Enter');
      await page.untilStanding('Checked locally');
      await page.validate();
      assert.equal(await page.standing(), 'Valid');
      assert.deepEqual([...new Set(asked)], ['?catalog=hive&schema=sales']);
      await page.close();
    } finally {
      await cluster.stop();
    }
  },
});
