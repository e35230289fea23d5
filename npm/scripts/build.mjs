// Builds dist/ from src/ and the WebAssembly module: ESM, CommonJS, types for both, core.wasm, the command line.
//
// The module is taken from ../build/wasm-release/wasm, or from the folder that MAPPING_GENERATOR_WASM names.

import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { bundledPackages, licensed, thirdPartyNotices } from './notices.mjs';
import { configurationSchema, mappingSchema } from './schemas.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const moduleFolder = resolve(
  process.env.MAPPING_GENERATOR_WASM ?? join(root, '../build/wasm-release/wasm'),
);
const wasm = join(moduleFolder, 'mapping_generator.wasm');
const entries = [
  'index',
  'inline',
  'server',
  'jobs',
  'codemirror',
  'function-texts',
  'explanations',
  'monaco',
  'react',
  'worker',
  'worker-entry',
];
/** Those that Node has in another form. */
const ofNode = ['index', 'worker', 'worker-entry'].map((entry) => `${entry}.node`);

function findGlue() {
  const glue = join(moduleFolder, 'mapping_generator.mjs');
  if (existsSync(glue) && existsSync(wasm)) return glue;
  throw new Error(`no WebAssembly module in ${moduleFolder}: run scripts/build wasm first`);
}

/** CommonJS finds the module and the worker in another way than ESM does, and esbuild splits only ESM. */
const ownModuleOfCommonJs = {
  name: 'own-module',
  setup({ onResolve }) {
    onResolve({ filter: /\/own-(module|worker)(\.node)?\.js$/ }, ({ path }) => ({
      path: join(root, 'src', basename(path).replace(/\.js$/, '.cjs.ts')),
    }));
    onResolve({ filter: /\/inline-module\.js$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './inline-module.cjs', external: true } : undefined,
    );
  },
};

/** Emscripten's JavaScript takes the text coders from where ours takes them. */
const glueGlobals = {
  name: 'glue-globals',
  setup({ onLoad }) {
    onLoad({ filter: /\/mapping_generator\.mjs$/ }, ({ path }) => {
      const globals = JSON.stringify(join(root, 'src/globals.ts'));
      const text = readFileSync(path, 'utf8');
      return { contents: `import { TextDecoder } from ${globals};${text}`, loader: 'js' };
    });
  },
};

/** A library's own source map leads to files that are in no package: what is shown is its JavaScript. */
const ownSources = {
  name: 'own-sources',
  setup({ onLoad }) {
    onLoad({ filter: /\/node_modules\/.*\.[cm]?js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/^\/\/# sourceMappingURL=.*$/gm, ''),
      loader: 'js',
    }));
  },
};

async function buildJavaScript(glue) {
  const common = {
    absWorkingDir: root,
    entryPoints: [...entries, ...ofNode].map((entry) => `src/${entry}.ts`),
    outdir: 'dist',
    bundle: true,
    // Those who debug read it; a page's bundler minifies it with the rest.
    minify: false,
    sourcemap: true,
    target: 'es2022',
    platform: 'neutral',
    // The editor and React are the host's; there must be one copy of each.
    external: ['@codemirror/*', '@lezer/*', 'react'],
    // For the library that the jobs carry.
    mainFields: ['module', 'main'],
    alias: { 'emscripten-glue': glue, 'core-wasm-base64': wasm },
    loader: { '.wasm': 'base64' },
    plugins: [glueGlobals, ownSources],
    logLevel: 'warning',
  };
  await build({ ...common, format: 'esm', splitting: true, chunkNames: 'shared-[hash]' });
  await build({
    ...common,
    entryPoints: [
      // A page's worker is a module, whoever starts it.
      ...common.entryPoints.filter((entry) => entry !== 'src/worker-entry.ts'),
      'src/inline-module.ts',
    ],
    format: 'cjs',
    // esbuild then lists the exports in the way in which Node's ESM finds them.
    platform: 'node',
    outExtension: { '.js': '.cjs' },
    plugins: [glueGlobals, ownSources, ownModuleOfCommonJs],
  });
}

/** Chunks whose names an entry does not use do nothing, and bundlers warn of them; spaces keep the source map right. */
function dropBareImports() {
  for (const name of readdirSync(join(root, 'dist')).filter((file) => file.endsWith('.js'))) {
    const file = join(root, 'dist', name);
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text.replace(/^import "\.\/shared-\w+\.js";$/gm, (bare) => ' '.repeat(bare.length)),
    );
  }
}

/**
 * The jobs carry a library, and it another one. A note in front would move the lines of the source map, whose address has to
 * stay the last line.
 */
