// What is built leads nowhere that is not there, and needs nobody else: the site works without a network.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { diagnosticMessages } from 'mapping-generator';

const built = fileURLToPath(new URL('../.vitepress/dist/', import.meta.url));
const pages = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.html'),
);
const htmlOf = new Map(pages.map((page) => [page, readFileSync(join(built, page), 'utf8')]));

const attributes = (html, name) =>
  Array.from(html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g')), ([, value]) =>
    value.replaceAll('&amp;', '&'),
  );
const idsOf = new Map(pages.map((page) => [page, new Set(attributes(htmlOf.get(page), 'id'))]));

/** Where an address leads to within the site: a file, and a place in it. */
function targetOf(page, address) {
  const [path, anchor] = address.split('#');
  const file = path.startsWith('/') ? path.slice(1) : join(dirname(page), path);
  if (path === '') return { file: page, anchor };
  return { file: file.endsWith('/') || file === '' ? `${file}index.html` : file, anchor };
}

const isFile = (file) => existsSync(join(built, file)) && statSync(join(built, file)).isFile();

function isThere(page, address) {
  const { file, anchor } = targetOf(page, address);
  if (!isFile(file)) return false;
  return !anchor || idsOf.get(file)?.has(decodeURIComponent(anchor)) === true;
}

const isOutside = (address) => /^(https?|mailto|data):/.test(address);

test('every link leads to a page, and to a place that it has', () => {
  const dead = pages.flatMap((page) =>
    attributes(htmlOf.get(page), '(?:href|src)')
      .filter((address) => !isOutside(address) && !isThere(page, address))
      .map((address) => `${page} → ${address}`),
  );
  assert.deepEqual(dead, []);
});

test('no page fetches anything from elsewhere', () => {
  for (const [page, html] of htmlOf) {
    const fetched = html.match(/<(?:script|img|iframe|link)[^>]*(?:src|href)="https?:[^>]*>/);
    assert.equal(fetched, null, page);
  }
});

test('every section that a guide takes from the README is there', () => {
  for (const [page, html] of htmlOf) assert.ok(!html.includes('@include'), page);
  assert.ok(htmlOf.get('guide/ci.html').includes('id="the-command-line"'));
});

const asText = (html) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(lt|gt|quot|amp|#39);/g,
      (_, name) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name] ?? "'",
    )
    .replace(/\s+/g, ' ');

test('every code has a page under its name, with its message in both languages', () => {
  const missing = Object.entries(diagnosticMessages).filter(([code, { en, zh }]) => {
    const page = asText(htmlOf.get(`diagnostics/${code}.html`) ?? '');
    return [en, zh].some((text) => !page.includes(text));
  });
  assert.deepEqual(missing, []);
});
