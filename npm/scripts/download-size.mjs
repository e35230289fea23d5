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

/** What that page downloads, brotli at its best, in KiB: the module, and the JavaScript as a bundler writes it. */
export async function downloadSize() {
  const { outputFiles } = await build({
    stdin: { contents: page, resolveDir: dist },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  });
  const module = brotliKiB(readFileSync(join(dist, 'core.wasm')));
  const javaScript = brotliKiB(outputFiles[0].contents);
  return { module, javaScript, total: module + javaScript };
}
