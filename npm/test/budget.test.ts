import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

import { adapterSize, codeMirrorSize, downloadSize } from '../scripts/download-size.mjs';

const file = new URL('../budget.json', import.meta.url);
type Budget = { kib: number };
const { download, adapter, codemirror } = JSON.parse(readFileSync(file, 'utf8')) as Record<
  'download' | 'adapter' | 'codemirror',
  Budget
>;
const advice = 'make it smaller, or edit the number in npm/budget.json and say why in the commit';

// Brotli at its best takes its time.
it('keeps the download within its budget', { timeout: 180_000 }, async () => {
  const { module, javaScript, total } = await downloadSize();
  const sizes = `${total.toFixed(1)} KiB (module ${module.toFixed(1)}, JavaScript ${javaScript.toFixed(1)})`;
  expect(total, `The download is ${sizes}: ${advice}`).toBeLessThanOrEqual(download.kib);
});

it.each(['monaco'])('keeps the adapter for %s within its budget', async (entry) => {
  const size = await adapterSize(entry);
  expect(size, `It is ${size.toFixed(1)} KiB`).toBeLessThanOrEqual(adapter.kib);
});

it('keeps the part for CodeMirror within its budget', { timeout: 180_000 }, async () => {
  const size = await codeMirrorSize();
  expect(size, `It adds ${size.toFixed(2)} KiB: ${advice}`).toBeLessThanOrEqual(codemirror.kib);
});
