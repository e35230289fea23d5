import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { assertAccessible } from './support/accessible.mjs';
import { EditorPage } from './support/editor-page.mjs';
import { inEveryBrowser } from './support/run.mjs';

const small = (name, sql = 'SELECT 1 AS id') =>
  JSON.stringify(
    { name, node_definitions: [{ label: 'One', sql, primary_key: { name: 'id', type: 'INT32' } }] },
    null,
    2,
  );

/** The link that holds what is in the editor. */
async function share(page) {
  await page.click('Share…');
  const field = await page.page.waitForSelector('dialog input');
  const link = await field.evaluate((input) => input.value);
  await page.press('Escape');
  await page.page.waitForFunction(() => document.querySelector('dialog') === null);
  return link;
}

/** Opens a link in the page as it is, as when it is pasted into the address. */
const goTo = (page, link) =>
  page.page.evaluate((hash) => {
    location.hash = hash;
  }, new URL(link).hash);

inEveryBrowser('a link', {
  'holds the mapping, and nothing is sent anywhere': async (page, server, browser) => {
    // What the page keeps for a time without a network is fetched by then.
    await page.page.evaluate(async () => navigator.serviceWorker.ready.then(() => undefined));
    const asked = [];
    page.page.on('request', (request) => asked.push(request.url()));
    await page.openText('shared – 映射.json', small('Shared'));
    const link = await share(page);
    assert.ok(link.startsWith(`${server.address}#mapping=`), link.slice(0, 80));
    assert.match(link, /#mapping=[A-Za-z0-9_-]+$/);
    assert.ok(
      asked.every((url) => url.startsWith('blob:') || new URL(url).pathname.startsWith('/assets/')),
      asked.join(),
    );
    const other = await EditorPage.open(browser, server.address, {
      query: new URL(link).hash,
      isEmpty: true,
    });
    await other.until(
      'the name',
      () => other.fileName(),
      (name) => name === 'shared – 映射.json',
    );
    assert.match(await other.visibleText(), /"name": "Shared"/);
    assert.equal(
      await other.page.evaluate(() => location.hash),
      '',
      'loaded again, the page has what became of it',
    );
    await other.untilKept();
    await other.reload();
    assert.match(await other.visibleText(), /"name": "Shared"/);
    await other.close();
  },

  'asks before it replaces work that is there': async (page) => {
    await page.openText('shared.json', small('Shared'));
    const link = await share(page);
    await page.replaceWord('Shared', 'Mine');
    await goTo(page, link);
    await page.page.waitForSelector('dialog[open]');
    await assertAccessible(page, 'the question');
    await page.answer('Cancel');
    assert.match(await page.visibleText(), /"name": "Mine"/);
    await goTo(page, link);
    await page.answer('Replace');
    await page.until(
      'the text',
      () => page.visibleText(),
      (text) => /"name": "Shared"/.test(text),
    );
    await page.click('Undo');
    await page.until(
      'my text',
      () => page.visibleText(),
      (text) => /"name": "Mine"/.test(text),
    );
  },

  'that was cut off says so, and changes nothing': async (page) => {
    const before = await page.visibleText();
    const link = await share(page);
    for (const broken of [
      link.slice(0, -40),
      `${link.slice(0, link.indexOf('=') + 1)}!!!`,
      link.slice(0, link.indexOf('=') + 1),
    ]) {
      await goTo(page, broken);
      await page.untilFault(
        'The link holds no mapping that can be read: it may have been cut off.',
      );
      assert.equal(await page.visibleText(), before);
      await page.clickOn('.notice-fault + .notice-dismiss');
    }
  },

  'that would be too long gives way to a file': async (page) => {
    await page.openText(
      'long.json',
      small('Long', `SELECT 1 AS id -- ${randomBytes(40_000).toString('base64')}`),
    );
    await page.click('Share…');
    await page.until(
      'the reason',
      () => page.textOf('#share-what'),
      ([said]) => /^The link would have \d{5} characters, more than the 32768/.test(said),
    );
    assert.deepEqual(await page.textOf('dialog .dialog-buttons button'), ['Close', 'Download']);
    assert.equal(await page.focused(), 'Download');
    await assertAccessible(page, 'a link that would be too long');
    await page.press('Escape');
  },

  'is copied by keyboard': async (page) => {
    await page.tabTo('Share…');
    await page.press('Enter');
    await page.page.waitForSelector('dialog[open]');
    assert.equal(await page.focused(), 'Copy link');
    await assertAccessible(page, 'the link');
    await page.press('Enter');
    await page.until(
      'copied',
      () => page.textOf('dialog [role="status"]'),
      ([said]) => said === 'Copied',
    );
    await page.press('Escape');
    await page.page.waitForFunction(() => document.querySelector('dialog') === null);
  },
});
