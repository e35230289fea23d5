import assert from 'node:assert/strict';
import { assertAccessible } from './support/accessible.mjs';
import { canInsert, open, valueOf } from './support/draft.mjs';
import { inEveryBrowser } from './support/run.mjs';

/** A field of the row of a column, by the column's name. */
const inRow = (name, selector) =>
  `xpath///dialog//tr[.//input[@aria-label='${name}']]//${selector}`;
const checkbox = 'input[@type="checkbox"]';
const nameField = 'input[not(@type)]';

inEveryBrowser('a definition from SQL, column by column', {
  'with a column that no graph can hold is mended by its fix': async (page) => {
    await open(page);
    await page.draft('Node', 'SELECT orderkey, localtime AS at FROM tpch.tiny.lineitem');
    await page.click('Insert');
    await page.untilProblems(([found]) => found?.code === 'property_unsupported');
    await page.clickOn('.fixes button');
    await page.untilStanding('Checked locally');
    assert.match(await page.visibleText(), /CAST\(localtime AS VARCHAR\) AS at/);
  },

  'is what is chosen of its columns: the key, which of them, their names and types': async (
    page,
  ) => {
    await open(page);
    await page.draft(
      'Node',
      'SELECT n.nationkey, n.name, n.comment, n.regionkey FROM tpch.tiny.nation AS n',
    );
    await page.until(
      'columns',
      () => page.draftedColumns(),
      (rows) => rows.length === 4,
    );
    await page.page.select('xpath///dialog//div[label[. = "Key"]]//select', 'name');
    await page.until(
      'the key',
      () => page.draftedColumns(),
      ([[name]]) => name === 'name (key)',
    );
    await page.clickOn(inRow('comment', checkbox));
    await page.until(
      'columns',
      () => page.draftedColumns(),
      (rows) => rows.length === 3,
    );
    await page.clickOn(inRow('nationkey', nameField), { count: 3 });
    await page.page.keyboard.type('number');
    await page.press('Enter');
    await page.until(
      'the name',
      () => page.draftedColumns(),
      (rows) => rows.some(([column]) => column === 'number'),
    );
    await page.page.select(inRow('regionkey', 'select'), 'STRING');
    await page.until(
      'the type',
      () => page.draftedColumns(),
      (rows) => rows.at(-1)[1] === 'STRING',
    );
    assert.deepEqual(await page.draftedColumns(), [
      ['name (key)', 'STRING', 'varchar(25)'],
      ['number', 'INT64', 'bigint'],
      ['regionkey', 'STRING', 'varchar'],
    ]);
    const chosen =
      'SELECT n.name, n.nationkey AS number, CAST(n.regionkey AS VARCHAR) AS regionkey FROM tpch.tiny.nation AS n';
    assert.equal(await page.draftedSql(), chosen);
    await assertAccessible(page, 'a draft whose columns are chosen');
    await page.press('Escape');
    await page.page.waitForFunction(() => document.querySelector('dialog') === null);
    await open(page);
    assert.equal(await page.draftedSql(), chosen, 'Escape has kept it');
    await page.clickOn('dialog input[type=text]', { count: 3 });
    await page.page.keyboard.type('Country');
    await page.until('the name', async () => canInsert(page), Boolean);
    await page.click('Insert');
    await page.untilNotice('Inserted Country');
    const text = await page.revealedText();
    const inserted = JSON.parse(text);
    assert.deepEqual(inserted, {
      label: 'Country',
      sql: chosen,
      primary_key: { name: 'name', type: 'STRING' },
      properties: [
        { name: 'number', type: 'INT64' },
        { name: 'regionkey', type: 'STRING' },
      ],
    });
    await page.untilStanding('Checked locally');
  },

  'takes back a name that is being written, and not the dialog': async (page) => {
    await open(page);
    await page.draft('Node', 'SELECT regionkey, name FROM tpch.tiny.region');
    await page.clickOn(inRow('name', nameField), { count: 3 });
    await page.page.keyboard.type('called');
    await page.press('Escape');
    assert.deepEqual(
      (await page.draftedColumns()).map(([column]) => column),
      ['regionkey (key)', 'name'],
    );
    assert.notEqual(await page.page.$('dialog'), null);
  },

  'writes out the star of its query, and a column can be left out then': async (page) => {
    await open(page);
    await page.draft('Node', 'SELECT * FROM tpch.tiny.orders');
    await page.page.waitForSelector('dialog .form-obstacle');
    assert.equal(await valueOf(page, 'Label'), 'Orders', 'Order is a word of the engine');
    await page.click('Write * out as its columns');
    await page.until(
      'columns',
      () => page.draftedColumns(),
      (rows) => rows.length === 9,
    );
    await page.clickOn(inRow('clerk', checkbox));
    await page.until(
      'columns',
      () => page.draftedColumns(),
      (rows) => rows.length === 8,
    );
    await page.click('Insert');
    await page.untilNotice('Inserted Orders');
    await page.untilStanding('Checked locally');
  },
});
