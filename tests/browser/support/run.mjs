import { after, before, describe, it } from 'node:test';
import { browserNames, browserOf } from './browsers.mjs';
import { EditorPage } from './editor-page.mjs';
import { patience } from './patience.mjs';
import { serveBuild } from './server.mjs';

/**
 * Runs the same cases in every browser, each on a page of its own.
 * `cases`: { 'what holds': async (page, server, browser) => … } or { query, isEmpty, run } for another opening.
 * `options`: those of the server; `path` and `ready`: another page than the editor, and what shows that it is there.
 * `media`: what the author prefers, by the names of CSS, which only Chromium plays.
 */
export function inEveryBrowser(
  subject,
  cases,
  { dark = false, media, options = [], path = '', ready } = {},
) {
  // In the dark only the colours are others, which both work out alike.
  for (const name of dark || media ? browserNames.slice(0, 1) : browserNames) {
    describe(`${subject} (${name})`, () => {
      let server;
      let browser;
      before(async () => {
        server = await serveBuild(options);
        browser = await browserOf(name, { dark });
      });
      after(() => server?.stop());
      for (const [title, given] of Object.entries(cases)) {
        const { query = '', isEmpty, run } = typeof given === 'function' ? { run: given } : given;
        it(title, { timeout: patience.test }, async () => {
          const page = await EditorPage.open(browser, server.address, {
            dark,
            media,
            query: path + query,
            ready,
            isEmpty,
          });
          await run(page, server, browser);
          await page.close();
        });
      }
    });
  }
}
