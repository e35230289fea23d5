import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire, SourceMap } from 'node:module';
import type { SourceMapPayload } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

import type * as Main from '../dist/index.js';
import type * as Jobs from '../dist/jobs.js';
import type * as Server from '../dist/server.js';
import type * as InWorker from '../dist/worker.js';
import { mappingWith } from './support.js';

const require = createRequire(import.meta.url);
const dist = (file: string): string => fileURLToPath(new URL(`../dist/${file}`, import.meta.url));

type Entry = typeof Main & typeof Server & typeof Jobs & typeof InWorker;

const entry = async (file: string): Promise<Entry> =>
  (file.endsWith('.cjs') ? require(dist(file)) : await import(dist(file))) as Entry;

const mains = [
  'index.js',
  'index.node.js',
  'inline.js',
  'index.cjs',
  'index.node.cjs',
  'inline.cjs',
];
const pairs = mains.flatMap((main) =>
  ['server.js', 'server.cjs'].map((server): [string, string] => [main, server]),
);

describe('entries of either kind work together', () => {
  const text = JSON.stringify(mappingWith(1));
  const post = () =>
    new Request('https://host/', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: text,
    });

  it.each(pairs)('%s with %s', async (main, server) => {
    const { load, IntrospectionError, MappingError } = await entry(main);
    const { createSnapshotHandler, createMappingHandler, createIntrospectionHandler } =
      await entry(server);
    const generator = await load();
    const answers = async (kind: 'query' | 'unavailable') => {
      const introspect = () => Promise.reject(new IntrospectionError('no', { kind }));
      const validate = { introspect };
      const snapshots = createSnapshotHandler({
        generator,
        validate,
        mappingOf: () => text,
        create: () => ({}),
      });
      const mappings = createMappingHandler({ generator, validate, store: () => ({}) });
      return [(await snapshots(post())).status, (await mappings(post())).status];
    };
    expect(await answers('query')).toEqual([400, 400]);
    expect(await answers('unavailable')).toEqual([503, 503]);
    const denied = createMappingHandler({
      generator,
      validate: () => Promise.reject(new MappingError('FORBIDDEN', 'no', { status: 403 })),
      store: () => ({}),
    });
    expect((await denied(post())).status).toBe(403);
    const questions = createIntrospectionHandler(() => Promise.resolve({}));
    expect((await questions(post())).status).toBe(400);
  });

  it('know the errors of each other', async () => {
    const entries = await Promise.all(mains.map(entry));
    for (const { MappingError, IntrospectionError } of entries) {
      const error = new MappingError('x', 'y');
      const refusal = new IntrospectionError('x', { kind: 'query' });
      for (const { isMappingError, isIntrospectionError } of entries) {
        expect([isMappingError(error), isIntrospectionError(error)]).toEqual([true, false]);
        expect([isMappingError(refusal), isIntrospectionError(refusal)]).toEqual([false, true]);
      }
    }
    const [{ isMappingError }] = entries as [Entry];
    for (const other of [null, undefined, 'x', new Error('x')]) {
      expect(isMappingError(other)).toBe(false);
    }
  });

  it.each(['jobs.js', 'jobs.cjs'])('%s decides', async (file) => {
    const { loadDecisions, createScheduler } = await entry(file);
    const decisions = await loadDecisions();
    const records = { instances: [], snapshots: [], mappings: [] };
    expect(decisions.lifecycle(records, { now: new Date() }).expired).toEqual([]);
    const error: unknown = await createScheduler({
      controlPlane: {} as never,
      operationTimeoutMs: 0,
    }).catch((reason: unknown) => reason);
    for (const main of mains) expect((await entry(main)).isMappingError(error)).toBe(true);
  });
});

it.each(['worker.node.js', 'worker.node.cjs'])(
  '%s rejects with errors that all know',
  async (file) => {
    const worker = await (await entry(file)).loadInWorker();
    const error: unknown = await worker.mapType('?').catch((reason: unknown) => reason);
    worker.terminate();
    for (const main of mains) expect((await entry(main)).isMappingError(error)).toBe(true);
  },
);

describe('time limits of the jobs', () => {
  it.each([Infinity, Number.MAX_SAFE_INTEGER, 2 ** 31])(
    'may be %s ms',
    async (operationTimeoutMs) => {
      const { createScheduler } = await entry('jobs.js');
      const list = () => new Promise((resolve) => setTimeout(resolve, 20, []));
      const controlPlane = {
        instances: { list },
        snapshots: { list },
        mappings: { list },
      } as never;
      const scheduler = await createScheduler({ controlPlane, operationTimeoutMs });
      expect(await scheduler.runNow('lifecycle_cleanup')).toEqual({
        instances_terminated: 0,
        snapshots_deleted: 0,
        mappings_deleted: 0,
      });
    },
  );
});

describe('where globals are missing', () => {
  const run = (script: string): string =>
    execFileSync(process.execPath, ['-e', script]).toString().trim();

  // As in Jest with jsdom: the page has none of them, and Node is there.
  it.each(['index.cjs', 'index.node.cjs', 'inline.cjs'])('%s loads and checks', (file) => {
    const script = `
      for (const name of ['TextEncoder', 'TextDecoder', 'fetch', 'Request', 'Response', 'Headers']) {
        Object.defineProperty(globalThis, name, { value: undefined });
      }
      require(${JSON.stringify(dist(file))}).load().then((generator) => {
        console.log(generator.mapType('decimal(12, 2)'), generator.check('{"ä": 1}').status);
      });`;
    expect(run(script)).toBe('DOUBLE invalid');
  });

  it.each(['index.cjs', 'server.cjs', 'jobs.cjs', 'inline.cjs', 'monaco.cjs', 'worker.cjs'])(
    '%s can be imported where there is nothing at all',
    (file) => {
      const script = `
        for (const name of ['TextEncoder', 'TextDecoder', 'fetch', 'URL', 'WebAssembly', 'process']) {
          Object.defineProperty(globalThis, name, { value: undefined });
        }
        const entry = require(${JSON.stringify(dist(file))});
        console.log(Object.keys(entry).length > 0);`;
      expect(run(script)).toBe('true');
    },
  );
});

