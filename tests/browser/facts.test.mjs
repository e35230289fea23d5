import assert from 'node:assert/strict';
import { inEveryBrowser } from './support/run.mjs';

const ask = (page) => page.pressWith(['Shift', 'Alt'], 'i');

const withStar = {
  node_definitions: [
    {
      label: 'Nation',
      sql: 'SELECT nationkey AS id, n.*, 1 AS one FROM tpch.tiny.nation AS n WHERE regionkey = 1',
      primary_key: { name: 'id', type: 'INT64' },
      properties: [{ name: 'nmae', type: 'STRING' }],
    },
  ],
};

inEveryBrowser('the type of a column', {
  'is told under the pointer, with where it comes from': async (page) => {
    await page.hoverText('mktsegment');
    assert.deepEqual(await page.untilFact(), [
      'market_segment',
      'varchar(10), in the graph STRING',
      'From tpch.tiny.customer.mktsegment',
    ]);
    await page.hoverText('"customer_id"');
    assert.deepEqual(await page.untilFact(([title]) => title === 'customer_id'), [
      'customer_id',
      'bigint, in the graph INT64',
      'From tpch.tiny.customer.custkey',
    ]);
  },

  'is told of what the query computes': async (page) => {
    await page.hoverText('COALESCE');
    assert.deepEqual(await page.untilFact(), ['order_count', 'bigint, in the graph INT64', 'Computed by the query']);
  },

  'is told at the cursor by a key, shown and read out, until the cursor moves': async (page) => {
    await page.clickText('"customer_id"');
    await page.pointElsewhere();
    await ask(page);
    const rows = ['customer_id', 'bigint, in the graph INT64', 'From tpch.tiny.customer.custkey'];
    assert.deepEqual(await page.untilFact(), rows);
    await page.untilNotice(`customer_id: ${rows[1]} · ${rows[2]}`);
    assert.equal(await page.focused(), 'Mapping as JSON');
    await page.press('Escape');
    await page.untilFact((found) => found.length === 0);
    await ask(page);
    await page.untilFact();
    await page.press('ArrowRight');
    await page.untilFact((found) => found.length === 0);
    await page.press('Escape', 'Tab');
    assert.match(await page.focused(), /^Problems/, 'Escape and Tab still leave the editor');
  },

  'is told for a star, for a table, for a column behind WHERE': async (page) => {
    await page.openText('star.json', JSON.stringify(withStar, null, 2));
    await page.clickText('n.*');
    await ask(page);
    const columns = ['nationkey bigint', 'name varchar(25)', 'regionkey bigint', 'comment varchar(152)'];
    assert.deepEqual(await page.untilFact(), ['4 columns', ...columns]);
    await page.clickText('tpch.tiny.nation');
    await ask(page);
    assert.deepEqual(await page.untilFact(([title]) => title.startsWith('tpch')), ['tpch.tiny.nation', ...columns]);
    await page.clickText('one');
    await ask(page);
    assert.deepEqual(await page.untilFact(([title]) => title === 'one'), ['one', 'integer, in the graph INT32', 'Computed by the query']);
    await page.clickText('regionkey');
    await ask(page);
    assert.deepEqual(await page.untilFact(([title]) => title === 'regionkey'), ['regionkey', 'tpch.tiny.nation.regionkey bigint']);
  },

  'says what the query returns where it has no such column': async (page) => {
    await page.openText('star.json', JSON.stringify(withStar, null, 2));
    await page.clickText('"nmae"');
    await ask(page);
    assert.deepEqual(await page.untilFact(), [
      'nmae',
      'The query does not return it. It returns: id, nationkey, name, regionkey, comment, one',
    ]);
  },

  'is not guessed': async (page) => {
    await page.clickText('"description"');
    await ask(page);
    await page.untilNotice('No column or table is known at the cursor');
    assert.deepEqual(await page.textOf('.fact'), []);
    const definition = { label: 'Deal', sql: 'SELECT title FROM hive.sales.deals', primary_key: { name: 'title', type: 'STRING' } };
    await page.openText('elsewhere.json', JSON.stringify({ node_definitions: [definition] }, null, 2));
    await page.clickText('title');
    await ask(page);
    const [title, ...lines] = await page.untilFact();
    assert.equal(title, 'title');
    assert.equal(lines.length, 1);
    assert.match(lines[0], /^The type is not known: /);
  },
});
