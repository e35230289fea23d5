import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { root, run } from './commands.js';

/** The bundlers and what else the lock file lists, unless that is what is there. */
export async function installTools() {
  const [wanted, installed] = ['package-lock.json', 'node_modules/.installed'].map((file) =>
    join(root, file),
  );
  if (existsSync(installed) && readFileSync(wanted).equals(readFileSync(installed))) return;
  // Not `npm ci`: Vite 7 names packages for every platform, and a registry's mirror need not have them all.
  await run('npm', ['install', '--silent', '--no-save']);
  copyFileSync(wanted, installed);
}

/** Puts the tarball that would be published, and nothing else of the checkout, where the consumers find it. */
export async function installPackage() {
  const folder = mkdtempSync(join(tmpdir(), 'mapping-generator-consumers-'));
  await run('npm', ['pack', '--silent', '--pack-destination', folder], {
    cwd: resolve(root, '../../npm'),
  });
  const [tarball] = readdirSync(folder);
  await run('npm', [
    'install',
    '--silent',
    '--no-save',
    '--no-package-lock',
    join(folder, tarball),
  ]);
  rmSync(folder, { recursive: true });
}