describe('bundles that do not know where they are', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mapping-generator-bundles-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const bundle = async (name: string, options: object): Promise<string> => {
    const outfile = join(folder, name);
    await build({
      stdin: {
        contents: `import { load } from 'mapping-generator';
          load().then(
            (generator) => console.log(generator.mapType('decimal(12, 2)')),
            (error) => console.log(error.code + ': ' + error.message),
          );`,
        resolveDir: fileURLToPath(new URL('..', import.meta.url)),
      },
      bundle: true,
      outfile,
      logLevel: 'silent',
      ...options,
    });
    return outfile;
  };
  const answerOf = (file: string): string =>
    execFileSync(process.execPath, [file]).toString().trim();

  it('need no file on a server, as for AWS Lambda', async () => {
    const platform = 'node';
    expect(answerOf(await bundle('lambda.cjs', { format: 'cjs', platform }))).toBe('DOUBLE');
    expect(answerOf(await bundle('lambda.mjs', { format: 'esm', platform }))).toBe('DOUBLE');
    const minified = { format: 'cjs', platform, minify: true };
    expect(answerOf(await bundle('lambda.min.cjs', minified))).toBe('DOUBLE');
  });

  it('name the way out in a page', async () => {
    const file = await bundle('page.js', { format: 'iife', platform: 'browser' });
    const asPage = `delete process.getBuiltinModule; process.getBuiltinModule = undefined;\n`;
    const script = `${asPage}${readFileSync(file, 'utf8')}`;
    const answer = execFileSync(process.execPath, ['-e', script]).toString().trim();
    expect(answer).toMatch(/^load_failed: .*import\.meta\.url.*wasmUrl.*inline/);
  });
});

describe('source maps', () => {
  const programs = ['cli.cjs', 'lsp.cjs', 'mcp.cjs', 'proxy.cjs'];
  const files = readdirSync(dist('')).filter((file) => /\.c?js$/.test(file));
  const mapped = files.filter((file) => !programs.includes(file));

  const mapOf = (file: string): { lines: string[]; payload: SourceMapPayload } => {
    const lines = readFileSync(dist(file), 'utf8').trimEnd().split('\n');
    const [, name] = /^\/\/# sourceMappingURL=(.+)$/.exec(lines.at(-1)!) ?? [];
    if (name === undefined) throw new Error(`${file} names no source map`);
    return { lines, payload: JSON.parse(readFileSync(dist(name), 'utf8')) as SourceMapPayload };
  };

  /** Words that are written as they were. */
  const kept = /^\s*(return|throw|if|for|switch|case|await|super)\b/;

  /** Those lines that begin with a word, and do not where the map leads. */
  function astray(file: string): { asked: number; wrong: string[] } {
    const { lines, payload } = mapOf(file);
    const map = new SourceMap(payload);
    const sources = new Map(
      payload.sources.map((name, at) => [name, payload.sourcesContent[at]!.split('\n')]),
    );
    const begun = lines.flatMap((line, at) => {
      const word = kept.exec(line)?.[1];
      const found = word && map.findEntry(at, line.indexOf(word));
      if (!found || !('originalSource' in found) || found.generatedLine !== at) return [];
      const source = sources.get(found.originalSource)?.[found.originalLine];
      return { line, isRight: source?.startsWith(word, found.originalColumn) };
    });
    const wrong = begun.filter(({ isRight }) => !isRight).map(({ line }) => line);
    return { asked: begun.length, wrong };
  }

  it.each(mapped)('of %s hold their sources, and lead there', (file) => {
    const { sources, sourcesContent } = mapOf(file).payload;
    expect(sources.filter((_, at) => typeof sourcesContent[at] !== 'string')).toEqual([]);
    expect(astray(file).wrong).toEqual([]);
  });

  it('are of all that is published', () => {
    const { exports: exported } = require('../package.json') as { exports: object };
    const published = JSON.stringify(exported).match(/[\w.-]+\.c?js(?=")/g)!;
    expect(mapped).toEqual(expect.arrayContaining(published));
    const asked = mapped.map((file) => astray(file).asked);
    expect(asked.reduce((sum, count) => sum + count)).toBeGreaterThan(1000);
  });

  it.each(['index.node.js', 'index.node.cjs'])('show the lines of %s in a stack', (file) => {
    const script = `import(${JSON.stringify(pathToFileURL(dist(file)))})
      .then(({ load }) => load({ wasmModule: new Uint8Array(8) }))
      .catch(({ stack }) => console.log(stack));`;
    const stack = execFileSync(process.execPath, ['--enable-source-maps', '-e', script]).toString();
    const [, source = '', line] = /(src\/load\.ts):(\d+)/.exec(stack)!;
    const text = readFileSync(new URL(`../${source}`, import.meta.url), 'utf8');
    expect(text.split('\n')[Number(line) - 1]).toMatch(/\w\(/);
  });
});
