import assert from 'node:assert/strict';
import { assertAccessible } from './support/accessible.mjs';
import { inEveryBrowser } from './support/run.mjs';

const notice = async (page) => (await page.textOf('.notice'))[0];
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function format(page) {
  await page.clickText('SELECT');
  await page.pressWith(['Shift', 'Alt'], 'f');
  await page.until(
    'the notice',
    () => notice(page),
    (text) => text !== '',
  );
}

/** Gives the page a file that is no text. */
async function openPicture(page) {
  await page.page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array([0xff, 0xfe, 0x00])], 'picture.png'));
    const input = document.querySelector('input[type=file]');
    input.files = data.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.untilFault('picture.png could not be read: it is not UTF-8 text');
}

inEveryBrowser('a notice', {
  'of what was done is gone when there was time to read it, and not while it is pointed at': async (
    page,
  ) => {
    await format(page);
    const begun = Date.now();
    await page.page.hover('.notice');
    await pause(10_000);
    assert.notEqual(await notice(page), '', 'somebody points at it');
    await assertAccessible(page, 'with a notice');
    await page.pointElsewhere();
    await page.until(
      'the end',
      () => notice(page),
      (text) => text === '',
    );
    assert.ok(Date.now() - begun > 17_000, 'it was theirs for as long again');
    assert.deepEqual(await page.page.$$('.notice-dismiss'), []);
  },

  'of a fault stays, is read out at once, and is taken away from the keyboard': async (page) => {
    await openPicture(page);
    await assertAccessible(page, 'with a fault');
    assert.equal(
      await page.page.$eval('.notice-fault', (fault) => fault.getAttribute('role')),
      'alert',
    );
    await format(page);
    await page.replaceWord('suppliers', 'buyers');
    assert.equal((await page.textOf('.notice-fault')).length, 1);
    await page.page.focus('.notice-fault + .notice-dismiss');
    await page.press('Enter');
    await page.until(
      'the end',
      () => page.textOf('.notice-fault'),
      (found) => found.length === 0,
    );
    assert.equal(await page.page.evaluate(() => document.activeElement.id), 'tab-panel');
  },
});
