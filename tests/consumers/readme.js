import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './commands.js';

/** What the README calls the packages whose versions it tells. */
const names = {
  bun: 'Bun',
  codemirror: 'codemirror',
  deno: 'Deno',
  esbuild: 'esbuild',
  jest: 'Jest',
  jsdom: 'jsdom',
  'monaco-editor': 'monaco-editor',
  next: 'Next.js',
  react: 'React',
  rollup: 'rollup',
  typescript: 'TypeScript',
  vite: 'Vite',
  'vite-7': 'Vite',
  vitest: 'Vitest',
  webpack: 'webpack',
  workerd: 'workerd',
};

const read = (file) => readFileSync(join(root, file), 'utf8');

/** The versions that are tested here and that the README does not tell. */
export async function untoldVersions() {
  const readme = read('node_modules/mapping-generator/README.md');
  const told = readme.slice(readme.indexOf('## Where it runs'));
  const { devDependencies } = JSON.parse(read('package.json'));
  return Object.entries(names)
    .map(([key, name]) => `${name} ${devDependencies[key].replace(/^npm:.*@/, '')}`)
    .filter((version) => !told.includes(version))
    .join(', ');
}
