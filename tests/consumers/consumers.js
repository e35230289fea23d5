import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

import { firefox, serve, webkit } from './browser.js';
import { root, run, start, stop, untilSaid } from './commands.js';
import { editorPage } from './editor.js';
import { examplesOf } from './examples/readme.js';
import { monacoPage } from './monaco.js';
import { nextApp } from './next.js';
import { reactPage } from './react.js';
import { untoldVersions } from './readme.js';
import { bun, deno, workerd } from './runtimes.js';

const answered = 'DOUBLE invalid';
const carriedOut = /^\d+ carried out$/;
const writtenInMonaco = 'marker, fix, completion, hover, rename';
const edited = 'fix, completion, hover, format';
const ownWasm = 'node_modules/mapping-generator/dist/core.wasm';
const vite7 = resolve(root, 'node_modules/vite-7/bin/vite.js');
const vite8 = resolve(root, 'node_modules/vite/bin/vite.js');

const node = (file) => () => run('node', [`node/${file}`]);

/** Serves what a bundler wrote and reads the answer in the browser. */
async function answerOfFolder(browser, folder, page) {
  const server = await serve({ '/': folder });
  try {
    return await browser.answerOf(`${server.url}/${page}`);
  } finally {
    server.stop();
  }
}

function emptyFolder(name) {
  const folder = join('out', name);
  rmSync(join(root, folder), { recursive: true, force: true });
  mkdirSync(join(root, folder), { recursive: true });
  return folder;
}

/** Runs a bundler that writes bundle.js, puts a page beside it and opens that. */
const bundle =
  (name, commandOf, { page = 'bundle.html', extra } = {}) =>
  async (browser) => {
    const folder = emptyFolder(name);
    await run(...commandOf(folder));
    copyFileSync(join(root, 'page', page), join(root, folder, page));
    if (extra) copyFileSync(join(root, extra), join(root, folder, basename(extra)));
    return answerOfFolder(browser, folder, page);
  };

/** A bundle for a server, which is all that is brought there. */
const serverBundle = (name, options) => async () => {
  const folder = emptyFolder(name);
  const outfile = `${folder}/bundle.cjs`;
  const platform = ['--bundle', '--platform=node', '--format=cjs', `--outfile=${outfile}`];
  await run('esbuild', ['node/commonjs.cjs', ...platform, ...options]);
  return run('node', [outfile]);
};

/** A bundle for the page and one for its worker. */
const esbuildWithWorker = (folder) => [
  'esbuild',
  [
    'bundle=page/own-worker.js',
    'page/worker-script.js',
    '--bundle',
    '--format=esm',
    '--loader:.wasm=file',
    `--outdir=${folder}`,
  ],
];

const serviceWorker = (folder) => [
  'esbuild',
  [
    'page/service-worker.js',
    'page/service-worker-page.js',
    '--bundle',
    '--format=esm',
    '--loader:.wasm=file',
    `--outdir=${folder}`,
  ],
];

/** As a framework does that serves files elsewhere than its server finds them. */
const webpackServerBundle = (name, entry) => async () => {
  const folder = emptyFolder(name);
  const places = ['--entry', `./node/${entry}`, '--output-path', resolve(root, folder)];
  await run('webpack', ['--config', 'node/webpack.config.cjs', ...places]);
  return run('node', [`${folder}/bundle.cjs`]);
};

/** Jest's words are many: the count is what matters. */
const jest = (environment) => async () => {
  const output = await run('jest', ['--config', 'jest/jest.config.cjs', '--env', environment]);
  return /^Tests: .*/m.exec(output)?.[0] ?? output;
};

const vitest = (environment) => async () => {
  const parameters = ['run', '--root', 'vitest', '--environment', environment];
  const output = await run('vitest', parameters);
  return /^ *Tests .*/m.exec(output)?.[0].trim() ?? output;
};

const rollup = (entry) => (folder) => [
  'rollup',
  [`page/${entry}`, '--plugin', 'node-resolve', '--format', 'es', '--file', `${folder}/bundle.js`],
];

const esbuild =
  (entry, ...options) =>
  (folder) => [
    'esbuild',
    [`page/${entry}`, '--bundle', '--format=esm', `--outfile=${folder}/bundle.js`, ...options],
  ];

const webpack = (entry, config) => (folder) => [
  'webpack',
  [
    '--config',
    `page/${config}`,
    '--entry',
    `./page/${entry}`,
    '--output-path',
    resolve(root, folder),
  ],
];

const viteBuild = (name, vite, page) => async (browser) => {
  const folder = emptyFolder(name);
  await run(
    'node',
    [vite, 'build', 'page', '--config', 'page/vite.config.js', '--outDir', resolve(root, folder)],
    {
      env: { PAGE: page },
    },
  );
  return answerOfFolder(browser, folder, page);
};

