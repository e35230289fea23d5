// Packs the extension, with the language server of ../npm/dist in it, as a .vsix: a zip with a manifest of its own in front.
// Needs no network. Usage: npm run package [-- FILE]

import { build } from 'esbuild';
import { zipSync } from 'fflate';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { contentTypes, vsixManifest } from './manifest.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const npm = join(root, '../npm');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** What the language server consists of. */
const server = ['cli.cjs', 'lsp.cjs', 'index.cjs', 'core.wasm'];

/** In the package: where it is taken from. */
const files = {
  'README.md': join(root, 'README.md'),
  'LICENSE.txt': join(root, '../LICENSE'),
  'language-configuration.json': join(root, 'language-configuration.json'),
  ...Object.fromEntries(
    manifest.contributes.grammars.map(({ path }) => [path.slice(2), join(root, path)]),
  ),
  ...Object.fromEntries(server.map((name) => [`server/${name}`, join(npm, 'dist', name)])),
};
const notices = join(npm, 'THIRD_PARTY_NOTICES');
if (existsSync(notices)) files['server/THIRD_PARTY_NOTICES'] = notices;

/** Those that the package has. */
const schemas = manifest.contributes.jsonValidation.filter(({ url }) => {
  const file = join(npm, 'dist', url.replace('./schemas/', ''));
  if (existsSync(file)) files[url.slice(2)] = file;
  return existsSync(file);
});

/** The manifest without what only concerns the making of the package. */
function packedManifest() {
  const { scripts, devDependencies, private: _, type, ...rest } = manifest;
  return JSON.stringify(
    { ...rest, contributes: { ...rest.contributes, jsonValidation: schemas } },
    null,
    2,
  );
}

async function bundle() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/extension.ts'],
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode'],
    legalComments: 'inline',
    write: false,
  });
  return outputFiles[0].contents;
}

const missing = Object.values(files).filter((file) => !existsSync(file));
if (missing.length > 0)
  throw new Error(`not there: ${missing.join(', ')}; build the package in ../npm first`);

const text = (value) => new TextEncoder().encode(value);
const entries = {
  'extension.vsixmanifest': text(vsixManifest(manifest)),
  'extension/package.json': text(packedManifest()),
  'extension/dist/extension.cjs': await bundle(),
};
for (const [name, file] of Object.entries(files)) entries[`extension/${name}`] = readFileSync(file);
const endings = new Set(Object.keys(entries).map((name) => extname(name)));
// The same package makes the same bytes.
const zip = zipSync(
  { '[Content_Types].xml': text(contentTypes(endings)), ...entries },
  { level: 9, mtime: '2020-01-01T00:00:00' },
);
const target = resolve(process.argv[2] ?? join(root, `${manifest.name}-${manifest.version}.vsix`));
writeFileSync(target, zip);
console.log(`${target} (${Math.round(zip.length / 1024)} KiB)`);
