import { nameOf, toBytes } from './bytes.js';
import { MappingError, messageOf } from './errors.js';
import { createGenerator } from './generator.js';
import type { LoadOptions, MappingGenerator } from './interface.js';
import { nodeModule } from './node.js';
import { readBytes } from './read-bytes.js';
import { CoreModule } from './session.js';

/** Where an entry has its own module. */
export interface OwnModule {
  /** Beside the entry's code. Throws in a bundle that does not know where it is. */
  file?: () => string | URL;
  /** Inside of the JavaScript; where both are there, for a bundle that the file did not come along with. */
  inline?: () => Promise<BufferSource>;
}

/**
 * Makes an entry's `load`. Calls share one instance, also while it is on its way; the options of the call that started
 * it count. After a failure, or when the generator was disposed of, the next call starts afresh.
 */
export function createLoad(own: OwnModule): (options?: LoadOptions) => Promise<MappingGenerator> {
  let current: Promise<MappingGenerator> | undefined;
  let module: CoreModule | undefined;

  async function start(options: LoadOptions): Promise<MappingGenerator> {
    try {
      module = await loadModule(options, own);
      return createGenerator(module);
    } catch (error) {
      current = undefined;
      throw error;
    }
  }

  return (options = {}) => {
    if (module?.disposed) {
      module = undefined;
      current = undefined;
    }
    current ??= start({ ...options });
    return current;
  };
}

/** Loads a module that nobody else uses. */
export async function loadModule(options: LoadOptions, own: OwnModule): Promise<CoreModule> {
  return instantiate(await compile(options, own));
}

async function compile(options: LoadOptions, own: OwnModule): Promise<WebAssembly.Module> {
  const given: unknown = options.wasmModule ?? options.wasmUrl ?? undefined;
  if (nameOf(given) === 'WebAssembly.Module') return given as WebAssembly.Module;
  const { source, place } = given === undefined ? await ownBytes(own) : await givenBytes(given);
  const bytes = checked(source, place);
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    throw loadFailed(
      `The module could not be compiled: ${messageOf(cause)}. ${compileHint}`,
      cause,
    );
  }
}

interface Found {
  source: unknown;
  place: string;
}

async function givenBytes(given: unknown): Promise<Found> {
  const isAddress = typeof given === 'string' || nameOf(given) === 'URL';
  if (!isAddress) return { source: given, place: 'wasmModule' };
  const place = String(given);
  return { source: await fetched(place, remedies), place };
}

async function ownBytes({ file, inline }: OwnModule): Promise<Found> {
  try {
    if (file) {
      const place = placeOf(file);
      return { source: await fetched(place, isNode() ? nodeRemedies : remedies), place };
    }
  } catch (error) {
    if (!inline) throw error;
  }
  return { source: await inline?.(), place: 'The module' };
}

function placeOf(file: () => string | URL): string {
  try {
    return String(file());
  } catch (cause) {
    const why =
      'core.wasm could not be found: this bundle does not know where it is (it has no import.meta.url)';
    throw loadFailed(`${why}. ${isNode() ? nodeRemedies : remedies}`, cause);
  }
}

async function fetched(place: string, hint: string): Promise<BufferSource> {
  try {
    return await readBytes(place);
  } catch (cause) {
    throw loadFailed(`${place} could not be read: ${messageOf(cause)}. ${hint}`, cause);
  }
}

async function instantiate(compiled: WebAssembly.Module): Promise<CoreModule> {
  try {
    return await CoreModule.instantiate(compiled);
  } catch (cause) {
    const hint = 'core.wasm and the JavaScript must come from the same version of the package.';
    throw loadFailed(`The module could not be started: ${messageOf(cause)}. ${hint}`, cause);
  }
}

/** Every WebAssembly module starts with these bytes: a zero and `asm`. */
const magic = [0x00, 0x61, 0x73, 0x6d];

function checked(source: unknown, place: string): Uint8Array<ArrayBuffer> {
  const bytes = toBytes(source);
  if (!bytes) {
    throw new MappingError('bad_argument', 'wasmModule must be a WebAssembly.Module or its bytes');
  }
  if (!magic.every((byte, index) => bytes[index] === byte)) {
    const html = bytes[0] === 0x3c ? ' The server answered with a page (HTML) instead.' : '';
    throw loadFailed(`${place} is not a WebAssembly module.${html} ${remedies}`);
  }
  // Memory that others may write to is not compiled.
  const isShared = nameOf(bytes.buffer) === 'SharedArrayBuffer';
  return (isShared ? bytes.slice() : bytes) as Uint8Array<ArrayBuffer>;
}

const isNode = (): boolean => nodeModule('node:fs') !== undefined;

const remedies =
  "With Vite's dev server, add optimizeDeps: { exclude: ['mapping-generator'] }, or pass the address: " +
  "import wasmUrl from 'mapping-generator/core.wasm?url', load({ wasmUrl }). With other bundlers, copy " +
  "'mapping-generator/core.wasm' to where it is served and pass its address as wasmUrl. The entry " +
  "'mapping-generator/inline' needs no file at all.";

const nodeRemedies =
  'Keep the package out of the bundle (esbuild: --external:mapping-generator, Next.js: serverExternalPackages: ' +
  "['mapping-generator']), or copy 'mapping-generator/core.wasm' beside it and pass its path as wasmUrl. The entry " +
  "'mapping-generator/inline' needs no file at all.";

const compileHint =
  "A content security policy must allow 'wasm-unsafe-eval' in script-src. An edge runtime that may not compile takes the " +
  "module compiled: import wasmModule from 'mapping-generator/core.wasm', load({ wasmModule }).";

function loadFailed(message: string, cause?: unknown): MappingError {
  return new MappingError('load_failed', message, cause === undefined ? {} : { cause });
}
