import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { root, run } from '../commands.js';

const vite = resolve(root, 'node_modules/vite/bin/vite.js');

/**
 * Builds a page that is nothing but an example, as Vite builds it; gives its folder. `scripts` are its modules by name, `files`
 * what lies beside it.
 */
export async function buildPage(name, { scripts, files = {}, body = '' }) {
  const folder = join(root, 'out', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'public'), { recursive: true });
  const page =
    `<!doctype html><meta charset="utf-8" /><title>${name}</title><link rel="icon" href="data:," />${body}` +
    Object.keys(scripts)
      .map((script) => `<script type="module" src="./${script}"></script>`)
      .join('');
  writeFileSync(join(folder, 'index.html'), page);
  for (const [script, code] of Object.entries(scripts)) writeFileSync(join(folder, script), code);
  for (const [file, text] of Object.entries(files))
    writeFileSync(join(folder, 'public', file), text);
  await run('node', [vite, 'build', folder, '--logLevel', 'error']);
  return `out/${name}/dist`;
}
