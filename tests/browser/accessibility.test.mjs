import assert from 'node:assert/strict';
import { assertAccessible } from './support/accessible.mjs';
import { inEveryBrowser } from './support/run.mjs';

const panels = ['problems', 'results', 'statements'];

const cases = {
  'as it opens': async (page) => {
    for (const panel of panels) {
      await page.show(panel);
      await assertAccessible(page, panel);
    }
  },
  'with problems of every severity': async (page) => {
    await page.openSample('decimal-column.json');
    await page.validate();
    await assertAccessible(page, 'a warning');
    await page.openSample('form-instead-of-from.json');
    await page.validate();
    for (const panel of panels) {
      await page.show(panel);
      await assertAccessible(page, `an error: ${panel}`);
    }
  },
  'with fixes, and the tooltip of a problem': async (page) => {
    await page.replaceWord('STRING', 'STRNG');
    await page.untilProblems(([found]) => found?.code === 'unknown_type_similar');
    await assertAccessible(page, 'fixes');
    await page.press('F8');
    await assertAccessible(page, 'after F8');
  },
  'when nothing could be checked': async (page) => {
    await page.replaceWord('address,', 'comment AS address');
    await page.validate();
    await page.show('results');
    await assertAccessible(page, 'could not check');
  },
  'with the type of a column at the cursor': async (page) => {
    await page.clickText('"customer_id"');
    await page.pressWith(['Shift', 'Alt'], 'i');
    await page.untilFact();
    await assertAccessible(page, 'a fact');
  },
  'with the dialog that makes definitions': async (page) => {
    await page.click('Generate from SQL');
    await page.page.waitForSelector('dialog .cm-content');
    await assertAccessible(page, 'an empty dialog');
    for (const [kind, sql] of [
      ['Node', 'SELECT *, localtime AS at FROM tpch.tiny.lineitem'],
      ['Edge', 'SELECT custkey AS customer_id, orderkey AS order_id FROM tpch.tiny.orders WHERE x'],
    ]) {
      await page.draft(kind, sql);
      await assertAccessible(page, sql);
    }
  },
  'with a kept text, and the question before it is replaced': async (page) => {
    await page.replaceWord('suppliers', 'Buyers');
    await page.untilKept();
    await page.reload();
    await assertAccessible(page, 'a kept text');
    await page.openSample('undeclared-column.json');
    await page.page.waitForSelector('dialog[open]');
    await assertAccessible(page, 'the question');
    await page.answer('Replace');
    await page.untilStanding('Checked, but fails at load');
    for (const panel of panels) {
      await page.show(panel);
      await assertAccessible(page, `the load fails: ${panel}`);
    }
  },
  'with the verdict of another text': async (page) => {
    await page.page.evaluate(() => {
      const parse = JSON.parse;
      JSON.parse = (text, ...more) => {
        if (text.includes('"node_results"')) throw new SyntaxError('a broken answer');
        return parse(text, ...more);
      };
    });
    await page.replaceWord('suppliers', 'Buyers');
    await page.untilStanding('Not checked');
    await assertAccessible(page, 'not checked');
  },
  'during a validation': {
    query: '?delay=86400000',
    run: async (page) => {
      await page.click('Validate');
      await page.page.waitForSelector('progress');
      await assertAccessible(page, 'progress');
    },
  },
  'in Chinese': async (page) => {
    await page.page.select('select[aria-label="Language"]', 'zh');
    await page.untilStanding('本地检查通过');
    await assertAccessible(page, 'zh');
  },
  'on a narrow screen': async (page) => {
    await page.page.setViewport({ width: 360, height: 740 });
    await assertAccessible(page, 'narrow');
    const overflow = await page.page.evaluate(
      () => document.documentElement.scrollWidth - innerWidth,
    );
    assert.ok(overflow <= 0, `the page is ${overflow} px too wide`);
  },
};

inEveryBrowser('accessibility in light', cases);
inEveryBrowser(
  'accessibility in dark',
  {
    'is dark': async (page) => {
      const dark = await page.page.evaluate(
        () => matchMedia('(prefers-color-scheme: dark)').matches,
      );
      assert.equal(dark, true);
    },
    ...cases,

    'in the panel that searches': async (page) => {
      await page.page.focus('.cm-content');
      await page.pressWithControl('f');
      await page.page.waitForSelector('.cm-search [name=search]:focus');
      await assertAccessible(page, 'dark: the search');
    },
  },
  { dark: true },
);
