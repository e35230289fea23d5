import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { browserNames, browserOf } from './support/browsers.mjs';
import { EditorPage } from './support/editor-page.mjs';
import { serveBuild } from './support/server.mjs';

// The server is stopped, which is as far from a network as a page can be.
for (const name of browserNames) {
  describe(`offline (${name})`, () => {
    let browser;
    before(async () => {
      browser = await browserOf(name);
    });

    it('checks and validates without its server', { timeout: 60_000 }, async (test) => {
      const server = await serveBuild();
      test.after(() => server.stop());
      const page = await EditorPage.open(browser, server.address);
      await server.stop();
      await page.openSample('interval-column.json');
      await page.validate();
      assert.equal(await page.standing(), 'Invalid');
      assert.equal((await page.problems())[0].code, 'property_unsupported');
    });

    it('is reloaded without its server', { timeout: 60_000 }, async (test) => {
      const server = await serveBuild();
      test.after(() => server.stop());
      const page = await EditorPage.open(browser, server.address);
      await page.page.evaluate(async () => {
        await navigator.serviceWorker.ready;
      });
      await server.stop();
      await page.page.reload();
      await page.page.waitForSelector('.cm-content');
      assert.equal(await page.standing(), 'Checked locally');
      await page.show('statements');
      await page.until('the statements', () => page.textOf('.statement-confirmed'), (found) => found.length > 0);
      await page.validate();
      assert.equal(await page.standing(), 'Valid');
      await page.openSample('interval-column.json');
      await page.show('problems');
      await page.page.click('.problem [aria-label="What it means: property_unsupported"]');
      await page.until('what the code means', () => page.textOf('dialog .explanation'), ([text]) => text?.includes('Why: '));
    });
  });
}
