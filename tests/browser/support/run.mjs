import { after, before, describe, it } from 'node:test';
import { browserNames, launchBrowser } from './browsers.mjs';
import { EditorPage } from './editor-page.mjs';
import { serveBuild } from './server.mjs';

/**
 * Runs the same cases in every browser, each on a page of its own.
 * `cases`: { 'what holds': async (page, { address, browser }) => … } or { options, run } for another opening.
 */
export function inEveryBrowser(subject, cases, { dark = false } = {}) {
  for (const name of browserNames) {
    describe(`${subject} (${name})`, () => {
      let server;
      let browser;
      before(async () => {
        server = await serveBuild();
        browser = await launchBrowser(name, { dark });
      });
      after(async () => {
        await browser?.close();
        await server?.stop();
      });
      for (const [title, given] of Object.entries(cases)) {
        const { query, run } = typeof given === 'function' ? { query: '', run: given } : given;
        it(title, { timeout: 60_000 }, async () => {
          const page = await EditorPage.open(browser, server.address, { dark, query });
          await run(page);
          await page.close();
        });
      }
    });
  }
}
