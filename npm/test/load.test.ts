import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { load, MappingError } from '../dist/index.js';
import type { MappingGenerator } from '../dist/index.js';
import { freshLoad } from './support.js';

const wasmFile = new URL('../dist/core.wasm', import.meta.url);
const bytes = readFileSync(wasmFile);

const failureOf = async (promise: Promise<unknown>): Promise<MappingError> => {
  const error: unknown = await promise.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Error);
  return error as MappingError;
};

const answers = (generator: MappingGenerator): void => {
  expect(generator.mapType('decimal(12, 2)')).toBe('DOUBLE');
};

describe('load', () => {
  it('gives one instance to all', async () => {
    const freshly = await freshLoad();
    const [first, second] = await Promise.all([freshly(), freshly()]);
    expect(second).toBe(first);
    expect(await freshly({ wasmUrl: 'nowhere' })).toBe(first);
  });

  it('tries again after a failure, with the options of the new call', async () => {
    const freshly = await freshLoad();
    const both = [freshly({ wasmUrl: '/no/such/core.wasm' }), freshly()];
    const [first, second] = await Promise.allSettled(both);
    expect(first).toMatchObject({ status: 'rejected', reason: { code: 'load_failed' } });
    expect(second!.status).toBe('rejected');
    answers(await freshly());
  });

  it('takes the module from wherever it is', async () => {
    const source = new Uint8Array(bytes);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    const server = createServer((_, response) => response.end(bytes));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const options = [
      {},
      { wasmModule: source },
      { wasmModule: source.buffer },
      { wasmModule: shifted.subarray(3) },
      { wasmModule: new WebAssembly.Module(bytes) },
      { wasmUrl: wasmFile },
      { wasmUrl: wasmFile.href },
      { wasmUrl: fileURLToPath(wasmFile) },
      { wasmUrl: `http://127.0.0.1:${String(port)}/any/name` },
      { wasmUrl: 'nowhere', wasmModule: source },
    ];
    for (const option of options) answers(await (await freshLoad())(option));
    server.close();
  });

  it('does not change or keep the options object', async () => {
    const options = Object.freeze({ wasmModule: new WebAssembly.Module(bytes) });
    answers(await (await freshLoad())(options));
    answers(await (await freshLoad())(options));
  });
});

describe('load failures name the fix', () => {
  it.each<[string, () => BufferSource, RegExp]>([
    [
      'a page',
      () => new TextEncoder().encode('<!doctype html>'),
      /HTML.*optimizeDeps.*core\.wasm\?url.*inline/s,
    ],
    ['nothing', () => new Uint8Array(), /not a WebAssembly module/],
    ['half a module', () => bytes.subarray(0, bytes.length >> 1), /could not be compiled/],
    [
      'another module',
      () => new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]),
      /could not be started.*same version/s,
    ],
  ])('%s', async (_, source, message) => {
    const freshly = await freshLoad();
    const error = await failureOf(freshly({ wasmModule: source() }));
    expect(error.code).toBe('load_failed');
    expect(error.message).toMatch(message);
  });

  it('a server that answers 404', async () => {
    const server = createServer((_, response) => response.writeHead(404).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const freshly = await freshLoad();
    const error = await failureOf(
      freshly({ wasmUrl: `http://127.0.0.1:${String(port)}/core.wasm` }),
    );
    expect(error.message).toMatch(/answered 404.*inline/s);
    server.close();
  });

  it('something that is no module at all', async () => {
    const freshly = await freshLoad();
    const error = await failureOf(freshly({ wasmModule: 5 as never }));
    expect(error.code).toBe('bad_argument');
  });
});

describe('entries', () => {
  const require = createRequire(import.meta.url);

  it.each(['mapping-generator', 'mapping-generator/inline'])(
    '%s loads as ESM and as CommonJS',
    async (name) => {
      const esm = (await import(name)) as { load: typeof load };
      const commonJs = require(name) as { load: typeof load };
      answers(await esm.load());
      answers(await commonJs.load());
      expect(Object.keys(commonJs).sort()).toEqual(Object.keys(esm).sort());
    },
  );

  it('exports exactly what is documented', async () => {
    const names = [
      'IntrospectionError',
      'MappingError',
      'Places',
      'answerQuestions',
      'applyEdits',
      'applyFix',
      'createIntrospectionCache',
      'diagnosticDocs',
      'diagnosticMessages',
      'diffCatalog',
      'fetchCatalog',
      'fetchIntrospection',
      'fixAll',
      'formatMapping',
      'isIntrospectionError',
      'isMappingError',
      'load',
      'loadStops',
      'locate',
      'offsetInLiteral',
      'pathAt',
      'placeInLiteral',
      'searchCatalog',
      'textEdits',
      'toDefinition',
      'toOpenLineage',
      'trinoIntrospection',
    ];
    expect(Object.keys(await import('../dist/index.js')).sort()).toEqual(names);
  });

  it.each(['index.js', 'index.cjs', 'inline.js', 'inline.cjs'])(
    '%s runs where code generation from strings is forbidden',
    (file) => {
      const entry = fileURLToPath(new URL(`../dist/${file}`, import.meta.url));
      const script = `import(${JSON.stringify(entry)}).then(async (entry) => {
        const generator = await entry.load();
        const listeners = process.listenerCount('uncaughtException') + process.listenerCount('unhandledRejection');
        console.log(generator.mapType('decimal'), generator.check('{').status, listeners);
      })`;
      const output = execFileSync(process.execPath, [
        '--disallow-code-generation-from-strings',
        '-e',
        script,
      ]);
      expect(output.toString().trim()).toBe('DOUBLE invalid 0');
    },
  );

  it('has no Node module, no top-level await and no code from strings in what a browser loads', () => {
    const folder = new URL('../dist/', import.meta.url);
    const chunksOf = (file: string) =>
      [...readFileSync(new URL(file, folder), 'utf8').matchAll(/"\.\/(shared-[^"]+\.js)"/g)].map(
        ([, chunk]) => chunk!,
      );
    const entries = ['index.js', 'inline.js'];
    const files = [...entries, ...entries.flatMap(chunksOf), 'index.cjs', 'inline.cjs'];
    for (const file of files) {
      const text = readFileSync(new URL(file, folder), 'utf8');
      expect(text).not.toMatch(
        /require\(["']|from ?["']node:|import\(["']node:|new Function|\beval\(/,
      );
    }
  });
});
