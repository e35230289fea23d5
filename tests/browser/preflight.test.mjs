import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { assertAccessible } from './support/accessible.mjs';
import { browserNames, browserOf } from './support/browsers.mjs';
import { EditorPage } from './support/editor-page.mjs';
import { patience } from './support/patience.mjs';
import { serveCluster } from './support/server.mjs';

// The rows behind a mapping, as a host gives them.

const columns = [
  { name: 'id', type: 'bigint' },
  { name: 'name', type: 'varchar' },
];
const warehouse = () => ({
  snapshot: {
    captured_at: new Date().toISOString(),
    tables: [{ catalog: 'hive', schema: 'sales', name: 'customers', columns }],
  },
  session: { catalog: 'hive', schema: 'sales' },
});

const text = JSON.stringify(
  {
    node_definitions: [
      {
        label: 'Customer',
        sql: 'SELECT id, name FROM customers',
        primary_key: { name: 'id', type: 'INT64' },
        properties: [{ name: 'name', type: 'STRING' }],
      },
      {
        label: 'Buyer',
        sql: 'SELECT id, name FROM customers WHERE id > 3',
        primary_key: { name: 'id', type: 'INT64' },
        properties: [{ name: 'name', type: 'STRING' }],
      },
    ],
  },
  null,
  2,
);

const isCount = (sql) => sql.startsWith('SELECT coalesce');
/** Rows, those whose key comes more than once, those without a key. */
const counts = (...row) => ({ columns: [], rows: [row] });
const people = {
  columns,
  rows: Array.from({ length: 10 }, (_, i) => [
    i,
    i === 4 ? null : `Customer#${i} ${'x'.repeat(90)}`,
  ]),
};
/** The keys of the customers come twice, those of the buyers do not. */
const twice = (sql) => {
  if (!isCount(sql))
    return sql.includes('LIMIT 10\n') || sql.startsWith('SELECT *')
      ? people
      : { columns: [], rows: [['7', 2]] };
  return sql.includes('id > 3') ? counts(4, 0, 0) : counts(10, 2, 0);
};
const clean = (sql) => (isCount(sql) ? counts(10, 0, 0) : people);
const never = () => new Promise(() => undefined);

const grid = '.row-grid';
const status = async (page) => (await page.textOf('.rows [role="status"]'))[0];

async function showRows(page) {
  await page.show('rows');
  await page.click('Show ten rows');
}

const cases = {
  'of a definition are shown, and walked through by keys': {
    rows: clean,
    run: async (page) => {
      await showRows(page);
      await page.page.waitForSelector(grid);
      assert.equal(await status(page), '10 rows, 2 columns');
      await assertAccessible(page, 'rows');
      await page.page.focus(grid);
      await page.press('ArrowRight');
      for (let i = 0; i < 4; i += 1) await page.press('ArrowDown');
      await page.until(
        'the value',
        () => page.textOf('.row-value'),
        ([value]) => value === 'name: null',
      );
      await page.pressWithControl('Home');
      await page.press('ArrowRight');
      await page.until(
        'the whole value',
        () => page.textOf('.row-value'),
        ([value]) => value === `name: Customer#0 ${'x'.repeat(90)}`,
      );
    },
  },
  'are those of the definition that the caret stands in': {
    rows: clean,
    run: async (page) => {
      await page.show('rows');
      await page.clickText('"Buyer"');
      await page.until(
        'the buyer',
        () => page.textOf('.rows-title'),
        ([title]) => title === 'Node Buyer',
      );
    },
  },
  'are said not to be known where the cluster could not be asked': {
    rows: () => undefined,
    run: async (page) => {
      page.expectFaults(/status of 502/);
      await showRows(page);
      await page.until(
        'the reason',
        () => status(page),
        (said) => said === 'Could not be asked: the cluster is asleep',
      );
      await assertAccessible(page, 'no rows');
    },
  },
  'are not waited for when the author cancels': {
    rows: never,
    run: async (page) => {
      await showRows(page);
      await page.click('Cancel');
      await page.until(
        'cancelled',
        () => status(page),
        (said) => said === 'Cancelled: nothing is known of the rows.',
      );
      assert.equal(await page.focused(), 'Ask again');
    },
  },
  'are counted before a load, and nothing is called valid that would fail': {
    rows: twice,
    run: async (page) => {
      await page.click('Preflight');
      const [problem] = await page.untilProblems((found) => found.length > 0);
      assert.equal(problem.code, 'repeated_key');
      assert.match(problem.place, /^will fail at load Customer · Line \d+/);
      assert.equal(await page.standing(), 'Checked, but fails at load');
      assert.deepEqual(await page.stages(), [...Array(5).fill('passed'), 'load fails']);
      await page.validate();
      assert.equal(await page.standing(), 'Valid, but fails at load');
      await assertAccessible(page, 'what stops the load');
      await page.click('Show these rows');
      await page.until(
        'the rows',
        () => page.textOf('.rows-problem'),
        ([said]) => said?.startsWith('Rows that this is about: Rows that share'),
      );
      await page.show('problems');
      await page.clickOn('.problem-jump');
      assert.match(await page.revealedText(), /"id"/);
    },
  },
  'are counted, and nothing stops the load': {
    rows: clean,
    run: async (page) => {
      await page.click('Preflight');
      await page.until(
        'the load',
        () => page.stages(),
        (stages) => stages[5] === 'passed',
      );
      assert.match(
        (await page.textOf('.standing-note'))[0],
        /The rows of every definition were counted/,
      );
      await page.show('results');
      assert.deepEqual(await page.textOf('.result-reason'), ['10 rows', '10 rows']);
      await page.replaceWord('Buyer', 'Client');
      await page.until(
        'open again',
        () => page.stages(),
        (stages) => stages[5] === 'not checked',
      );
      assert.match(
        (await page.textOf('.standing-note'))[0],
        /The rows of 1 of 2 definitions are not counted/,
      );
    },
  },
  'are not counted any more when the author cancels': {
    rows: never,
    run: async (page) => {
      await page.click('Preflight');
      await page.until(
        'progress',
        () => page.textOf('.progress-text'),
        ([said]) => said === 'Preflight: 0 of 2 definitions',
      );
      await assertAccessible(page, 'a preflight under way');
      await page.click('Cancel');
      await page.untilNotice('Preflight cancelled');
      assert.equal(await page.focused(), 'Preflight');
      assert.deepEqual(await page.stages(), Array(5).fill('passed'));
    },
  },
  'that could not be counted leave the load open': {
    rows: () => undefined,
    run: async (page) => {
      page.expectFaults(/status of 502/);
      await page.click('Preflight');
      const found = await page.untilProblems((problems) => problems.length > 0);
      assert.deepEqual([...new Set(found.map(({ code }) => code))], ['could_not_ask']);
      assert.match(found[0].place, /^not checked Customer/);
      assert.deepEqual((await page.stages())[5], 'not checked');
    },
  },
};

for (const name of browserNames) {
  describe(`rows (${name})`, () => {
    let browser;
    before(async () => {
      browser = await browserOf(name);
    });
    for (const [title, { rows, run }] of Object.entries(cases)) {
      it(title, { timeout: patience.test }, async (test) => {
        const server = await serveCluster({ warehouse, rows });
        test.after(() => server.stop());
        const page = await EditorPage.open(browser, server.address, { query: '?cluster' });
        await page.openText('customers.json', text);
        await page.untilStanding('Checked locally');
        await run(page);
        await page.close();
      });
    }
  });
}
