// Serves the built site and prints its address: node serve.mjs [--port N] [--host H]
import { parseArgs } from 'node:util';
import { preview } from 'vite';

const { values } = parseArgs({ options: { port: { type: 'string' }, host: { type: 'string' } } });

const server = await preview({
  root: import.meta.dirname,
  configFile: false,
  logLevel: 'warn',
  // Each page is a page of its own: another address is not found.
  appType: 'mpa',
  build: { outDir: '.vitepress/dist' },
  preview: {
    host: values.host ?? '127.0.0.1',
    port: Number(values.port ?? 4180),
    // A port that was asked for is that port or an error; the default may be taken by another page.
    strictPort: values.port !== undefined,
  },
});

const { local = [], network = [] } = server.resolvedUrls ?? {};
for (const address of [...local, ...network]) console.log(address);
