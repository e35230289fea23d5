import assert from 'node:assert/strict';
import { inEveryBrowser } from './support/run.mjs';

inEveryBrowser('editing', {
  'opens with the sample, which has no problem': async (page) => {
    assert.equal(await page.standing(), 'Checked locally');
    assert.deepEqual(await page.problems(), []);
    assert.match(await page.visibleText(), /"label": "Customer"/);
  },

  'shows SQL as rows': async (page) => {
    assert.match(await page.visibleText(), /SELECT↵\n\s*custkey,↵/);
  },

  'underlines a fault while it is typed, lists it and jumps to it': async (page) => {
    await page.replaceWord('Customer', '1Customer');
    const problems = await page.untilProblems((found) => found.length > 0);
    assert.equal(problems[0].code, 'label_pattern');
    assert.equal(problems[0].severity, 'Error');
    assert.match(problems[0].place, /Line 8, column \d+/);
    await page.untilUnderlined('error', '1Customer');
    await page.press('Home');
    await page.clickOn('.problem-jump');
    assert.equal(await page.revealedText(), '"1Customer"');
    assert.equal(await page.focused(), 'Mapping as JSON');
  },

  'orders problems by their place': async (page) => {
    await page.replaceWord('Customer', '1Customer');
    const problems = await page.untilProblems((found) => found.length > 1);
    const lines = problems.map(({ place }) => Number(/Line (\d+)/.exec(place)[1]));
    assert.deepEqual(
      lines,
      lines.toSorted((a, b) => a - b),
    );
  },

  'mends a fault from the list': async (page) => {
    await page.replaceWord('STRING', 'STRNG');
    const [problem] = await page.untilProblems(([found]) => found?.code === 'unknown_type_similar');
    assert.equal(problem.fixes.length, 1);
    await page.clickOn('.fixes button');
    await page.untilProblems((found) => found.length === 0);
    assert.doesNotMatch(await page.visibleText(), /STRNG/);
  },

  'leads to where reading ended, where a server points at something in front of it': async (
    page,
  ) => {
    await page.openText(
      'list.json',
      JSON.stringify({
        node_definitions: [
          {
            label: 'Customer',
            sql: 'SELECT custkey FROM tpch.tiny.customer WHERE custkey IN (SELECT custkey FORM tpch.tiny.orders)',
            primary_key: { name: 'custkey', type: 'INT64' },
          },
        ],
      }),
    );
    const [problem] = await page.untilProblems((found) => found.length > 0);
    assert.equal(problem.code, 'sql_misspelt_keyword');
    await page.untilUnderlined('error', 'IN');
    await page.click('The text cannot be read on from here');
    assert.equal(await page.revealedText(), 'tpch');
    await page.clickOn('.fixes button');
    await page.untilProblems((found) => found.length === 0);
    assert.match(await page.visibleText(), /SELECT custkey FROM tpch.tiny.orders/);
  },

  'offers an example apart from those with one fault each, and begins anew': async (page) => {
    const groups = await page.page.$$eval('select[aria-label="Samples"] optgroup', (found) =>
      found.map(({ label, children }) => [label, children.length]),
    );
    assert.deepEqual(
      groups.map(([label]) => label),
      ['Example', 'With one fault each'],
    );
    assert.ok(groups.every(([, count]) => count > 0));
    await page.click('New');
    await page.untilStanding('Nothing here yet');
  },

  'searches in the text': async (page) => {
    await page.page.focus('.cm-content');
    await page.pressWith(['Control'], 'f');
    await page.page.waitForSelector('.cm-search [name=search]:focus');
    await page.page.keyboard.type('nationkey');
    await page.page.keyboard.press('Enter');
    await page.page.waitForSelector('.cm-searchMatch-selected');
    await page.page.keyboard.press('Escape');
    await page.page.waitForFunction(() => document.querySelector('.cm-search') === null);
    assert.equal(await page.page.evaluate(() => getSelection().toString()), 'nationkey');
  },

  'undoes and redoes': async (page) => {
    await page.replaceWord('Customer', '1X');
    await page.untilProblems((found) => found.length > 0);
    await page.undoAll();
    await page.untilProblems((found) => found.length === 0);
    await page.click('Redo');
    await page.untilProblems((found) => found.length > 0);
  },

  'keeps JSON whole when Enter is pressed inside SQL': async (page) => {
    await page.clickText('custkey,', 2);
    await page.press('ArrowRight', 'ArrowRight', 'Enter');
    await page.page.keyboard.type('1 AS one,');
    assert.match(await page.visibleText(), /custkey,↵\n\s*1 AS one,↵\n\s*COUNT/);
    // Half typed it was wrong.
    await page.untilProblems((found) => found.length === 0);
  },

  'keeps JSON whole when rows are pasted inside SQL': async (page) => {
    await page.clickText('"name"');
    await page.press('Home');
    await page.page.keyboard.down('Shift');
    await page.press('ArrowDown', 'ArrowDown');
    await page.page.keyboard.up('Shift');
    await page.pressWithControl('c');
    await page.clickText('custkey,');
    await page.pressWithControl('v');
    await page.until(
      'what was pasted',
      () => page.visibleText(),
      (text) => /\\"name\\": \\"TPC-H orders and suppliers\\",↵\n/.test(text),
    );
    // What was pasted is no SQL, but the text is JSON still.
    const [problem] = await page.untilProblems((found) => found.length > 0);
    assert.match(problem.code, /^sql_/);
  },

  'underlines a fault of the SQL in the SQL, and mends it': async (page) => {
    await page.replaceWord('custkey,', '`custkey`');
    const [problem] = await page.untilProblems(([found]) => found?.code === 'sql_backquoted_name');
    assert.match(problem.place, /in its SQL line \d, column \d/);
    await page.untilUnderlined('error', '`custkey`');
    await page.clickOn('.fixes button');
    await page.untilProblems((found) => found.length === 0);
  },

  'lays out a mapping on one line, and changes none of its values': async (page) => {
    const properties = [{ name: 'n', type: 'STRING' }];
    const mapping = {
      node_definitions: [
        {
          label: 'A',
          sql: 'SELECT 1 AS id, \'{"a": [1]}\' AS n',
          primary_key: { name: 'id', type: 'INT32' },
          properties,
        },
      ],
      edge_definitions: [],
    };
    await page.openText('compact.json', JSON.stringify(mapping));
    const text = await page.visibleText();
    assert.deepEqual(JSON.parse(text), mapping);
    assert.match(
      text,
      /^ {6}"primary_key": \{ "name": "id", "type": "INT32" \},\n {6}"properties": \[\n {8}\{ "name": "n", "type": "STRING" \}\n {6}\]\n {4}\}\n {2}\],\n {2}"edge_definitions": \[\]\n\}/m,
    );
  },

  'formats the SQL of the definition at the cursor': async (page) => {
    const text = JSON.stringify(
      {
        node_definitions: ['A', 'B'].map((label) => ({
          label,
          sql: 'select id,name from t -- all of them',
          primary_key: { name: 'id', type: 'STRING' },
          properties: [{ name: 'name', type: 'STRING' }],
        })),
      },
      null,
      2,
    );
    await page.openText('two.json', text);
    await page.clickText('"B"');
    await page.click('Format SQL');
    await page.untilNotice('SQL formatted');
    assert.match(
      await page.visibleText(),
      /"select id,name from t -- all of them"[^]*SELECT↵\n\s*id,↵\n\s*name↵\n\s*FROM t -- all of them/,
    );
    await page.click('Format SQL');
    await page.untilNotice('The SQL is laid out already, or has a fault');
    await page.click('Undo');
    assert.doesNotMatch(await page.visibleText(), /FROM t/);
  },

  'says where text stops being JSON, and stays': async (page) => {
    await page.openText('broken.json', '{"node_definitions": [}');
    const [problem] = await page.untilProblems((found) => found.length > 0);
    assert.match(problem.code, /^json_/);
    assert.match(problem.place, /Line 1, column 23/);
    await page.show('results');
    assert.deepEqual(await page.textOf('.empty'), ['There is no definition to judge yet.']);
  },

  'refuses a file that is not UTF-8, and keeps the text': async (page) => {
    const input = await page.page.$('input[type=file]');
    await input.uploadFile(new URL('./support/latin1.json', import.meta.url).pathname);
    await page.untilFault('latin1.json could not be read: it is not UTF-8 text');
    assert.match(await page.visibleText(), /"label": "Customer"/);
  },
});
