import assert from 'node:assert/strict';
import { inEveryBrowser } from './support/run.mjs';

// The rows of SQL are edited as those of a text in any editor.

const sql = 'SELECT\n  c.name,\n\n  c.address\nFROM tpch.tiny.customer AS c';
const customer = {
  node_definitions: [{ label: 'Customer', sql, primary_key: { name: 'name', type: 'STRING' } }],
};

/** Opens the mapping and puts the cursor into the row with `c.name`. */
async function begin(page) {
  await page.openText('rows.json', JSON.stringify(customer, null, 2));
  await page.clickText('c.name,');
}

/** The rows as the author sees them now, the whole text still being JSON. */
async function rows(page) {
  const shown = (await page.visibleText())
    .split('\n')
    .slice(4)
    .map((row) => row.replace(/↵$/, ''));
  const last = shown.findIndex((row) => /(?<!\\)",$/.test(row));
  return [
    shown[0].replace(/^\s*"sql": "/, ''),
    ...shown.slice(1, last),
    shown[last].replace(/",$/, ''),
  ];
}

const rowsOfSql = sql.split('\n');
const withRow = (index, row) => rowsOfSql.with(index, row);

/** Types `!` and tells which row it is in. */
async function assertTyped(page, expected) {
  await page.page.keyboard.type('!');
  assert.deepEqual(await rows(page), expected);
}

inEveryBrowser('rows of SQL', {
  'are what is shown': async (page) => {
    await begin(page);
    assert.deepEqual(await rows(page), rowsOfSql);
  },

  'End leads to the end of the row': async (page) => {
    await begin(page);
    await page.press('End');
    await assertTyped(page, withRow(1, '  c.name,!'));
  },

  'a click beside a row leads to its end': async (page) => {
    await begin(page);
    const { x, y } = await page.placeOf('c.name,');
    await page.page.mouse.click(x + 200, y);
    await assertTyped(page, withRow(1, '  c.name,!'));
  },

  'a click in front of a row leads to its start': async (page) => {
    await begin(page);
    const { x, y } = await page.placeOf('c.address');
    await page.page.mouse.click(x - 120, y);
    await assertTyped(page, withRow(3, '!  c.address'));
  },

  'a click on an empty row leads there': async (page) => {
    await begin(page);
    const { x, y } = await page.placeOf('c.name,');
    const below = await page.placeOf('c.address');
    await page.page.mouse.click(x + 200, (y + below.y) / 2);
    await assertTyped(page, withRow(2, '!'));
  },

  'Home leads to the first word, then to the start of the row, and no further': async (page) => {
    await begin(page);
    await page.press('End', 'Home');
    await assertTyped(page, withRow(1, '  !c.name,'));
    await page.press('Backspace', 'Home');
    await assertTyped(page, withRow(1, '!  c.name,'));
    await page.press('Backspace', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Home', 'Home', 'Home');
    await assertTyped(page, withRow(4, '!FROM tpch.tiny.customer AS c'));
  },

  'Home and End leave the SQL where it begins and ends': async (page) => {
    await begin(page);
    await page.press('ArrowUp', 'End', 'Home');
    await assertTyped(page, withRow(0, '!SELECT'));
    await page.press('Backspace', 'Home');
    await page.page.keyboard.down('Shift');
    await page.press('End');
    await page.page.keyboard.up('Shift');
    assert.match(await page.selectedText(), /^\s*"sql": "SELECT$/);
  },

  'Shift selects to the ends of the row, and what is copied is the row': async (page) => {
    await begin(page);
    await page.press('Home');
    await page.pressWith(['Shift'], 'End');
    assert.equal(await page.selectedText(), 'c.name,');
    await page.page.keyboard.type('c.phone,');
    assert.deepEqual(await rows(page), withRow(1, '  c.phone,'));
  },

  'the arrows go from row to row, an empty one too': async (page) => {
    await begin(page);
    await page.press('Home', 'Home', 'ArrowDown');
    await assertTyped(page, withRow(2, '!'));
    await page.press('Backspace', 'ArrowRight');
    await assertTyped(page, withRow(3, '!  c.address'));
    await page.press('Backspace', 'ArrowLeft', 'ArrowLeft');
    await assertTyped(page, withRow(1, '  c.name,!'));
    await page.press('Backspace', 'ArrowDown', 'ArrowDown', 'End', 'ArrowDown', 'ArrowUp');
    await assertTyped(page, withRow(3, '  c.address!'));
  },

  'Delete at the end of a row joins it with the next': async (page) => {
    await begin(page);
    await page.press('End', 'Delete');
    assert.deepEqual(await rows(page), rowsOfSql.toSpliced(2, 1));
    await page.press('Delete');
    assert.deepEqual(await rows(page), rowsOfSql.toSpliced(1, 3, '  c.name,  c.address'));
    await page.untilProblems((found) => found.every(({ code }) => !code.startsWith('json_')));
  },

  'Backspace at the start of a row joins it with the one before': async (page) => {
    await begin(page);
    await page.clickText('c.address');
    await page.press('Home', 'Backspace', 'Backspace', 'Backspace', 'Backspace');
    await assertTyped(page, rowsOfSql.toSpliced(1, 3, '  c.name,!c.address'));
  },

  'Ctrl and the arrows step by words, and never into an escape': async (page) => {
    await begin(page);
    await page.clickText('FROM');
    await page.press('Home');
    await page.pressWithControl('ArrowRight');
    await assertTyped(page, withRow(4, 'FROM! tpch.tiny.customer AS c'));
    await page.press('Backspace');
    await page.pressWithControl('ArrowLeft');
    await assertTyped(page, withRow(4, '!FROM tpch.tiny.customer AS c'));
    await page.press('Backspace');
    await page.pressWithControl('ArrowLeft');
    await assertTyped(page, withRow(3, '  c.!address'));
  },

  'Ctrl with Backspace and Delete takes a word, or the break alone': async (page) => {
    await begin(page);
    await page.clickText('FROM');
    await page.press('Home');
    await page.pressWithControl('Delete');
    assert.deepEqual(await rows(page), withRow(4, ' tpch.tiny.customer AS c'));
    await page.pressWithControl('Backspace');
    assert.deepEqual(
      await rows(page),
      rowsOfSql.toSpliced(3, 2, '  c.address tpch.tiny.customer AS c'),
    );
    await page.pressWithControl('Backspace');
    assert.deepEqual(await rows(page), rowsOfSql.toSpliced(3, 2, '  c. tpch.tiny.customer AS c'));
  },

  'a double click takes a word, a triple click the row': async (page) => {
    await begin(page);
    await page.clickText('FROM', 2);
    assert.equal(await page.selectedText(), 'FROM');
    await page.clickText('c.address', 3);
    assert.equal(await page.selectedText(), '  c.address');
  },

  'quotes and backslashes become escapes, and go as one character': async (page) => {
    await begin(page);
    await page.press('End');
    await page.page.keyboard.type(' "a b", \'\\\',');
    assert.deepEqual(await rows(page), withRow(1, '  c.name, \\"a b\\", \'\\\\\','));
    await page.press('Backspace', 'Backspace', 'Backspace');
    assert.deepEqual(await rows(page), withRow(1, '  c.name, \\"a b\\", \''));
    await page.press('ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'Backspace');
    assert.deepEqual(await rows(page), withRow(1, '  c.name, \\"a b, \''));
  },

  'a quote ends a string that has no end yet': async (page) => {
    await page.openText(
      'unfinished.json',
      '{\n  "node_definitions": [{\n    "sql": "SELECT 1\n  }]\n}',
    );
    await page.clickText('SELECT');
    await page.press('End');
    await page.page.keyboard.type('"');
    assert.match(await page.visibleText(), /"sql": "SELECT 1"\n/);
  },

  'is right in SQL that holds escapes of other kinds': async (page) => {
    const odd = { ...customer.node_definitions[0], sql: 'SELECT "é\t",\n  \'\\n\' AS n' };
    const text = JSON.stringify({ node_definitions: [odd] }, null, 2).replace('é', '\\u00e9');
    await page.openText('odd.json', text);
    await page.clickText('SELECT');
    await page.press('End', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'Backspace');
    assert.deepEqual(await rows(page), ['SELECT \\"\\t\\",', "  '\\\\n' AS n"]);
  },
});
