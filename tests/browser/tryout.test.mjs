import assert from 'node:assert/strict';
import { assertAccessible } from './support/accessible.mjs';
import { inEveryBrowser } from './support/run.mjs';

const status = async (page) => (await page.textOf('.try-status'))[0];

const outcomes = (page) =>
  page.page.$$eval('.try-outcomes tbody tr', (rows) => Array.from(rows, ({ cells: [name, count, word] }) => [name.firstChild.textContent, count.textContent, word.textContent.trim()]));

/** Loads the first rows; the engine has some megabytes. */
async function load(page) {
  await page.show('try');
  await page.click('Load');
  await page.until('the load', () => status(page), (text) => text?.startsWith('Loaded into Kùzu'), 60_000);
}

async function ask(page, cypher) {
  await page.page.click('.try-cypher textarea');
  await page.pressWithControl('a');
  await page.page.keyboard.type(cypher);
  await page.pressWithControl('Enter');
}

const answer = (page) => page.until('the answer', async () => (await page.textOf('.try-cypher > [role=status]'))[0], (text) => text !== '' && !text.startsWith('The engine is at it'), 30_000);

const files = (page) => page.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.includes('engine-worker')));

inEveryBrowser('a mapping that is tried', {
  'is loaded into the engine, which is fetched only then': async (page) => {
    await page.show('try');
    await page.page.waitForSelector('.try');
    assert.deepEqual(await files(page), []);
    await load(page);
    assert.match(await status(page), /^Loaded into Kùzu 0\.11\.3: \d+ nodes, \d+ edges\.$/);
    const found = await outcomes(page);
    assert.equal(found.length, 13);
    assert.deepEqual(found.map(([, , word]) => word), Array(13).fill(''), 'nothing is left out');
    assert.deepEqual(found.filter(([name]) => name === 'Region'), [['Region', '5', '']]);
    assert.deepEqual(found.filter(([name]) => name === 'IN_REGION'), [['IN_REGION', '25', '']]);
    await assertAccessible(page, 'what was loaded');
  },

  'is drawn, and walked through by keys': async (page) => {
    await load(page);
    await page.page.waitForSelector('.try-node');
    assert.match((await page.textOf('.try section > .hint'))[0], /^\d+ of \d+ nodes and \d+ of \d+ edges are shown\.$/);
    await page.page.focus('.try-picture');
    await page.press('Home');
    const said = async () => (await page.textOf('.try-chosen'))[0];
    const first = await page.until('the first', said, (text) => text !== '');
    assert.match(first, /^Customer Customer#\d+: customer_id \d+, name .*PLACED → PurchaseOrder /);
    await page.press('ArrowRight');
    await page.until('the next', said, (text) => text !== first);
  },

  'is asked in Cypher, and draws what comes of it': async (page) => {
    await load(page);
    await ask(page, 'MATCH (n:Nation)-[:IN_REGION]->(r:Region) RETURN r.name AS region, count(*) AS nations ORDER BY region');
    assert.equal(await answer(page), '5 rows');
    const cells = await page.textOf('.try-cypher [role=gridcell]');
    assert.deepEqual(cells, ['AFRICA', '5', 'AMERICA', '5', 'ASIA', '5', 'EUROPE', '5', 'MIDDLE EAST', '5']);
    await ask(page, "MATCH (n:Nation)-[i:IN_REGION]->(r:Region {name: 'ASIA'}) RETURN n, i, r");
    await page.until('the picture', () => page.textOf('.try section > .hint'), ([text]) => text === '6 nodes and 5 edges are shown.');
    assert.deepEqual([...new Set(await page.textOf('.try-line-name'))], ['IN_REGION']);
    await ask(page, 'MATCH (n:Nation RETURN n');
    assert.match(await answer(page), /^Kùzu says: Parser exception: /);
    await assertAccessible(page, 'a refused query');
  },

  'says what the engine refuses, at its definition and in its own words': async (page) => {
    await page.openSample('decimal-column.json');
    await page.show('try');
    // Nobody recorded its rows: they come from the host, whose cluster writes a DECIMAL.
    await page.click('Load');
    await page.until('the end', () => status(page), (text) => text?.startsWith('Loaded into Kùzu'), 60_000);
    assert.match(await status(page), /1 of 1 definitions are not loaded as a whole\.$/);
    assert.match((await outcomes(page))[0][2], /^Could not be asked: /);
    await assertAccessible(page, 'what was not loaded');
  },

  'is loaded by keyboard, cancelled, and loaded again': {
    query: '?delay=1500',
    run: async (page) => {
      await page.page.focus('#tab-problems');
      await page.press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
      await page.page.waitForSelector('.try');
      await page.tabTo('Load the first rows');
      await page.press('Enter');
      await page.until('progress', () => status(page), (text) => text.startsWith('Asking the cluster: 0 of 13'));
      await assertAccessible(page, 'asking');
      await page.tabTo('Cancel');
      await page.press('Enter');
      await page.until('the end', () => status(page), (text) => text === 'Cancelled: nothing is loaded.');
      assert.equal(await page.focused(), 'Load the first rows');
      assert.deepEqual(await files(page), [], 'the engine was not fetched');
    },
  },

  'says so in Chinese, and that a text is another one since': async (page) => {
    await page.page.select('select[aria-label="Language"]', 'zh');
    await page.show('try');
    await page.click('加载前几行');
    await page.until('the load', () => status(page), (text) => text?.startsWith('已加载到 Kùzu'), 60_000);
    await page.replaceWord('suppliers', 'buyers');
    await page.until('stale', () => page.textOf('.try-stale'), ([text]) => text?.startsWith('这是较早文本的结果'));
    await assertAccessible(page, 'zh');
  },
});
