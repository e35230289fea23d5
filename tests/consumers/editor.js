import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { serve } from './browser.js';
import { root } from './commands.js';
import { exampleOf } from './examples/blocks.js';
import { buildPage } from './examples/page.js';
import { carryOut } from './steps.js';

// The editor of the README's example, used as an author does.

const node = `{
"node_definitions": [{ "label": "Customer", "sql": "SELECT c.custkey, c. FROM customer c",
"primary_key": { "name": "custkey", "type": "STRNG" } }]
}`;

/** Carried out in the page. */
const isThere = ([at, text]) =>
  [...document.querySelectorAll(at)].some((found) => found.textContent.includes(text));

const untilText = (page, selector, wanted) =>
  page.waitForFunction(isThere, [selector, wanted], { timeout: 120_000 });

/** Where a word of the editor stands on the screen at the moment. */
const placeNow = (page, word) =>
  page.evaluate((wanted) => {
    const texts = document.createTreeWalker(document.querySelector('.cm-content'), 4);
    while (texts.nextNode() && !texts.currentNode.data.includes(wanted));
    const range = document.createRange();
    const at = texts.currentNode.data.indexOf(wanted);
    range.setStart(texts.currentNode, at);
    range.setEnd(texts.currentNode, at + wanted.length);
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x, y: y + height / 2, width };
  }, word);

/** Where it stands when the editor has come to rest. */
async function placeOf(page, word) {
  for (let before = null; ;) {
    const place = await placeNow(page, word);
    if (place.x === before?.x && place.y === before.y) return place;
    before = place;
    await page.waitForTimeout(100);
  }
}

/** While it is being looked for anew, the list that is still to be seen takes no answer. */
const offered =
  '.cm-tooltip-autocomplete:not(.cm-tooltip-autocomplete-disabled) .cm-completionLabel';

/** What an author does, by what it shows. */
const steps = {
  async fix(page) {
    await untilText(page, '.cm-lintRange-error', 'STRNG');
    const { x, y, width } = await placeOf(page, 'STRNG');
    await page.mouse.click(x + width / 2, y);
    await page.keyboard.press('Control+.');
    await untilText(page, offered, 'STRING');
    // CodeMirror takes no answer to what was not to be seen yet.
    await page.waitForTimeout(100);
    await page.keyboard.press('Enter');
    await untilText(page, '.cm-content', '"STRING"');
  },
  async completion(page) {
    const { x, y } = await placeOf(page, 'FROM');
    await page.mouse.click(x, y);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('mkt');
    await untilText(page, offered, 'mktsegment');
    await page.waitForTimeout(100);
    await page.keyboard.press('Enter');
    await untilText(page, '.cm-content', 'c.mktsegment FROM');
  },
  async hover(page) {
    // A hand goes on moving: CodeMirror forgets a pointer that rests while the text below it is drawn anew.
    for (let step = 0; step < 60; step += 1) {
      const { x, y, width } = await placeOf(page, 'mktsegment');
      await page.mouse.move(x + width / 2 + (step % 2), y);
      await page.waitForTimeout(1000);
      if (await page.evaluate(isThere, ['.cm-card', 'tpch.tiny.customer.mktsegment'])) return;
    }
    throw new Error('no card');
  },
  async format(page) {
    await page.keyboard.press('Shift+Alt+F');
    // The break of a row shows its mark.
    await untilText(page, '.cm-content', '↵FROM customer c');
  },
};

// CodeMirror writes its styles into the page, with the lines under faults as images.
const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
].join('; ');

/** Writes a mapping with a fault; gives what the editor did about it. */
async function writeMapping(page) {
  await untilText(page, '.cm-content', 'node_definitions');
  await page.click('.cm-content');
  await page.keyboard.press('Control+a');
  // At once, as it is pasted: typed, CodeMirror would close the brackets by itself.
  await page.keyboard.insertText(node);
  return (await carryOut(page, steps)).join(', ');
}

/** Builds the page of the README's example under a name, and writes a mapping there. */
export async function editorPage(name, browser) {
  const catalog = readFileSync(resolve(root, '../../samples/tpch/catalog.json'), 'utf8');
  const folder = await buildPage(name, {
    scripts: { 'main.js': exampleOf('CodeMirror', 'js', 15) },
    files: { 'catalog.json': catalog },
  });
  const server = await serve({ '/': folder }, { 'Content-Security-Policy': policy });
  try {
    return await browser.answerOf(`${server.url}/index.html`, writeMapping);
  } finally {
    server.stop();
  }
}
