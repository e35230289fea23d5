// What the package costs a page. The budget for it is budget.json, which a test compares.

import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const dist = join(dirname(fileURLToPath(import.meta.url)), '../dist');

function brotliKiB(bytes) {
  const parameters = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params: parameters }).length / 1024;
}

/** A page that checks while its author types, and validates through its host's back end. */
const page = `export { load, createIntrospectionCache, fetchIntrospection } from './index.js'`;

/** JavaScript as a bundler writes it, brotli at its best, in KiB. */
async function bundleSize(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: dist },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  });
  return brotliKiB(outputFiles[0].contents);
}

/** What that page downloads: the module and the JavaScript. */
export async function downloadSize() {
  const module = brotliKiB(readFileSync(join(dist, 'core.wasm')));
  const javaScript = await bundleSize(page);
  return { module, javaScript, total: module + javaScript };
}

/** What an entry adds that stands for itself, such as `monaco`. */
export const adapterSize = (entry) => bundleSize(`export * from './${entry}.js'`);
