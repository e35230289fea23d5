import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { browserNames, browserOf } from './support/browsers.mjs';
import { EditorPage } from './support/editor-page.mjs';
import { patience } from './support/patience.mjs';
import { serveBuild } from './support/server.mjs';

const tried = (page) =>
  page.until(
    'the load',
    async () => (await page.textOf('.try-status'))[0],
    (text) => /^(?:Loaded into|The engine did not)/.test(text),
    2 * patience.state,
  );

async function tryIt(page) {
  await page.show('try');
  await page.click('Load');
  return tried(page);
}

/** Waits until the page is answered by what keeps it. */
const untilKept = (page) =>
  page.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (navigator.serviceWorker.controller === null)
      await new Promise((resolve) => setTimeout(resolve, 25));
  });

// The server is stopped, which is as far from a network as a page can be.
for (const name of browserNames) {
  describe(`offline (${name})`, () => {
    let browser;
    before(async () => {
      browser = await browserOf(name);
    });
    const openKept = async (test) => {
      const server = await serveBuild();
      test.after(() => server.stop());
      const page = await EditorPage.open(browser, server.address);
      await untilKept(page);
      return { page, server };
    };

    it('checks and validates without its server', { timeout: patience.test }, async (test) => {
      const { page, server } = await openKept(test);
      await server.stop();
      await page.openSample('interval-column.json');
      await page.validate();
      assert.equal(await page.standing(), 'Invalid');
      assert.equal((await page.problems())[0].code, 'property_unsupported');
      await page.close();
    });

    it('is reloaded without its server', { timeout: patience.test }, async (test) => {
      const { page, server } = await openKept(test);
      await server.stop();
      await page.page.reload();
      await page.page.waitForSelector('.cm-content');
      assert.equal(await page.standing(), 'Checked locally');
      await page.show('statements');
      await page.until(
        'the statements',
        () => page.textOf('.statement-confirmed'),
        (found) => found.length > 0,
      );
      await page.validate();
      assert.equal(await page.standing(), 'Valid');
      await page.openSample('interval-column.json');
      await page.show('problems');
      await page.clickOn('.problem [aria-label="What it means: property_unsupported"]');
      await page.until(
        'what the code means',
        () => page.textOf('dialog .explanation'),
        ([text]) => text?.includes('Why: '),
      );
      await page.close();
    });

    it(
      'has the engine without its server where it was fetched once',
      { timeout: patience.test },
      async (test) => {
        const { page, server } = await openKept(test);
        const loaded = await tryIt(page);
        assert.match(loaded, /^Loaded into Kùzu 0\.11\.3: 194 nodes, 175 edges\.$/);
        await server.stop();
        await page.page.reload();
        await page.page.waitForSelector('.cm-content');
        assert.equal(await tryIt(page), loaded);
        await page.close();
      },
    );

    it(
      'says that the engine is not there where it was never fetched',
      { timeout: patience.test },
      async (test) => {
        const { page, server } = await openKept(test);
        await server.stop();
        page.expectFaults(/net::ERR_|NetworkError/);
        assert.match(
          await tryIt(page),
          /^The engine did not come up: its file could not be loaded/,
        );
        await page.close();
      },
    );
  });
}
