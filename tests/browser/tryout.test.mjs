import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertAccessible } from './support/accessible.mjs';
import { browserNames, browserOf } from './support/browsers.mjs';
import { EditorPage } from './support/editor-page.mjs';
import { patience } from './support/patience.mjs';
import { inEveryBrowser } from './support/run.mjs';
import { serveCluster } from './support/server.mjs';

const status = async (page) => (await page.textOf('.try-status'))[0];

const outcomes = (page) =>
  page.page.$$eval('.try-outcomes tbody tr', (rows) =>
    Array.from(rows, ({ cells: [name, count, word] }) => [
      name.firstChild.textContent,
      count.textContent,
      word.textContent.trim(),
    ]),
  );

/** Loads the first rows; the engine has some megabytes. */
async function load(page) {
  await page.show('try');
  await page.click('Load');
  await page.until(
    'the load',
    () => status(page),
    (text) => text?.startsWith('Loaded into Kùzu'),
    2 * patience.state,
  );
}

async function ask(page, cypher) {
  await page.clickOn('.try-cypher textarea');
  await page.pressWithControl('a');
  await page.page.keyboard.type(cypher);
  await page.pressWithControl('Enter');
}

const untilAnswer = (page, expected) =>
  page.until(
    'the answer',
    async () => (await page.textOf('.try-cypher > [role=status]'))[0],
    (text) => (typeof expected === 'string' ? text === expected : expected.test(text)),
  );

const hint = async (page) => (await page.textOf('.try section > .hint'))[0];

const files = (page) =>
  page.page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.includes('engine-worker')),
  );

inEveryBrowser('a mapping that is tried', {
  'is loaded into the engine, which is fetched only then, drawn, and asked in Cypher': async (
    page,
  ) => {
    await page.show('try');
    await page.page.waitForSelector('.try');
    assert.deepEqual(await files(page), []);
    await load(page);
    assert.equal(await status(page), 'Loaded into Kùzu 0.11.3: 194 nodes, 175 edges.');
    const found = await outcomes(page);
    assert.equal(found.length, 13);
    assert.deepEqual(
      found.map(([, , word]) => word),
      Array(13).fill(''),
      'nothing is left out',
    );
    assert.deepEqual(
      found.filter(([name]) => /REGION/i.test(name)),
      [
        ['Region', '5', ''],
        ['IN_REGION', '25', ''],
      ],
    );
    assert.deepEqual(await hint(page), '60 of 194 nodes and 57 of 175 edges are shown.');
    assert.equal((await page.page.$$('.try-line')).length, 57);
    await assertAccessible(page, 'what was loaded');

    await page.page.focus('.try-picture');
    await page.press('Home');
    const said = async () => (await page.textOf('.try-chosen'))[0];
    const first = await page.until('the first', said, (text) => text !== '');
    assert.match(
      first,
      /^Customer \d+ Customer#\d+.*: customer_id \d+, name .*(PLACED|CUSTOMER_IN) → /,
    );
    await page.press('ArrowLeft');
    await page.until('the next', said, (text) => text !== first);

    await ask(
      page,
      'MATCH (n:Nation)-[:IN_REGION]->(r:Region) RETURN r.name AS region, count(*) AS nations ORDER BY region',
    );
    await untilAnswer(page, '5 rows');
    assert.deepEqual(await page.textOf('.try-cypher [role=gridcell]'), [
      'AFRICA',
      '5',
      'AMERICA',
      '5',
      'ASIA',
      '5',
      'EUROPE',
      '5',
      'MIDDLE EAST',
      '5',
    ]);
    await ask(page, "MATCH (n:Nation)-[i:IN_REGION]->(r:Region {name: 'ASIA'}) RETURN n, i, r");
    await page.until(
      'the picture',
      () => hint(page),
      (text) => text === '6 nodes and 5 edges are shown.',
    );
    assert.deepEqual([...new Set(await page.textOf('.try-line-name'))], ['IN_REGION']);
    await ask(page, 'MATCH (n:Nation RETURN n');
    await untilAnswer(page, /^Kùzu says: Parser exception: /);
    await assertAccessible(page, 'a refused query');

    await page.replaceWord('suppliers', 'buyers');
    await page.until(
      'stale',
      () => page.textOf('.try-stale'),
      ([text]) => text?.startsWith('This is of an earlier text.'),
    );
    await page.page.select('select[aria-label="Language"]', 'zh');
    await page.until(
      'the load',
      () => status(page),
      (text) => text === '已加载到 Kùzu 0.11.3：194 个节点，175 条边。',
    );
    await assertAccessible(page, 'zh');
  },

  'says that nobody recorded the rows': async (page) => {
    await page.openSample('decimal-column.json');
    await load(page);
    assert.match(await status(page), /2 of 3 definitions are not loaded as a whole\.$/);
    assert.ok(
      (await outcomes(page)).filter(([, , word]) => /^Could not be asked: .*recorded/i.test(word))
        .length >= 1,
    );
    await assertAccessible(page, 'what was not loaded');
  },

  'is asked for by keyboard, and cancelled': {
    query: '?delay=86400000',
    run: async (page) => {
      await page.page.focus('#tab-problems');
      await page.press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
      await page.page.waitForSelector('.try');
      await page.tabTo('Load the first rows');
      await page.press('Enter');
      await page.until(
        'progress',
        () => status(page),
        (text) => text?.startsWith('Asking the cluster: 0 of 13'),
      );
      await assertAccessible(page, 'asking');
      await page.tabTo('Cancel');
      await page.press('Enter');
      await page.until(
        'the end',
        () => status(page),
        (text) => text === 'Cancelled: nothing is loaded.',
      );
      assert.equal(await page.focused(), 'Load the first rows');
      assert.deepEqual(await files(page), [], 'the engine was not fetched');
    },
  },
});

