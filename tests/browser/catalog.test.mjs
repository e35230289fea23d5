import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { browserNames, browserOf } from './support/browsers.mjs';
import { EditorPage } from './support/editor-page.mjs';
import { patience } from './support/patience.mjs';
import { inEveryBrowser } from './support/run.mjs';
import { serveCluster } from './support/server.mjs';

const note = async (page) => (await page.textOf('.standing-note'))[0];

inEveryBrowser('the catalog', {
  'runs all five stages before anybody is asked': async (page) => {
    assert.equal(await page.standing(), 'Checked locally');
    assert.deepEqual(await page.stages(), Array(5).fill('passed'));
    assert.match(
      await note(page),
      /the cluster was not asked yet\. Checked against the catalog of \w{3} \d+, \d{4}/,
    );
    await page.show('results');
    const outcomes = (await page.results()).map(({ outcome }) => outcome);
    assert.deepEqual(outcomes, Array(13).fill('checked locally'));
    assert.deepEqual(await page.textOf('.results-summary'), [
      '0 valid, 13 checked locally, 0 invalid, 0 not checked',
    ]);
  },

  'finds a wrong column while it is typed, says which was meant, and mends it': async (page) => {
    await page.replaceWord('custkey,', 'custky');
    const [problem] = await page.untilProblems(([found]) => found?.text.includes("'custky'"));
    assert.match(problem.text, /^There is no column 'custky' here\. Did you mean 'custkey'\?/);
    assert.equal(problem.severity, 'Error');
    assert.match(problem.place, /^refused Customer · Line \d+, in its SQL line 3, column 5/);
    await page.untilUnderlined('error', 'custky');
    assert.equal(await page.standing(), 'Invalid');
    assert.deepEqual(await page.stages(), [
      'passed',
      'failed',
      'not checked',
      'not checked',
      'not checked',
    ]);
    assert.deepEqual(
      problem.fixes.map((title) => title.replace(/ \(.*/, '')),
      ['Write custkey instead of custky'],
    );
    await page.clickOn('.fixes button');
    await page.untilProblems((found) => found.length === 0);
    assert.equal(await page.standing(), 'Checked locally');
  },

  'finds a key of another type by the query': async (page) => {
    await page.openSample('integer-key-declared-string.json');
    const [problem] = await page.untilProblems((found) => found.length > 0);
    assert.equal(problem.code, 'key_type_mismatch');
    assert.equal(await page.standing(), 'Invalid');
  },

  'gives way to the cluster': async (page) => {
    await page.validate();
    assert.equal(await page.standing(), 'Valid');
    assert.match(await note(page), /^Every stage passed for every definition\./);
  },
});

const day = 24 * 3_600_000;
const warehouseOf = (capturedAt, columns) => ({
  snapshot: {
    captured_at: new Date(capturedAt).toISOString(),
    tables: [{ catalog: 'hive', schema: 'sales', name: 'customers', columns }],
  },
  session: { catalog: 'hive', schema: 'sales' },
});

const id = { name: 'id', type: 'bigint' };
const name = { name: 'name', type: 'varchar' };
const mapping = (sql) =>
  JSON.stringify(
    {
      node_definitions: [
        {
          label: 'Customer',
          sql,
          primary_key: { name: 'id', type: 'INT64' },
          properties: [{ name: 'name', type: 'STRING' }],
        },
      ],
    },
    null,
    2,
  );

/** A page that asks a cluster, with a mapping of the table `customers`. */
async function openAt(browser, server, sql = 'SELECT id, name FROM customers') {
  const page = await EditorPage.open(browser, server.address, { query: '?cluster' });
  await page.openText('customers.json', mapping(sql));
  return page;
}

for (const browserName of browserNames) {
  describe(`the catalog of a cluster (${browserName})`, () => {
    let browser;
    before(async () => {
      browser = await browserOf(browserName);
    });

    const cases = {
      'is read from the server of the page, with what bare names mean': {
        warehouse: () => warehouseOf(Date.now(), [id, name]),
        run: async (page) => {
          await page.untilStanding('Checked locally');
          assert.match(await note(page), /Checked against the catalog of/);
        },
      },
      'is done without where it cannot be read, and the author is told': {
        warehouse: () => undefined,
        isOpenedBefore: true,
        run: async (page) => {
          page.expectFaults(/status of 502/);
          await page.untilFault(
            'The catalog could not be read: the cluster is asleep. Without it, only Validate knows tables and columns.',
          );
          assert.equal(await page.standing(), 'Not validated yet');
          assert.doesNotMatch(await note(page), /catalog/);
        },
      },
      'only warns where it is too old': {
        warehouse: () => warehouseOf(Date.now() - 2 * day, [id]),
        run: async (page) => {
          const [problem] = await page.untilProblems(([found]) => found?.code === 'stale_catalog');
          assert.equal(problem.severity, 'Warning');
          assert.match(problem.text, /'name' cannot be resolved.* 48 hours old/);
          assert.equal(await page.standing(), 'Not validated yet');
          assert.match(await note(page), /is too old to decide: what it says is a warning\./);
        },
      },
      'is overruled by the cluster, until the definition changes': {
        warehouse: () => warehouseOf(Date.now(), [id]),
        run: async (page) => {
          await page.untilStanding('Invalid');
          await page.validate();
          assert.equal(await page.standing(), 'Valid');
          assert.deepEqual(await page.problems(), []);
          assert.deepEqual(await page.stages(), Array(5).fill('passed'));
          await page.clickText('"node_definitions"');
          await page.press('Home');
          await page.page.keyboard.type('"name": "Sales", ');
          await page.untilStanding('Changed since validation');
          assert.deepEqual(await page.problems(), []);
          assert.deepEqual((await page.stages()).slice(0, 1), ['passed']);
          await page.replaceWord('Customer', 'Buyer');
          await page.untilStanding('Invalid');
        },
      },
      'says what may mend a query that the cluster refuses': {
        warehouse: () => warehouseOf(Date.now(), [id, name]),
        refusal: (sql) =>
          sql.includes('nam ') ? "line 1:12: Column 'nam' cannot be resolved" : undefined,
        sql: 'SELECT id, nam FROM customers',
        run: async (page) => {
          page.expectFaults(/status of 4../);
          await page.validate();
          const [problem] = await page.problems();
          assert.match(problem.text, /There is no column 'nam' here\. Did you mean 'name'\?/);
          await page.clickOn('.fixes button');
          await page.validate();
          assert.equal(await page.standing(), 'Valid');
        },
      },
    };

    for (const [title, { run, sql, isOpenedBefore, ...cluster }] of Object.entries(cases)) {
      it(title, { timeout: patience.test }, async (test) => {
        const server = await serveCluster(cluster);
        test.after(() => server.stop());
        const page = isOpenedBefore
          ? await EditorPage.open(browser, server.address, { query: '?cluster' })
          : await openAt(browser, server, sql);
        await run(page);
        await page.close();
      });
    }
  });
}
