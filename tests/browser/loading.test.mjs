import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { browserNames, browserOf } from './support/browsers.mjs';
import { patience } from './support/patience.mjs';
import { inEveryBrowser } from './support/run.mjs';
import { serveFaultyBuild } from './support/server.mjs';

const faults = {
  'a server that has no such file': (response) => response.writeHead(404).end(),
  'a server that answers with a page': (response) =>
    response
      .writeHead(200, { 'Content-Type': 'text/html' })
      .end('<!doctype html><title>Not found</title>'),
};

for (const name of browserNames) {
  describe(`a module that does not load (${name})`, () => {
    let browser;
    before(async () => {
      browser = await browserOf(name);
    });

    for (const [fault, faultyWasm] of Object.entries(faults)) {
      it(`${fault}: says what to do, and tries again`, { timeout: patience.test }, async (test) => {
        const server = await serveFaultyBuild(faultyWasm);
        test.after(() => server.stop());
        const page = await browser.newPage();
        page.setDefaultTimeout(patience.state);
        await page.goto(server.address);
        await page.waitForSelector('.message-reason');
        const [title] = await page.$$eval('h1', (found) =>
          found.map((element) => element.textContent),
        );
        assert.equal(title, 'The compiler did not load');
        const [reason] = await page.$$eval('.message-reason', (found) =>
          found.map((element) => element.textContent),
        );
        assert.match(reason, /\.wasm/);
        server.faulty = false;
        await page.click('.control-primary');
        await page.waitForSelector('.cm-content');
        await page.close();
      });
    }
  });
}

const web = new URL('../../web/', import.meta.url);
const { firstLoad } = JSON.parse(readFileSync(new URL('budget.json', web), 'utf8'));

/** What a file of the build takes on the way, compressed as a server of static files does it ahead of time, in KiB. */
const sizeOf = (path) =>
  brotliCompressSync(readFileSync(new URL(`dist${path}`, web))).length / 1024;

inEveryBrowser('the first load', {
  'has the module compressed on the way': async (page, server) => {
    const paths = await page.page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.endsWith('.wasm')),
    );
    assert.equal(paths.length, 1);
    const { pathname } = new URL(paths[0]);
    const file = readFileSync(new URL(`dist${pathname}`, web));
    for (const way of ['br', 'gzip']) {
      const answer = await fetch(new URL(pathname, server.address), {
        headers: { 'Accept-Encoding': way },
      });
      assert.deepEqual(
        [answer.headers.get('Content-Encoding'), answer.headers.get('Content-Type')],
        [way, 'application/wasm'],
      );
      assert.ok(file.equals(Buffer.from(await answer.arrayBuffer())), way);
    }
    const plain = await fetch(new URL(pathname, server.address), {
      headers: { 'Accept-Encoding': 'identity' },
    });
    assert.equal(plain.headers.get('Content-Encoding'), null);
  },

  'stays within its budget': async (page) => {
    const paths = await page.page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => new URL(name).pathname)
        .filter((path) => path.startsWith('/assets/')),
    );
    const sizes = [...new Set(paths), '/index.html'].map((path) => [
      path,
      Math.round(sizeOf(path)),
    ]);
    assert.ok(
      sizes.some(([path]) => path.endsWith('.wasm')),
      'the module is among them',
    );
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    const advice =
      'make it smaller, or edit the number in web/budget.json and say why in the commit';
    assert.ok(
      total <= firstLoad.kib,
      `the first load is ${total} KiB (${JSON.stringify(sizes)}): ${advice}`,
    );
  },
});
