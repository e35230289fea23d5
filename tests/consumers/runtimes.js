import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as workerdPackage from 'workerd';

import { root, run, start, stop, untilSaid } from './commands.js';

export const deno = () => run('deno', ['run', '--quiet', '--allow-read', 'runtimes/check.mjs']);

/** Where the program itself is: the install script of the package `bun`, which not every npm runs, takes it over. */
const bunPrograms = [
  `node_modules/@oven/bun-linux-${process.arch === 'arm64' ? 'aarch64' : 'x64'}/bin/bun`,
  'node_modules/bun/bin/bun.exe',
].map((path) => join(root, path));

export const bun = () => run(bunPrograms.find(existsSync), ['runtimes/check.mjs']);

/** The worker as a bundle, the module beside it, as workerd is given them. */
async function bundleWorker() {
  const folder = 'out/workerd';
  rmSync(join(root, folder), { recursive: true, force: true });
  mkdirSync(join(root, folder), { recursive: true });
  await run('esbuild', [
    'runtimes/workerd.js',
    '--bundle',
    '--format=esm',
    '--conditions=workerd,worker,browser',
    '--external:mapping-generator/core.wasm',
    `--outfile=${folder}/worker.js`,
  ]);
  const file = (from, to) => copyFileSync(join(root, from), join(root, folder, to));
  file('node_modules/mapping-generator/dist/core.wasm', 'core.wasm');
  file('runtimes/workerd.capnp', 'config.capnp');
  return folder;
}

export async function workerd() {
  const folder = await bundleWorker();
  // The third stream tells which port it is.
  const server = start(
    workerdPackage.default.default,
    ['serve', `${folder}/config.capnp`, '--control-fd=3'],
    {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    },
  );
  try {
    const [, port] = await untilSaid(server, /"port":(\d+)/);
    const url = `http://127.0.0.1:${port}/`;
    const headers = { 'Content-Type': 'application/json' };
    const refused = await fetch(url, { method: 'POST', headers, body: '{}' });
    return `${await (await fetch(url)).text()}, ${refused.status}`;
  } finally {
    await stop(server);
  }
}
