// Serves the build in dist/ and prints its address:
// node serve.js [--port N] [--host H] [--trino URL] [--jobs] [--records FOLDER] [--postgres URL] [--kubeconfig FILE]
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { preview } from 'vite';
import { clusterRoutes } from './cluster.js';
import { compressedModules } from './compressed.js';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    host: { type: 'string' },
    trino: { type: 'string' },
    jobs: { type: 'boolean' },
    records: { type: 'string' },
    postgres: { type: 'string' },
    kubeconfig: { type: 'string' },
  },
});

// Loaded only where it is wanted: the editor alone needs no database.
async function openJobs() {
  const { jobsOf } = await import('./jobs.js');
  const { records: folder, postgres, kubeconfig, trino } = values;
  return jobsOf({ folder, postgres, kubeconfig, trino });
}

const jobs = values.jobs ? await openJobs() : null;

const server = await preview({
  root: import.meta.dirname,
  logLevel: 'warn',
  plugins: [
    compressedModules(join(import.meta.dirname, 'dist')),
    values.trino && clusterRoutes(values.trino),
    jobs?.plugin,
  ],
  preview: {
    host: values.host ?? '127.0.0.1',
    port: Number(values.port ?? 4173),
    // A port that was asked for is that port or an error; the default may be taken by another page.
    strictPort: values.port !== undefined,
  },
});

const { local = [], network = [] } = server.resolvedUrls ?? {};
for (const address of [...local, ...network])
  console.log(values.trino ? `${address}?cluster` : address);

async function end() {
  await jobs?.close();
  process.exit();
}
if (jobs) for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void end());