/** The dev server's first start, with nothing pre-bundled. */
const viteDev =
  (vite, page, exclude = '') =>
  async (browser) => {
    const cacheFolder = mkdtempSync(join(tmpdir(), 'mapping-generator-vite-'));
    const environment = {
      PAGE: page,
      EXCLUDE: exclude,
      CACHE: cacheFolder,
    };
    const server = start(
      'node',
      [vite, 'page', '--config', 'page/vite.config.js', '--host', '127.0.0.1'],
      {
        env: environment,
      },
    );
    try {
      const [address] = await untilSaid(server, /http:\/\/127\.0\.0\.1:\d+\//);
      return await browser.answerOf(`${address}${page}`);
    } finally {
      await stop(server);
      rmSync(cacheFolder, { recursive: true });
    }
  };

async function unbundled(browser) {
  const folders = { '/mapping-generator/': 'node_modules/mapping-generator', '/page/': 'page' };
  const server = await serve(folders, {});
  try {
    return await browser.answerOf(`${server.url}/page/unbundled.html`);
  } finally {
    server.stop();
  }
}

async function filesOfTarball() {
  const files = readdirSync(resolve(root, 'node_modules/mapping-generator'));
  return files.sort().join(' ');
}

/** The version, then the exit status and the findings of an invalid mapping. */
async function commandLine() {
  const version = await run('mapping-generator', ['--version']);
  const checking = start('mapping-generator', ['check', '-']);
  checking.child.stdin.end('{"node_definitions": []}');
  const status = await new Promise((ended) => checking.child.on('close', ended));
  return `${version} ${status} ${checking.output}`;
}

const initialize = (params) =>
  JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params });

/** What a server says of itself, when it is asked and nobody is there any more. */
async function introduction(command, question) {
  const server = start('mapping-generator', [command]);
  const ended = new Promise((close) => server.child.on('close', close));
  server.child.stdin.write(question);
  while (!server.output.includes('"serverInfo"'))
    await new Promise((more) => server.child.stdout.once('data', more));
  server.child.stdin.end();
  return `${await ended} ${server.output}`;
}

function languageServer() {
  const body = initialize({ processId: null, rootUri: null, capabilities: {} });
  return introduction('lsp', `Content-Length: ${body.length}\r\n\r\n${body}`);
}

function agentsServer() {
  const clientInfo = { name: 'consumer', version: '1' };
  const params = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo };
  return introduction('mcp', `${initialize(params)}\n`);
}

const inCodeMirror = [
  'CodeMirror, the example',
  (name, opened) => editorPage(`codemirror-${name}`, opened),
  edited,
];
const inMonaco = [
  'Monaco, the example',
  (name, opened) => monacoPage(`monaco-${name}`, opened),
  writtenInMonaco,
];

/** What browsers beside Chromium must be able to do. */
const inOther = (name, browser, editors) =>
  [
    ['no bundler', unbundled, answered],
    [
      'Vite 8 build, loadInWorker',
      viteBuild(`vite-8-own-${name}`, vite8, 'loaded-in-worker.html'),
      answered,
    ],
    ...editors.map(([what, open, expected]) => [what, (opened) => open(name, opened), expected]),
  ].map(([what, consume, expected]) => [`${what}, ${name}`, () => consume(browser), expected]);

