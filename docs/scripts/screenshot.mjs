// Makes the picture of the README and of the first page anew: the built editor with the sample mapping, in which a column and a
// type are misspelt.
//
//   scripts/build web; npm ci --prefix tests/browser; node docs/scripts/screenshot.mjs

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { launchBrowser } from '../../tests/browser/support/browsers.mjs';
import { EditorPage } from '../../tests/browser/support/editor-page.mjs';
import { serveBuildWith } from '../../tests/browser/support/server.mjs';

const file = fileURLToPath(new URL('../images/editor.webp', import.meta.url));

const sample = readFileSync(new URL('../../samples/tpch/mapping.json', import.meta.url), 'utf8');
const misspelt = sample
  .replace('c.mktsegment', 'c.mktsegmnt')
  .replace('"account_balance", "type": "DOUBLE"', '"account_balance", "type": "DECIMAL"');

const server = await serveBuildWith(() => false);
const browser = await launchBrowser('chromium');
try {
  const page = await EditorPage.open(browser, server.address);
  await page.page.setViewport({ width: 1280, height: 800, deviceScaleFactor: 1.5 });
  await page.openText('orders.mapping.json', misspelt);
  await page.untilProblems((problems) => problems.length > 1);
  await page.pointElsewhere();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await page.page.screenshot({ path: file, type: 'webp', quality: 80 });
} finally {
  await browser.close();
  await server.stop();
}
