import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { browserNames, launchBrowser } from './support/browsers.mjs';
import { serveFaultyBuild } from './support/server.mjs';

const faults = {
  'a server that has no such file': (response) => response.writeHead(404).end(),
  'a server that answers with a page': (response) =>
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Not found</title>'),
};

for (const name of browserNames) {
  describe(`a module that does not load (${name})`, () => {
    let browser;
    before(async () => {
      browser = await launchBrowser(name);
    });
    after(() => browser?.close());

    for (const [fault, faultyWasm] of Object.entries(faults)) {
      it(`${fault}: says what to do, and tries again`, { timeout: 60_000 }, async (test) => {
        const server = await serveFaultyBuild(faultyWasm);
        test.after(() => server.stop());
        const page = await browser.newPage();
        await page.goto(server.address);
        await page.waitForSelector('.message-reason');
        const [title] = await page.$$eval('h1', (found) => found.map((element) => element.textContent));
        assert.equal(title, 'The compiler did not load');
        const [reason] = await page.$$eval('.message-reason', (found) => found.map((element) => element.textContent));
        assert.match(reason, /\.wasm/);
        server.faulty = false;
        await page.click('.control-primary');
        await page.waitForSelector('.cm-content');
        await page.close();
      });
    }
  });
}
