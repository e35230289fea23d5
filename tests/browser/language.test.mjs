import assert from 'node:assert/strict';
import { inEveryBrowser } from './support/run.mjs';

const nation = {
  label: 'Nation',
  sql: 'SELECT\n  n.nationkey AS id,\n  n.name\nFROM tpch.tiny.nation AS n',
  primary_key: { name: 'id', type: 'INT64' },
  properties: [{ name: 'name', type: 'STRING' }],
};
const mapping = {
  node_definitions: [nation],
  edge_definitions: [
    {
      type: 'NEAR',
      from_node: 'Nation',
      to_node: 'Nation',
      sql: 'SELECT nationkey AS a, nationkey AS b FROM tpch.tiny.nation',
      from_key: 'a',
      to_key: 'b',
      properties: [],
    },
  ],
};
const text = JSON.stringify(mapping, null, 2);

const open = (page) => page.openText('nation.json', text);
const untilOffered = (page, wanted) => page.untilOffered((found) => found.includes(wanted));
const untilText = (page, pattern) =>
  page.until(
    'text',
    () => page.visibleText(),
    (shown) => pattern.test(shown),
  );

/** The text as it is, without the marks of rows. */
const jsonOf = async (page) => JSON.parse((await page.visibleText()).replaceAll('↵\n', '\\n'));

inEveryBrowser('writing a mapping', {
  'completes a column behind an alias, and undoes it at once': async (page) => {
    await open(page);
    await page.clickText('n.name');
    await page.press('End');
    await page.page.keyboard.type(', n.reg');
    await untilOffered(page, 'regionkey');
    await page.acceptOffered();
    await untilText(page, /n\.name, n\.regionkey↵/);
    await page.pressWithControl('z');
    await untilText(page, /n\.name, n\.reg↵/);
  },

  'closes the list with Escape, and loses nothing': async (page) => {
    await open(page);
    await page.clickText('n.name');
    await page.press('End');
    await page.page.keyboard.type(', n.reg');
    await untilOffered(page, 'regionkey');
    await page.press('Escape');
    await page.until(
      'completions',
      () => page.textOf('.cm-completionLabel'),
      (found) => found.length === 0,
    );
    await page.press('Enter');
    await page.page.keyboard.type('1');
    await untilText(page, /n\.name, n\.reg↵\n\s*1↵\n/);
  },

  'completes the fields and the values of the JSON': async (page) => {
    await open(page);
    await page.replaceWord('STRING', 'STR');
    await untilOffered(page, 'STRING');
    await page.acceptOffered();
    await page.untilProblems((found) => found.length === 0);
    assert.deepEqual((await jsonOf(page)).node_definitions[0].properties, nation.properties);
  },

  'shows the signature of a call while its arguments are written': async (page) => {
    await open(page);
    await page.clickText('n.name');
    await page.press('End');
    await page.pointElsewhere();
    await page.page.keyboard.type(', substr(');
    const shown = () => page.textOf('.cm-card');
    await page.until('signature', shown, ([found]) => /^substr\(/.test(found));
    assert.equal((await page.textOf('.cm-card b'))[0], 'varchar(x)');
    await page.page.keyboard.type('n.name, ');
    await page.until(
      'argument',
      () => page.textOf('.cm-card b'),
      ([found]) => found === 'bigint',
    );
    await page.page.keyboard.type('1)');
    await page.until('signature', shown, (found) => found.length === 0);
  },

  'leads to where a name is given, by the key and by a click': async (page) => {
    await open(page);
    await page.clickText('"from_node"');
    await page.press('End', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'F12');
    assert.match(await page.revealedText(), /^"?Nation"?$/);
    await page.clickText('n.name');
    await page.press('Home', 'F12');
    assert.equal(await page.revealedText(), 'n');
  },

  'renames a label with the edges that name it, and takes it back in one step': async (page) => {
    await open(page);
    await page.clickText('"Nation"');
    await page.press('F2');
    await page.page.waitForSelector('.cm-card input:focus');
    await page.page.keyboard.type('Country');
    await page.press('Enter');
    await untilText(page, /"label": "Country"/);
    const {
      edge_definitions: [edge],
    } = await jsonOf(page);
    assert.deepEqual([edge.from_node, edge.to_node], ['Country', 'Country']);
    assert.equal(await page.focused(), 'Mapping as JSON');
    await page.pressWithControl('z');
    await untilText(page, /"label": "Nation"/);
    assert.deepEqual(await jsonOf(page), mapping);
  },

  'renames an alias inside the SQL; Escape renames nothing': async (page) => {
    await open(page);
    await page.clickText('n.name');
    await page.press('Home', 'F2');
    await page.page.waitForSelector('.cm-card input:focus');
    await page.page.keyboard.type('country');
    await page.press('Escape');
    assert.deepEqual(await jsonOf(page), mapping);
    assert.equal(await page.focused(), 'Mapping as JSON');
    await page.press('F2');
    await page.page.waitForSelector('.cm-card input:focus');
    await page.page.keyboard.type('country');
    await page.press('Enter');
    await untilText(page, /country\.name↵\n\s*FROM tpch\.tiny\.nation AS country"/);
    await page.untilProblems((found) => found.length === 0);
  },

  'says why a name cannot be given': async (page) => {
    await page.clickText('"Customer"');
    await page.press('F2');
    await page.page.waitForSelector('.cm-card input:focus');
    await page.page.keyboard.type('Supplier');
    await page.press('Enter');
    await page.until(
      'refusal',
      () => page.textOf('.cm-card [role=alert]'),
      ([found]) => /Supplier/.test(found),
    );
    assert.match(await page.visibleText(), /"label": "Customer"/);
  },

  'offers the fixes at the cursor by a key': async (page) => {
    await open(page);
    await page.replaceWord('STRING', 'STRNG');
    await page.press('Escape');
    await page.untilProblems(([found]) => found?.code === 'unknown_type_similar');
    await page.untilUnderlined('error', 'STRNG');
    await page.pressWithControl('.');
    await page.untilOffered(([found]) => /STRING/.test(found));
    await page.acceptOffered();
    await page.untilProblems((found) => found.length === 0);
    assert.deepEqual(await jsonOf(page), mapping);
  },

  'goes from problem to problem': async (page) => {
    await open(page);
    await page.replaceWord('STRING', 'STRNG');
    await page.press('Escape');
    await page.untilUnderlined('error', 'STRNG');
    await page.pressWithControl('Home');
    await page.press('F8');
    assert.equal(await page.revealedText(), '"STRNG"');
  },

  'does with rows of SQL what is done with lines': async (page) => {
    await open(page);
    await page.clickText('n.name');
    const [select, key, name, from] = nation.sql.split('\n');
    const assertRows = async (...rows) => {
      assert.deepEqual((await jsonOf(page)).node_definitions[0].sql.split('\n'), rows);
    };
    await page.press('Tab');
    await assertRows(select, key, `  ${name}`, from);
    await page.pressWith(['Shift'], 'Tab');
    await page.pressWith(['Alt'], 'ArrowUp');
    await assertRows(select, name, key, from);
    await page.pressWith(['Alt', 'Shift'], 'ArrowDown');
    await assertRows(select, name, name, key, from);
    await page.pressWith(['Control', 'Shift'], 'K');
    await page.pressWithControl('/');
    await assertRows(select, name, `  -- ${key.trim()}`, from);
    for (let i = 0; i < 6; i += 1) await page.pressWithControl('z');
    await assertRows(select, key, name, from);
  },
});