function addLicenses() {
  const packages = ['toad-scheduler', 'croner'].map((name) => licensed(root, name));
  for (const name of ['jobs.js', 'jobs.cjs']) {
    const file = join(root, 'dist', name);
    const text = readFileSync(file, 'utf8');
    const end = text.lastIndexOf('//# sourceMappingURL=');
    writeFileSync(file, `${text.slice(0, end)}${licenseNote(packages)}${text.slice(end)}`);
  }
  return packages;
}

const licenseNote = (packages) =>
  `/*\n${packages.map(({ name, license }) => `Contains ${name}:\n${license.replaceAll('*/', '* /')}`).join('\n\n')}\n*/\n`;

/** The command line uses the package beside it, and carries its libraries: in files of their own what few commands need. */
const ownPackage = {
  name: 'own-package',
  setup({ onResolve }) {
    onResolve({ filter: /\/index\.js$/ }, ({ importer }) =>
      importer.includes('node_modules') ? undefined : { path: './index.cjs', external: true },
    );
    onResolve({ filter: /\/(lsp|mcp)\/main\.js$/ }, ({ path, kind }) =>
      kind === 'dynamic-import'
        ? { path: `./${path.split('/').at(-2)}.cjs`, external: true }
        : undefined,
    );
    onResolve({ filter: /^undici$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './proxy.cjs', external: true },
    );
  },
};

/** The files of the command line, and what each is made of. */
const programs = {
  'cli.cjs': { entry: 'src/cli.ts', banner: { js: '#!/usr/bin/env node' } },
  'proxy.cjs': { entry: 'undici' },
  'lsp.cjs': { entry: 'src/lsp/main.ts' },
  'mcp.cjs': { entry: 'src/mcp/main.ts' },
};

/** Gives the packages that the files carry, whose licenses each has at its end. */
async function buildCommandLine() {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const carried = [];
  for (const [file, { entry, banner }] of Object.entries(programs)) {
    const outfile = join(root, 'dist', file);
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile,
      banner,
      bundle: true,
      minify: true,
      legalComments: 'none',
      metafile: true,
      target: 'node20',
      platform: 'node',
      format: 'cjs',
      define: { PACKAGE_VERSION: JSON.stringify(version) },
      // Its ESM wants to know where it is, which it does not in a bundle.
      alias: { fdir: join(root, 'node_modules/fdir/dist/index.cjs') },
      plugins: [ownPackage],
      logLevel: 'warning',
    });
    const packages = bundledPackages(root, metafile);
    carried.push(...packages);
    appendFileSync(outfile, licenseNote(packages));
  }
  chmodSync(join(root, 'dist/cli.cjs'), 0o755);
  return carried;
}

/** The declarations that the entries reach, each also as .d.cts, since a CommonJS importer reads no ESM types. */
function buildTypes() {
  const emitted = mkdtempSync(join(tmpdir(), 'mapping-generator-types-'));
  run('tsc', ['-p', 'tsconfig.types.json', '--outDir', emitted]);
  const reached = new Set(entries.map((entry) => join(emitted, `${entry}.d.ts`)));
  const relativeImport = /((?:from|import\()\s*["']\.{1,2}\/[^"']+)\.js(?=["'])/g;
  for (const file of reached) {
    const text = readFileSync(file, 'utf8');
    for (const [, start] of text.matchAll(relativeImport)) {
      reached.add(join(dirname(file), `${start.replace(/^.*["']/, '')}.d.ts`));
    }
    const target = join(root, 'dist', relative(emitted, file));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    writeFileSync(target.replace(/\.ts$/, '.cts'), text.replace(relativeImport, '$1.cjs'));
  }
  rmSync(emitted, { recursive: true });
}

function writeSchemas() {
  const schemas = { mapping: mappingSchema(), configuration: configurationSchema() };
  for (const [name, schema] of Object.entries(schemas))
    writeFileSync(join(root, `dist/${name}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`);
}

/** Whoever publishes needs them; whoever builds by hand need not have run the setup. */
function writeNotices(packages) {
  const file = join(root, 'THIRD_PARTY_NOTICES');
  try {
    writeFileSync(file, thirdPartyNotices(packages));
  } catch (error) {
    rmSync(file, { force: true });
    console.warn(`no THIRD_PARTY_NOTICES without scripts/lib/environment: ${error.message}`);
  }
}

function run(program, args) {
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}` },
  });
  if (status !== 0) throw error ?? new Error(`${program} failed`);
}

const glue = findGlue();
rmSync(join(root, 'dist'), { recursive: true, force: true });
run('npm', ['run', '--silent', 'generate']);
await buildJavaScript(glue);
dropBareImports();
const carried = [...addLicenses(), ...(await buildCommandLine())];
buildTypes();
writeSchemas();
copyFileSync(wasm, join(root, 'dist/core.wasm'));
if (existsSync(join(root, '../LICENSE')))
  copyFileSync(join(root, '../LICENSE'), join(root, 'LICENSE'));
writeNotices(carried);
