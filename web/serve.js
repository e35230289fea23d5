// Serves the build in dist/ and prints its address: node serve.js [--port N] [--host H] [--trino URL]
import { parseArgs } from 'node:util';
import { preview } from 'vite';
import { clusterRoutes } from './cluster.js';

const { values } = parseArgs({
  options: { port: { type: 'string' }, host: { type: 'string' }, trino: { type: 'string' } },
});

const server = await preview({
  root: import.meta.dirname,
  logLevel: 'warn',
  plugins: values.trino ? [clusterRoutes(values.trino)] : [],
  preview: {
    host: values.host ?? '127.0.0.1',
    port: Number(values.port ?? 4173),
    // A port that was asked for is that port or an error; the default may be taken by another page.
    strictPort: values.port !== undefined,
  },
});

const { local = [], network = [] } = server.resolvedUrls ?? {};
for (const address of [...local, ...network]) console.log(values.trino ? `${address}?cluster` : address);