/** What is done, how, and what must come out. */
export const consumers = [
  [
    'tarball',
    filesOfTarball,
    'CHANGELOG.md LICENSE README.md THIRD_PARTY_NOTICES dist package.json',
  ],
  ['README, the versions of this table', untoldVersions, ''],
  ['README, the examples', examplesOf('npm/README.md'), carriedOut],
  ['README of the repository, the examples', examplesOf('README.md'), carriedOut],
  ['README of the extension, the examples', examplesOf('vscode/README.md'), carriedOut],
  ['Node ESM', node('esm.mjs'), answered],
  ['Node ESM inline', node('esm-inline.mjs'), answered],
  ['Node CommonJS', node('commonjs.cjs'), answered],
  ['Node CommonJS inline', node('commonjs-inline.cjs'), answered],
  ['Node, both module kinds together', node('together.cjs'), '400 503 400 503 400 503 400 503'],
  ['Node worker', node('worker.mjs'), answered],
  ['Node ESM, loadInWorker', node('loaded-in-worker.mjs'), answered],
  ['Node CommonJS, loadInWorker', node('loaded-in-worker.cjs'), answered],
  ['Node ESM, server', node('server.mjs'), '400 VALIDATION_FAILED'],
  ['Node CommonJS, server', node('server.cjs'), '400 VALIDATION_FAILED'],
  ['Node ESM, jobs', node('jobs.mjs'), '1 ended: 12'],
  ['Node CommonJS, jobs', node('jobs.cjs'), '1 ended: 12'],
  ['Deno', deno, [answered, answered, answered].join(', ')],
  ['Bun', bun, [answered, answered, answered].join(', ')],
  ['workerd', workerd, `${answered}, 400`],
  ['Jest node', jest('node'), 'Tests:       2 passed, 2 total'],
  ['Jest jsdom', jest('jsdom'), 'Tests:       2 passed, 2 total'],
  ['Vitest node', vitest('node'), 'Tests  3 passed (3)'],
  ['Vitest jsdom', vitest('jsdom'), 'Tests  3 passed (3)'],
  ['Next.js', nextApp, `DOUBLE, ${answered}, 400, VALIDATION_FAILED`],
  ['command line', commandLine, /^0\.\d+\.\d+ 1 .*<stdin>:1:22: error: /s],
  ['language server', languageServer, /^1 .*"positionEncoding":"utf-16"/s],
  ['MCP server', agentsServer, /^0 .*"serverInfo":\{"name":"mapping-generator"/s],
  ['TypeScript, both module kinds', () => run('tsc', ['-p', 'typescript']), ''],
  ['TypeScript, a page with editors', () => run('tsc', ['-p', 'typescript-page']), ''],
  ['no bundler', unbundled, answered],
  [
    'esbuild, file loader',
    bundle('esbuild', esbuild('asset-url.js', '--loader:.wasm=file')),
    answered,
  ],
  ['esbuild for a server', serverBundle('esbuild-server', []), answered],
  ['esbuild for a server, minified', serverBundle('esbuild-minified', ['--minify']), answered],
  ['webpack for a server', webpackServerBundle('webpack-server', 'esm.mjs'), answered],
  ['webpack for a server, CommonJS', webpackServerBundle('webpack-cjs', 'commonjs.cjs'), answered],
  [
    'esbuild, classic script',
    bundle('esbuild-iife', esbuild('plain.js', '--format=iife'), { page: 'bundle-classic.html' }),
    /^load_failed: .*import\.meta\.url.*wasmUrl/,
  ],
  ['rollup inline', bundle('rollup-inline', rollup('inline.js')), answered],
  ['rollup, wasmUrl', bundle('rollup-url', rollup('wasm-url.js'), { extra: ownWasm }), answered],
  ['rollup, no file', bundle('rollup', rollup('plain.js')), /^load_failed: .*wasmUrl/],
  ['esbuild, no file', bundle('esbuild-plain', esbuild('plain.js')), /^load_failed: .*wasmUrl/],
  ['esbuild inline', bundle('esbuild-inline', esbuild('inline.js', '--minify')), answered],
  ['webpack', bundle('webpack', webpack('plain.js', 'webpack.config.cjs')), answered],
  [
    'webpack inline',
    bundle('webpack-inline', webpack('inline.js', 'webpack.config.cjs')),
    answered,
  ],
  [
    'webpack, loadInWorker',
    bundle('webpack-worker', webpack('loaded-in-worker.js', 'webpack.config.cjs')),
    answered,
  ],
  ['esbuild, loadInWorker', bundle('esbuild-worker', esbuildWithWorker), answered],
  [
    'esbuild, service worker',
    bundle('service-worker', serviceWorker, { page: 'service-worker.html' }),
    answered,
  ],
  ['Vite 8 build', viteBuild('vite-8', vite8, 'plain.html'), answered],
  ['Vite 8 build, worker', viteBuild('vite-8-worker', vite8, 'worker.html'), answered],
  ['Vite 8 build, loadInWorker', viteBuild('vite-8-own', vite8, 'loaded-in-worker.html'), answered],
  ['Vite 7 build, loadInWorker', viteBuild('vite-7-own', vite7, 'loaded-in-worker.html'), answered],
  ['CodeMirror, the example', (browser) => editorPage('codemirror', browser), edited],
  ['Monaco, the example', (browser) => monacoPage('monaco', browser), writtenInMonaco],
  ['React, the example', reactPage, 'At least one node definition is needed'],
  ...inOther('Firefox', firefox, [inCodeMirror, inMonaco]),
  // Monaco's own menus do not always open there under WebDriver.
  ...inOther('WebKit', webkit, [inCodeMirror]),
  ['Vite 8 build inline', viteBuild('vite-8-inline', vite8, 'inline.html'), answered],
  ['Vite 7 build', viteBuild('vite-7', vite7, 'plain.html'), answered],
  ['Vite 8 dev', viteDev(vite8, 'plain.html'), answered],
  ['Vite 8 dev, ?url', viteDev(vite8, 'vite-url.html'), answered],
  ['Vite 8 dev, loadInWorker', viteDev(vite8, 'loaded-in-worker.html'), answered],
  [
    'Vite 7 dev, excluded, loadInWorker',
    viteDev(vite7, 'loaded-in-worker.html', 'mapping-generator'),
    answered,
  ],
  ['Vite 8 dev inline', viteDev(vite8, 'inline.html'), answered],
  ['Vite 7 dev', viteDev(vite7, 'plain.html'), /^load_failed: .*optimizeDeps/],
  ['Vite 7 dev, excluded', viteDev(vite7, 'plain.html', 'mapping-generator'), answered],
  ['Vite 7 dev, ?url', viteDev(vite7, 'vite-url.html'), answered],
];
