import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';

import { root } from './commands.js';
import { inFirefox } from './firefox.js';
import { inWebKit } from './webdriver.js';

const executable = process.env.CHROMIUM ?? '/usr/bin/chromium';
// Without application/wasm on purpose: the package must not depend on how a server is set up.
const types = { '.css': 'text/css', '.html': 'text/html', '.js': 'text/javascript' };
const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

const output = () => document.querySelector('output')?.textContent;

async function readOutput(page) {
  await page.waitForFunction(output, null, { timeout: 120_000 });
  return page.evaluate(output);
}

/** What `use` gives for a page; its error comes with what went wrong in the page. */
async function usePage(browser, url, use) {
  const page = await browser.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.setDefaultTimeout(120_000);
  try {
    await page.goto(url);
    return await use(page, problems);
  } catch (error) {
    throw new Error([error.message, ...problems].join('\n'), { cause: error });
  } finally {
    await page.close();
  }
}

/** A browser for the pages of consumers. */
export async function openBrowser() {
  const browser = await chromium.launch({
    executablePath: executable,
    args: ['--no-sandbox', '--disable-gpu'],
    timeout: 120_000,
  });
  return {
    close: () => browser.close(),
    /** What the page shows in its `output`, or what `read` gives for it and for what goes wrong in it. */
    answerOf: (url, read = readOutput) => usePage(browser, url, read),
  };
}

/** Another one, of which `inBrowser` gives a page and what goes wrong in it; only what all of them can is asked of it. */
const pagesOf = (inBrowser) => ({
  answerOf: (url, read = readOutput) =>
    inBrowser(async (page, problems) => {
      await page.goto(url);
      return read(page, problems);
    }),
});

export const firefox = pagesOf(inFirefox);
export const webkit = pagesOf(inWebKit);

/** Serves files by address prefix under a strict policy; gives the address and a way to stop. */
export async function serve(folders, headers = { 'Content-Security-Policy': policy }) {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url, 'http://host').pathname);
    const prefix = Object.keys(folders).find((candidate) => path.startsWith(candidate));
    const file = prefix && join(root, folders[prefix], path.slice(prefix.length));
    if (!file || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      ...headers,
    });
    createReadStream(file).pipe(response);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${server.address().port}`, stop };
}
