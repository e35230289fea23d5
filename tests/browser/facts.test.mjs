import assert from 'node:assert/strict';
import { inEveryBrowser } from './support/run.mjs';

const ask = (page) => page.pressWith(['Shift', 'Alt'], 'i');
/** What a screen reader is told; what was told before is gone from the page. */
async function listen(page) {
  await page.page.evaluate(() => {
    window.said = [];
    const place = document.querySelector('.cm-announced');
    new MutationObserver(() => window.said.push(place.textContent)).observe(place, {
      childList: true,
    });
  });
}

const untilSaid = (page, expected) =>
  page.until(
    'announcement',
    () => page.page.evaluate(() => window.said),
    (said) => said.includes(expected),
  );

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
const columns = [
  'nationkey bigint',
  'name varchar(25)',
  'regionkey bigint',
  'comment varchar(152)',
];

inEveryBrowser('the type of a column', {
  'is told under the pointer, with where it comes from': async (page) => {
    await page.hoverText('mktsegment');
    assert.deepEqual(await page.untilFact(), [
      'mktsegment varchar(10)',
      'tpch.tiny.customer.mktsegment',
      'RyuGraph: STRING',
    ]);
    await page.hoverText('"customer_id"');
    assert.deepEqual(await page.untilFact(([title]) => title?.startsWith('customer_id')), [
      'customer_id bigint',
      'tpch.tiny.customer.custkey',
      'RyuGraph: INT64',
    ]);
  },

  'is told at the cursor by a key, shown and read out, until the cursor moves': async (page) => {
    await listen(page);
    await page.clickText('"customer_id"');
    await page.pointElsewhere();
    await ask(page);
    const rows = ['customer_id bigint', 'tpch.tiny.customer.custkey', 'RyuGraph: INT64'];
    assert.deepEqual(await page.untilFact(), rows);
    await untilSaid(page, rows.join('; '));
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

  'is told for a relation, for a table, for what is computed, for a column behind WHERE': async (
    page,
  ) => {
    await page.openText('star.json', JSON.stringify(withStar, null, 2));
    const told = async (text, title) => {
      await page.clickText(text);
      await page.pointElsewhere();
      await ask(page);
      return page.untilFact(([first]) => first?.startsWith(title));
    };
    const listed = columns.map((column) => `\n  ${column}`).join('');
    assert.deepEqual(await told('n.*', 'n'), [`n${listed}`]);
    const [table, seen] = await told('tpch.tiny.nation', 'tpch');
    assert.equal(table, `tpch.tiny.nation${listed}`);
    assert.match(seen, /^Catalog of 2026-11-25/);
    assert.deepEqual(await told('one', 'one'), ['one integer', '1', 'RyuGraph: INT32']);
    assert.deepEqual(await told('regionkey', 'regionkey'), [
      'regionkey bigint',
      'tpch.tiny.nation.regionkey',
      'RyuGraph: INT64',
    ]);
  },

  'says what the query returns where it has no such column': async (page) => {
    await page.openText('star.json', JSON.stringify(withStar, null, 2));
    await page.clickText('"nmae"');
    await page.pointElsewhere();
    await ask(page);
    assert.deepEqual(await page.untilFact(), [['id bigint', ...columns, 'one integer'].join('\n')]);
  },

  'is not guessed': async (page) => {
    await listen(page);
    await page.clickText('"description"');
    await ask(page);
    await untilSaid(page, 'Nothing is known here');
    assert.deepEqual(await page.textOf('.cm-card'), ['Nothing is known here']);
    const definition = {
      label: 'Deal',
      sql: 'SELECT title FROM hive.sales.deals',
      primary_key: { name: 'title', type: 'STRING' },
    };
    await page.openText(
      'elsewhere.json',
      JSON.stringify({ node_definitions: [definition] }, null, 2),
    );
    await page.clickText('"title"');
    await page.pointElsewhere();
    await ask(page);
    const [title, reason] = await page.untilFact(([first]) => first?.startsWith('title'));
    assert.equal(title, 'title ?');
    assert.match(reason, /not known/);
  },
});
