import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { assertAccessible } from './support/accessible.mjs';
import { browserNames, browserOf } from './support/browsers.mjs';
import { EditorPage } from './support/editor-page.mjs';
import { serveBuildWith } from './support/server.mjs';

/** Serves the build but for the files that `lost` matches, as after a new release or without a network. */
async function serveWithout(lost) {
  const server = { lost };
  return Object.assign(
    server,
    await serveBuildWith((pathname, response) => {
      if (!server.lost?.test(pathname)) return false;
      response.writeHead(503).end();
      return true;
    }),
  );
}

const broken = (page) => page.page.waitForSelector('[role=alert] .control');

async function write(page) {
  await page.clickText('"name"');
  await page.press('End', 'ArrowLeft', 'ArrowLeft');
  await page.page.keyboard.type(' and Buyers');
}

const cases = {
  'a view says so, the text is as it was, and it can be tried again': {
    lost: /GraphStage/,
    run: async (page, server, name) => {
      await write(page);
      await page.clickOn('#view-graph');
      await broken(page);
      const [said] = await page.textOf('#view-panel [role=alert] p');
      assert.match(said, /^This part cannot be shown: .+\. The mapping is as it was\.$/);
      await assertAccessible(page, 'a view that cannot be shown');
      await page.clickOn('#view-form');
      await page.page.waitForSelector('.form-definition');
      await page.clickOn('#view-json');
      assert.match(await page.visibleText(), / and Buyers"/);
      await page.pressWithControl('z');
      assert.doesNotMatch(await page.visibleText(), / and Buyers"/);
      // Firefox asks for a module once for each page.
      if (name === 'firefox') return;
      server.lost = null;
      await page.clickOn('#view-graph');
      await (await broken(page)).click();
      await page.page.waitForSelector('.node-card');
    },
  },
  'a panel says so, beside the problems': {
    lost: /Statements/,
    run: async (page) => {
      await page.clickOn('#tab-statements');
      await broken(page);
      await page.clickOn('#tab-problems');
      await page.page.waitForFunction(() => document.querySelector('[role=alert]') === null);
      assert.notEqual(await page.visibleText(), '');
    },
  },
  'a dialog says so, and is left by Escape': {
    lost: /PaletteDialog/,
    run: async (page) => {
      await write(page);
      await page.pressWithControl('k');
      await broken(page);
      await assertAccessible(page, 'a dialog that cannot be shown');
      await page.press('Escape');
      await page.page.waitForFunction(() => document.querySelector('dialog') === null);
      assert.match(await page.visibleText(), / and Buyers"/);
    },
  },
  'a link is not made, and it is said': {
    lost: /ShareDialog/,
    run: async (page) => {
      await page.click('Share');
      await page.untilFault(/^No link could be made: /);
      assert.notEqual(await page.visibleText(), '');
    },
  },
};

for (const name of browserNames) {
  describe(`where a part of the page cannot be fetched (${name})`, () => {
    let browser;
    before(async () => {
      browser = await browserOf(name);
    });
    for (const [title, { lost, run }] of Object.entries(cases)) {
      it(title, async (test) => {
        const server = await serveWithout(lost);
        test.after(() => server.stop());
        const page = await EditorPage.open(browser, server.address);
        // Firefox logs what React caught as an object.
        page.expectFaults(
          /status of 503|dynamically imported module|Loading module from|JSHandle@error/,
        );
        await run(page, server, name);
        await page.close();
      });
    }
  });
}
