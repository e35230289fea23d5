// The playground in a real browser, which reaches nobody but the site.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { browserOf } from '../../tests/browser/support/browsers.mjs';

let server;
let address;
let browser;

before(async () => {
  const serve = fileURLToPath(new URL('../serve.mjs', import.meta.url));
  server = spawn(process.execPath, [serve, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: server.stdout })) {
    address = line;
    break;
  }
  browser = await browserOf('chromium');
});
after(async () => {
  server?.kill();
});

async function open(path) {
  const page = await browser.newPage();
  const elsewhere = [];
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin === new URL(address).origin || protocol === 'data:') return request.continue();
    elsewhere.push(request.url());
    return request.abort();
  });
  await page.goto(new URL(path, address));
  return { page, elsewhere, errors };
}

const codesOf = (page) =>
  page.$$eval('.findings li', (items) => items.map(({ dataset }) => dataset.code));
const statusOf = (page) => page.$eval('.verdict', ({ dataset }) => dataset.status);
const click = (page, text) => page.click(`xpath///button[normalize-space(.) = '${text}']`);

test('finds faults, leads to what they mean, and mends them', { timeout: 60_000 }, async () => {
  const { page, elsewhere, errors } = await open('playground.html');
  await page.waitForSelector('.verdict');
  const codes = await codesOf(page);
  for (const code of ['sql_misspelt_keyword', 'unknown_type_similar', 'unknown_node_similar'])
    assert.ok(codes.includes(code), `${code} is not in ${codes}`);

  await click(page, 'Mend what is safe');
  await page.waitForFunction(() => document.querySelectorAll('.findings li').length === 2);
  assert.deepEqual(new Set(await codesOf(page)), new Set(['sql_column_similar', 'node_failed']));
  await page.click('.fix');
  await page.waitForFunction(() => document.querySelector('.verdict').dataset.status === 'valid');
  assert.equal(await statusOf(page), 'valid');

  assert.deepEqual([elsewhere, errors], [[], []]);
  await page.close();
});

test('speaks Chinese where the page does', { timeout: 60_000 }, async () => {
  const { page, elsewhere, errors } = await open('zh/playground.html');
  const message = await (await page.waitForSelector('.message')).evaluate((it) => it.textContent);
  assert.match(message, /\p{Script=Han}/u);
  assert.deepEqual([elsewhere, errors], [[], []]);
  await page.close();
});

test('the link of a finding opens the page of its code', { timeout: 60_000 }, async () => {
  const { page } = await open('playground.html');
  await page.waitForSelector('[data-code="unknown_node_similar"] a');
  await page.click('[data-code="unknown_node_similar"] a');
  await page.waitForFunction(() =>
    document.querySelector('h1')?.textContent.includes('unknown_node_similar'),
  );
  await page.close();
});

test('the search finds a code without asking anybody', { timeout: 60_000 }, async () => {
  const { page, elsewhere } = await open('guide/authors.html');
  await (await page.waitForSelector('.VPNavBarSearchButton, .DocSearch-Button')).click();
  await (await page.waitForSelector('.VPLocalSearchBox input')).type('key_not_first');
  await page.waitForSelector('.VPLocalSearchBox a.result[href*="/diagnostics/key_not_first.html"]');
  assert.deepEqual(elsewhere, []);
  await page.close();
});
