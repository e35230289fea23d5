import assert from 'node:assert/strict';
import { inEveryBrowser } from './support/run.mjs';

inEveryBrowser('keyboard', {
  'reaches everything, in the order of the page': async (page) => {
    const expected = [
      'Samples',
      'New',
      'Open…',
      'Download',
      'Share…',
      'Commands Ctrl K',
      'Preflight',
      'Validate',
      'Language',
      'Background jobs',
      'JSON',
      'Undo',
      'Redo',
      'Format SQL',
      'Generate from SQL…',
      'Mapping as JSON',
    ];
    const reached = [];
    while (reached.length < expected.length) {
      await page.press('Tab');
      reached.push(await page.focused());
    }
    assert.deepEqual(reached, expected);
  },

  'leaves the editor with Escape and Tab': async (page) => {
    await page.tabTo('Mapping as JSON');
    await page.press('Tab');
    assert.equal(await page.focused(), 'Mapping as JSON', 'Tab alone indents');
    await page.press('Escape', 'Tab');
    assert.match(await page.focused(), /^Problems/);
  },

  'makes a fault, finds it and mends it': async (page) => {
    await page.openText('small.json', JSON.stringify(small, null, 2));
    await page.page.focus('h1 + div select');
    await page.tabTo('Mapping as JSON');
    await page.pressWithControl('End');
    await page.press('Escape', 'Tab');
    assert.match(await page.focused(), /^Problems/);
    await page.press('Tab', 'Tab', 'Enter');
    assert.equal(await page.revealedText(), '"STRNG"');
    await page.press('Escape', 'Tab', 'Tab', 'Tab', 'Tab');
    assert.match(await page.focused(), /^What it means: /);
    await page.press('Tab', 'Enter');
    await page.untilProblems((found) => found.length === 0);
  },

  'validates, and walks through the panels': async (page) => {
    await page.tabTo('Validate');
    await page.press('Enter');
    await page.untilStanding('Valid');
    assert.equal(await page.focused(), 'Validate');
    await page.tabTo('Mapping as JSON');
    await page.press('Escape', 'Tab', 'ArrowRight');
    assert.match(await page.focused(), /^Results/);
    await page.press('End');
    assert.equal(await page.focused(), 'Compare');
    await page.press('ArrowRight');
    assert.match(await page.focused(), /^Problems/);
    await page.press('End', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
    assert.match(await page.focused(), /^Statements/);
    await page.until(
      'the statements',
      () => page.textOf('.statement-confirmed'),
      (found) => found.length > 0,
    );
    await page.tabTo('Copy all');
    await page.press('Enter');
    await page.untilNotice('Copied');
  },

  'shows where the focus is': async (page) => {
    for (let i = 0; i < 7; i += 1) {
      await page.press('Tab');
      const outline = await page.page.evaluate(
        () => getComputedStyle(document.activeElement).outlineStyle,
      );
      assert.notEqual(outline, 'none', await page.focused());
    }
  },
});

const small = {
  node_definitions: [
    {
      label: 'Nation',
      sql: 'SELECT nationkey AS nation_id, name FROM tpch.tiny.nation',
      primary_key: { name: 'nation_id', type: 'INT64' },
      properties: [{ name: 'name', type: 'STRNG' }],
    },
  ],
};
