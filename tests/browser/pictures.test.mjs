import { after, before, describe, it } from 'node:test';
import { browserOf } from './support/browsers.mjs';
import { EditorPage } from './support/editor-page.mjs';
import { patience } from './support/patience.mjs';
import { assertLooksAsKept, standStill } from './support/pictures.mjs';
import { serveBuild } from './support/server.mjs';

const showView = async (page, view, ready) => {
  await page.clickOn(`#view-${view}`);
  await page.page.waitForSelector(ready);
};

/** The main states, each with the way there. */
const states = {
  start: { isEmpty: true, show: (page) => page.page.waitForSelector('.doors') },
  text: { show: (page) => page.untilStanding('Checked locally') },
  graph: { show: (page) => page.showPicture() },
  form: { show: (page) => showView(page, 'form', '.form-option') },
  problems: {
    show: async (page) => {
      await page.openSample('form-instead-of-from.json');
      await page.untilProblems((found) => found.length > 0);
      await page.untilKept();
      await page.clickOn('.notice-dismiss');
    },
  },
  generate: {
    show: async (page) => {
      await page.click('Generate from SQL');
      await page.draft('Node', 'SELECT regionkey AS id, name FROM tpch.tiny.region');
      await page.page.waitForSelector('dialog .form-table');
    },
  },
};

// Letters and form controls are drawn by each browser in its own way: one of them is looked at.
describe('pictures (chromium)', () => {
  let server;
  let browser;
  before(async () => {
    server = await serveBuild();
    browser = await browserOf('chromium', { isSteady: true });
  });
  after(() => server?.stop());
  for (const [name, { show, isEmpty }] of Object.entries(states)) {
    it(`${name} looks as it was kept`, { timeout: patience.test }, async () => {
      const page = await EditorPage.open(browser, server.address, {
        isEmpty,
        prepare: standStill,
        ...(isEmpty && { ready: '.doors' }),
      });
      await show(page);
      await assertLooksAsKept(page, browser, name);
      await page.close();
    });
  }
});
