import { defineConfig } from 'vite';
import { contentSecurityPolicy, policyText } from './build/content-security-policy.ts';
import { offlineWorker } from './build/offline.ts';

/** What an editor of text is made of, that of the mapping or that of one query. */
const firstEditor =
  /\/(npm\/dist\/codemirror|editor\/dist\/(commands|fixes)\.js|node_modules\/(@codemirror\/(view|state|language|commands|autocomplete|lint|lang-json)|@lezer|style-mod|crelt|w3c-keyname|@marijn)\/)/;

export default defineConfig({
  // Relative addresses: the build works under any path of any static server.
  base: './',
  plugins: [contentSecurityPolicy(), offlineWorker()],
  // Each page is a page of its own: another address is not found, and the server's answers keep theirs.
  appType: 'mpa',
  // The samples live beside web/, because tests and tools use them too.
  server: { fs: { allow: ['..'] } },
  // `frame-ancestors` counts in a header only; the rest is the same as the page's own <meta>.
  preview: { headers: { 'Content-Security-Policy': `${policyText}; frame-ancestors 'none'` } },
  // Vite would move the package's script away from its .wasm file.
  optimizeDeps: { exclude: ['mapping-generator', 'mapping-generator-editor', 'kuzu-wasm/sync'] },
  // The packages stand beside the page, each with what it uses in a folder of its own; of these there must be one copy.
  resolve: {
    dedupe: ['autocomplete', 'commands', 'lang-json', 'language', 'lint', 'state', 'view']
      .map((name) => `@codemirror/${name}`)
      .concat(['@lezer/common', '@lezer/highlight', 'mapping-generator', 'react', 'react-dom']),
  },
  worker: { format: 'es' },
  build: {
    rollupOptions: {
      input: ['index.html', 'jobs.html'],
      // What the first editor and those that come later have in common, as one file: of several, a browser fetches more bytes.
      output: { advancedChunks: { groups: [{ name: 'codemirror', test: firstEditor }] } },
    },
    target: 'es2022',
    // The editor's colours are written with `light-dark()`.
    cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
  },
});