const key = { name: 'id', type: 'INT64' };
const refused = {
  node_definitions: [
    {
      label: 'Priced',
      sql: 'SELECT id, price FROM a',
      primary_key: key,
      properties: [{ name: 'price', type: 'DOUBLE' }],
    },
    { label: 'Twice', sql: 'SELECT id FROM b', primary_key: key, properties: [] },
    { label: 'Sound', sql: 'SELECT id FROM c', primary_key: key, properties: [] },
  ],
  edge_definitions: [
    {
      type: 'LEADS',
      from_node: 'Sound',
      to_node: 'Twice',
      sql: 'SELECT f, t FROM d',
      from_key: 'f',
      to_key: 't',
      properties: [],
    },
  ],
};

const bigint = (name) => ({ name, type: 'bigint' });
const rowsOf = [
  [
    /FROM a\b/,
    { columns: [bigint('id'), { name: 'price', type: 'decimal(12,2)' }], rows: [[1, '9.50']] },
  ],
  [/FROM b\b/, { columns: [bigint('id')], rows: [[5], [5]] }],
  [/FROM c\b/, { columns: [bigint('id')], rows: [[1], [2]] }],
  [
    /FROM d\b/,
    {
      columns: [bigint('f'), bigint('t')],
      rows: [
        [1, 5],
        [2, 5],
      ],
    },
  ],
];

for (const name of browserNames.slice(0, 1)) {
  describe(`a mapping of a cluster that is tried (${name})`, () => {
    it(
      'has what the engine refuses at its definition, in its own words',
      { timeout: patience.test },
      async (test) => {
        const asked = [];
        const server = await serveCluster({
          warehouse: () => ({
            snapshot: { captured_at: new Date().toISOString(), tables: [] },
            session: {},
          }),
          rows: (sql) => {
            asked.push(sql);
            return rowsOf.find(([pattern]) => pattern.test(sql))?.[1];
          },
        });
        test.after(() => server.stop());
        const browser = await browserOf(name);
        const page = await EditorPage.open(browser, server.address, { query: '?cluster' });
        await page.openText('refused.json', JSON.stringify(refused));
        await load(page);
        const found = await outcomes(page);
        assert.deepEqual(
          found.map(([definition, count]) => [definition, count]),
          [
            ['Priced', '0'],
            ['Twice', '0'],
            ['Sound', '2'],
            ['LEADS', '0'],
          ],
        );
        assert.match(found[0][2], /^Kùzu says: Copy exception: Unsupported converted type/);
        assert.match(found[1][2], /^Kùzu says: .*duplicated primary key value 5/);
        assert.equal(found[2][2], '');
        assert.equal(found[3][2], '2 rows lead to nodes that are not loaded');
        assert.ok(
          asked.some((sql) => sql.endsWith('WHERE "id" IN (1, 2)\nLIMIT 200')),
          asked.join('\n\n'),
        );
        await page.close();
      },
    );
  });
}
