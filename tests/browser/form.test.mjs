import assert from 'node:assert/strict';
import { assertAccessible } from './support/accessible.mjs';
import { inEveryBrowser } from './support/run.mjs';

const mapping = {
  node_definitions: [
    {
      label: 'Nation',
      sql: 'SELECT\n  n.nationkey,\n  n.name\nFROM tpch.tiny.nation AS n',
      primary_key: { name: 'nationkey', type: 'INT64' },
      properties: [{ name: 'name', type: 'STRING' }],
    },
    {
      label: 'Region',
      sql: 'SELECT r.regionkey, r.name FROM tpch.tiny.region AS r',
      primary_key: { name: 'regionkey', type: 'INT64' },
      properties: [{ name: 'name', type: 'STRING' }],
    },
  ],
  edge_definitions: [
    {
      type: 'IN_REGION',
      from_node: 'Nation',
      to_node: 'Region',
      sql: 'SELECT n.nationkey, n.regionkey FROM tpch.tiny.nation AS n',
      from_key: 'nationkey',
      to_key: 'regionkey',
      properties: [],
    },
  ],
};

/** Opens the mapping as forms. */
async function openForm(page) {
  await page.openText('nations.json', JSON.stringify(mapping, null, 2));
  await page.clickOn('#view-form');
  await page.page.waitForSelector('.form-definition');
}

/** What the text says by now; read where it is shown. */
async function textOf(page) {
  await page.clickOn('#view-json');
  const text = await page.visibleText();
  await page.clickOn('#view-form');
  await page.page.waitForSelector('.form-definition');
  return text;
}

const label = '.form-head input';
const rowNames = (page) =>
  page.page.$$eval('.form-row', (rows) =>
    rows.map(
      (row) =>
        row.querySelector('.form-name input')?.value ??
        row.querySelector('.form-plain').textContent,
    ),
  );
const sqlShown = (page) =>
  page.page.$eval('.form-editor .cm-content', (content) => content.innerText.trimEnd());

inEveryBrowser('forms', {
  'tick a column, in the query and in the properties at once': async (page) => {
    await openForm(page);
    assert.deepEqual(await rowNames(page), ['nationkey', 'name', 'regionkey', 'comment']);
    await page.clickOn('.form-row-offered input');
    await page.until(
      'the property',
      () => rowNames(page),
      (names) => names[2] === 'regionkey',
    );
    assert.match(await textOf(page), /n\.regionkey↵[^]*"name": "regionkey", "type": "INT64"/);
    assert.equal(await page.standing(), 'Checked locally');
    await page.clickOn('.form-row:nth-child(3) input[type=checkbox]');
    await page.until(
      'the offer',
      () => page.page.$$eval('.form-row-offered', (rows) => rows.length),
      (count) => count === 2,
    );
    assert.doesNotMatch(await textOf(page), /n\.regionkey↵/);
  },

  'say what is wrong with a name while it is typed, and propose one': async (page) => {
    await openForm(page);
    await page.clickOn(label, { count: 3 });
    await page.page.keyboard.type('Region');
    await page.until(
      'the reason',
      () => page.textOf('.form-draft p'),
      ([text]) => /twice/.test(text),
    );
    await page.click('Use Regions');
    await page.until(
      'the list',
      () => page.textOf('.form-option'),
      (text) => /Regions/.test(text),
    );
    assert.match(await textOf(page), /"from_node": "Regions"/);
  },

  'take a name over with Enter and back with Escape': async (page) => {
    await openForm(page);
    await page.clickOn(label, { count: 3 });
    await page.page.keyboard.type('Country');
    await page.press('Escape');
    assert.equal(await page.page.$eval(label, (input) => input.value), 'Nation');
    await page.clickOn(label, { count: 3 });
    await page.page.keyboard.type('Country');
    await page.press('Enter');
    assert.match(await textOf(page), /"label": "Country"[^]*"from_node": "Country"/);
  },

  'edit the query as SQL, with the history of the text': async (page) => {
    await openForm(page);
    const before = await sqlShown(page);
    await page.clickOn('.form-editor .cm-content');
    await page.pressWithControl('Home');
    await page.page.keyboard.type('-- "quoted" \\ text');
    await page.press('Enter');
    await page.until(
      'the query',
      () => sqlShown(page),
      (text) => /-- "quoted" \\ text/.test(text),
    );
    assert.match(await textOf(page), /-- \\"quoted\\" \\\\ text↵/);
    await page.clickOn('.form-editor .cm-content');
    for (let step = 0; step < 30 && (await sqlShown(page)) !== before; step += 1)
      await page.pressWithControl('z');
    assert.doesNotMatch(await textOf(page), /--/);
    assert.equal(await page.standing(), 'Checked locally');
  },

  'undo leaves the caret where the text changed': async (page) => {
    await openForm(page);
    const before = await sqlShown(page);
    await page.clickOn('.form-editor .cm-content');
    await page.pressWithControl('End');
    await page.page.keyboard.type(' WHERE true');
    await page.pressWithControl('Home');
    for (let step = 0; step < 30 && (await sqlShown(page)) !== before; step += 1)
      await page.pressWithControl('z');
    await page.page.keyboard.type(' -- end');
    await page.until(
      'the end',
      () => sqlShown(page),
      (text) => /AS n -- end$/.test(text),
    );
  },

  'move a row by keyboard, and the focus with it': async (page) => {
    await openForm(page);
    await page.clickOn('.form-row-offered input');
    await page.until(
      'the property',
      () => rowNames(page),
      (names) => names[2] === 'regionkey',
    );
    await page.page.focus('.form-row:nth-child(3) .form-name input');
    await page.pressWith(['Alt'], 'ArrowUp');
    await page.until(
      'the order',
      () => rowNames(page),
      (names) => names[1] === 'regionkey',
    );
    assert.equal(await page.page.evaluate(() => document.activeElement.value), 'regionkey');
    assert.equal(await page.standing(), 'Checked locally');
  },

  'show what is wrong at its field, with what mends it': async (page) => {
    await openForm(page);
    await page.clickOn('#view-json');
    await page.replaceWord('STRING', 'STRNG');
    await page.clickOn('#view-form');
    await page.page.waitForSelector('.form-row .form-finding button');
    await assertAccessible(page, 'a fault in a form');
    await page.clickOn('.form-row .form-finding button');
    await page.untilProblems((found) => found.length === 0);
  },

  'are accessible, in both languages': async (page) => {
    await openForm(page);
    await assertAccessible(page, 'a node');
    await page.clickOn('.form-option:last-child');
    await page.until(
      'the edge',
      () => page.page.$$eval('.form-field select', (all) => all.length),
      (count) => count === 4,
    );
    await assertAccessible(page, 'an edge');
  },
});
