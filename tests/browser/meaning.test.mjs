import assert from 'node:assert/strict';
import { assertAccessible } from './support/accessible.mjs';
import { inEveryBrowser } from './support/run.mjs';

const fetched = (page) =>
  page.page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.includes('Explanation')),
  );

const explanation = async (page) => {
  await page.page.waitForSelector('dialog .explanation');
  const [text] = await page.textOf('dialog .explanation');
  return text;
};

inEveryBrowser('what a code means', {
  'is told at the problem, by keyboard, and is fetched only then': async (page) => {
    await page.openSample('decimal-column.json');
    await page.untilProblems((problems) => problems.some(({ code }) => code === 'load_hazard'));
    assert.deepEqual(await fetched(page), []);
    await page.page.focus('.problem [aria-label="What it means: load_hazard"]');
    await page.press('Enter');
    const text = await explanation(page);
    assert.match(text, /^load_hazard.*Why: DECIMAL columns/s);
    assert.equal(await page.page.$eval('dialog a', ({ hash }) => hash), '#load_hazard');
    assert.equal((await fetched(page)).length > 0, true);
    await assertAccessible(page, 'an explanation');
    await page.press('Escape');
    await page.page.waitForFunction(() => document.querySelector('dialog') === null);
    assert.equal(await page.focused(), 'What it means: load_hazard');
    await page.page.select('select[aria-label="Language"]', 'zh');
    await page.clickOn('.problem [aria-label="说明：load_hazard"]');
    assert.match(await explanation(page), /原因： DECIMAL 列会使加载中止/);
    await assertAccessible(page, 'an explanation in Chinese');
  },

  'is told in the tooltip of the text and of a form': async (page) => {
    await page.openSample('form-instead-of-from.json');
    await page.untilUnderlined('error', 'FORM');
    await page.page.locator('.cm-lintRange-error').hover();
    await page.page.waitForSelector('.cm-tooltip-lint .link');
    await assertAccessible(page, 'the tooltip');
    await page.clickOn('.cm-tooltip-lint .link');
    assert.match(await explanation(page), /Why: /);
    await page.press('Enter');
    await page.page.waitForFunction(() => document.querySelector('dialog') === null);
    assert.equal(
      await page.page.evaluate(() => document.activeElement.className.includes('cm-content')),
      true,
    );
    await page.clickOn('#view-form');
    await page.page.waitForSelector('.form-editor .cm-lintRange');
    await page.page.locator('.form-editor .cm-lintRange').hover();
    await page.page.waitForSelector('.cm-tooltip-lint .link');
    await page.clickOn('.cm-tooltip-lint .link');
    assert.match(await explanation(page), /Why: /);
  },
});
