import { MappingError, messageOf } from './errors.js';
import { createGenerator } from './generator.js';
import type { LoadOptions, MappingGenerator } from './interface.js';
import { readBytes } from './read-bytes.js';
import { CoreModule } from './session.js';

/** Where this entry's own module is: its address, or its bytes. */
export type DefaultModule = () => string | URL | BufferSource;

/**
 * Makes an entry's `load`. Calls share one instance, also while it is on its way; the options of the call that started
 * it count. After a failure, or when the generator was disposed of, the next call starts afresh.
 */
export function createLoad(
  defaultModule: DefaultModule,
): (options?: LoadOptions) => Promise<MappingGenerator> {
  let current: Promise<MappingGenerator> | undefined;
  let module: CoreModule | undefined;

  async function start(options: LoadOptions): Promise<MappingGenerator> {
    try {
      module = await loadModule(options, defaultModule);
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
export async function loadModule(
  options: LoadOptions,
  defaultModule: DefaultModule,
): Promise<CoreModule> {
  return instantiate(await compile(options, defaultModule));
}

async function compile(
  options: LoadOptions,
  defaultModule: DefaultModule,
): Promise<WebAssembly.Module> {
  const source: unknown = options.wasmModule ?? options.wasmUrl ?? defaultModule();
  if (source instanceof WebAssembly.Module) return source;
  const bytes =
    typeof source === 'string' || source instanceof URL ? await fetched(source) : source;
  checkMagic(bytes, source);
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    const hint = "A content security policy must allow 'wasm-unsafe-eval' in script-src.";
    throw loadFailed(`The module could not be compiled: ${messageOf(cause)}. ${hint}`, cause);
  }
}

function isAddress(source: unknown): source is string | URL {
  return typeof source === 'string' || source instanceof URL;
}

async function fetched(url: string | URL): Promise<BufferSource> {
  try {
    return await readBytes(url);
  } catch (cause) {
    throw loadFailed(`${String(url)} could not be read: ${messageOf(cause)}. ${remedies}`, cause);
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

function checkMagic(source: unknown, origin: unknown): asserts source is BufferSource {
  const bytes = toBytes(source);
  if (!bytes)
    throw new MappingError('bad_argument', 'wasmModule must be a WebAssembly.Module or its bytes');
  if (magic.every((byte, index) => bytes[index] === byte)) return;
  const place = isAddress(origin) ? String(origin) : 'wasmModule';
  const html = bytes[0] === 0x3c ? ' The server answered with a page (HTML) instead.' : '';
  throw loadFailed(`${place} is not a WebAssembly module.${html} ${remedies}`);
}

function toBytes(source: unknown): Uint8Array | undefined {
  if (ArrayBuffer.isView(source)) {
    return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  }
  // By name and not by class: the buffer may come from another realm, such as a frame or a test runner's sandbox.
  const isBuffer = Object.prototype.toString.call(source) === '[object ArrayBuffer]';
  return isBuffer ? new Uint8Array(source as ArrayBuffer) : undefined;
}

const remedies =
  "With Vite's dev server, add optimizeDeps: { exclude: ['mapping-generator'] }, or pass the address: " +
  "import wasmUrl from 'mapping-generator/core.wasm?url', load({ wasmUrl }). With other bundlers, copy " +
  "'mapping-generator/core.wasm' to where it is served and pass its address as wasmUrl. The entry " +
  "'mapping-generator/inline' needs no file at all.";

function loadFailed(message: string, cause?: unknown): MappingError {
  return new MappingError('load_failed', message, cause === undefined ? {} : { cause });
}
