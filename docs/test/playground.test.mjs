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
/** What is there and has come to rest. */
const click = (page, selector) => page.locator(selector).click();
const clickButton = (page, text) => click(page, `xpath///button[normalize-space(.) = '${text}']`);
/** Until then the page is a picture of itself, which takes no click. */
const untilAlive = (page) =>
  page.waitForFunction(() => document.querySelector('#app').__vue_app__ !== undefined);

test('finds faults, leads to what they mean, and mends them', { timeout: 180_000 }, async () => {
  const { page, elsewhere, errors } = await open('playground.html');
  await page.waitForSelector('.verdict');
  const codes = await codesOf(page);
  for (const code of ['sql_misspelt_keyword', 'unknown_type_similar', 'unknown_node_similar'])
    assert.ok(codes.includes(code), `${code} is not in ${codes}`);

  await clickButton(page, 'Mend what is safe');
  await page.waitForFunction(() => document.querySelectorAll('.findings li').length === 2);
  assert.deepEqual(new Set(await codesOf(page)), new Set(['sql_column_similar', 'node_failed']));
  await click(page, '.fix');
  await page.waitForFunction(() => document.querySelector('.verdict').dataset.status === 'valid');
  assert.equal(await statusOf(page), 'valid');

  assert.deepEqual([elsewhere, errors], [[], []]);
  await page.close();
});

test('speaks Chinese where the page does', { timeout: 180_000 }, async () => {
  const { page, elsewhere, errors } = await open('zh/playground.html');
  const message = await (await page.waitForSelector('.message')).evaluate((it) => it.textContent);
  assert.match(message, /\p{Script=Han}/u);
  assert.deepEqual([elsewhere, errors], [[], []]);
  await page.close();
});

test('the link of a finding opens the page of its code', { timeout: 180_000 }, async () => {
  const { page } = await open('playground.html');
  await click(page, '[data-code="unknown_node_similar"] a');
  await page.waitForFunction(() =>
    document.querySelector('h1')?.textContent.includes('unknown_node_similar'),
  );
  await page.close();
});

test('the search finds a code without asking anybody', { timeout: 180_000 }, async () => {
  const { page, elsewhere } = await open('guide/authors.html');
  await untilAlive(page);
  await click(page, '.VPNavBarSearchButton, .DocSearch-Button');
  await (await page.waitForSelector('.VPLocalSearchBox input')).type('key_not_first');
  await page.waitForSelector('.VPLocalSearchBox a.result[href*="/diagnostics/key_not_first.html"]');
  assert.deepEqual(elsewhere, []);
  await page.close();
});
