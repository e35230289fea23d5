import assert from 'node:assert/strict';
import { assertAccessible } from './support/accessible.mjs';
import { inEveryBrowser } from './support/run.mjs';

const marks = (page, selector) =>
  page.page.$$eval(selector, (found) =>
    found.map((mark) => ({
      title: mark.title,
      y: mark.getBoundingClientRect().y + mark.getBoundingClientRect().height / 2,
    })),
  );

inEveryBrowser('marks', {
  'stand beside the row of SQL that is wrong, and lead there': async (page) => {
    await page.replaceWord('custkey,', 'custky');
    await page.untilUnderlined('error', 'custky');
    const [mark] = await page.until(
      'the mark',
      () => marks(page, '.cm-mark-error'),
      (found) => found.length > 0,
    );
    assert.match(mark.title, /^There is no column 'custky' here/);
    const { y } = await page.placeOf('custky');
    await page.until(
      `the mark at ${y}, where its row is`,
      () => marks(page, '.cm-mark-error'),
      ([found]) => Math.abs(found?.y - y) < 8,
    );
    await page.clickText('"name"');
    await page.clickOn('.cm-mark-error');
    assert.equal(await page.revealedText(), 'custky');
    await assertAccessible(page, 'a mark');
  },

  'stand beside the scrollbar for what is out of sight, and lead there': async (page) => {
    assert.deepEqual(await marks(page, '.cm-stripMark'), []);
    await page.openSample('decimal-column.json');
    await page.untilProblems((found) => found.length > 0);
    const [{ title }] = await page.until(
      'the mark',
      () => marks(page, '.cm-stripMark-warning'),
      (found) => found.length > 0,
    );
    assert.match(title, /DECIMAL|decimal/);
    await page.clickOn('.cm-stripMark-warning');
    assert.notEqual(await page.revealedText(), '');
  },

  'are gone with what they mark': async (page) => {
    await page.replaceWord('custkey,', 'custky');
    await page.until(
      'the mark',
      () => marks(page, '.cm-mark-error'),
      (found) => found.length > 0,
    );
    await page.clickOn('.fixes button');
    await page.until(
      'no mark',
      () => marks(page, '.cm-mark, .cm-stripMark'),
      (found) => found.length === 0,
    );
  },
});
