import createModule from 'emscripten-glue';
import type { ModuleOptions, RawModule } from 'emscripten-glue';

import { capacityFor, decode, encode, writeInput } from './encoding.js';
import { MappingError } from './errors.js';
import { toJsonText } from './json.js';
import type { Answers, Operation, Refusal } from './protocol.js';

// The only file that touches Emscripten. Requests and answers are those of core/include/mapping/protocol.h.

type Receive = Parameters<ModuleOptions['instantiateWasm']>[1];

/** The WebAssembly module, shared by all sessions: one instance at a time. */
export class CoreModule {
  readonly #compiled: WebAssembly.Module;
  #instance: RawModule;
  #broken = false;

  private constructor(compiled: WebAssembly.Module, instance: RawModule) {
    this.#compiled = compiled;
    this.#instance = instance;
  }

  /** Rejects with what WebAssembly throws when `compiled` is not this package's module. */
  static async instantiate(compiled: WebAssembly.Module): Promise<CoreModule> {
    const raw = await new Promise<RawModule>((resolve, reject) => {
      // Emscripten's own promise stays open when the instantiation fails, and it keeps the options object as the
      // module, so that each instance needs a fresh one.
      const started = createModule({
        instantiateWasm(imports, receive) {
          const instantiated = WebAssembly.instantiate(compiled, imports);
          // What Emscripten finds wrong with another module's exports is thrown by `receive`.
          instantiated.then((instance) => receive(instance, compiled)).catch(reject);
          return {};
        },
      });
      started.then(resolve, reject);
    });
    return new CoreModule(compiled, raw);
  }

  /** After a fault inside the module nothing in its memory can be trusted, so it is never called again. */
  get broken(): boolean {
    return this.#broken;
  }

  get instance(): RawModule {
    return this.#instance;
  }

  /** Starts over with an empty memory: an instance that ran out of memory does not clean up. */
  restart(): void {
    const module = {
      instantiateWasm: (imports: WebAssembly.Imports, receive: Receive): object => {
        receive(new WebAssembly.Instance(this.#compiled, imports), this.#compiled);
        return {};
      },
    };
    // Emscripten fills in the object that it is given, and is ready before it returns where nothing is awaited.
    void createModule(module);
    this.#instance = module as unknown as RawModule;
  }

  /** Runs `call`, and turns a fault of the module into the error that says what to do. */
  guard<Result>(call: () => Result): Result {
    if (this.#broken) throw moduleFailed(undefined);
    try {
      return call();
    } catch (cause) {
      this.#broken = true;
      throw moduleFailed(cause);
    }
  }
}

function moduleFailed(cause: unknown): MappingError {
  const message = 'The mapping-generator module broke down. Call load() again for a fresh one.';
  return new MappingError('module_failed', message, { cause });
}

/** One caller's conversation with the core: it keeps the compiled policy and the running job. */
export class CoreSession {
  readonly #module: CoreModule;
  /** The instance that the session lives in; another one has none of its memory. */
  #instance: RawModule | undefined;
  #address = 0;
  /** The one that the core holds. */
  #catalog: object | undefined;

  constructor(module: CoreModule) {
    this.#module = module;
  }

  /**
   * Carries out one request. What operations there are, protocol.ts says.
   *
   * @throws MappingError with the core's code when it refuses, `out_of_memory`, `module_failed`, `bad_argument`
   */
  run<Name extends Operation>(
    operation: Name,
    input: string | Uint8Array = '',
    options?: object,
  ): Answers[Name] {
    requireText(input);
    const optionBytes = encode(options ? toJson(options) : '');
    const answer = this.#module.guard(() => this.#exchange(encode(operation), input, optionBytes));
    if (answer === undefined) throw outOfMemory();
    if ('error' in answer) throw refused(answer.error as Refusal);
    return answer as Answers[Name];
  }

  /** Makes `catalog` the one that the next requests are answered from. */
  useCatalog(catalog: { text: string }): void {
    if (this.#catalog === catalog && this.#isAlive()) return;
    this.run('load_catalog', catalog.text);
    this.#catalog = catalog;
  }

  /** Gives the memory back. The session cannot be used afterwards. */
  dispose(): void {
    if (this.#module.broken || !this.#isAlive()) return;
    this.#module.guard(() => {
      this.#instance?.deleteSession(this.#address);
    });
  }

  #isAlive(): boolean {
    return this.#address !== 0 && this.#instance === this.#module.instance;
  }

  /** Makes the session, at first and again after its instance is gone, and a job with it. */
  #start(): boolean {
    if (this.#isAlive()) return true;
    this.#instance = this.#module.instance;
    this.#address = this.#instance.createSession();
    return this.#address !== 0;
  }

  /** Undefined where the memory did not suffice. */
  #exchange(
    operation: Uint8Array,
    input: string | Uint8Array,
    options: Uint8Array,
  ): object | undefined {
    if (!this.#start()) return undefined;
    const instance = this.#module.instance;
    const capacity = capacityFor(input);
    const size = operation.length + capacity + options.length;
    const address = instance.reserve(this.#address, size);
    if (address === 0) return undefined;
    const buffer = instance.HEAPU8.subarray(address, address + size);
    buffer.set(operation);
    const inputBytes = writeInput(
      input,
      buffer.subarray(operation.length, operation.length + capacity),
    );
    buffer.set(options, operation.length + inputBytes);
    const bytes = instance.run(this.#address, operation.length, inputBytes, options.length);
    if (bytes === 0) {
      this.#module.restart();
      return undefined;
    }
    const result = instance.result(this.#address);
    const answer = decode(instance.HEAPU8.subarray(result, result + bytes));
    return JSON.parse(answer) as object;
  }
}

/** The types say so, but a page in plain JavaScript can pass anything. */
function requireText(input: unknown): void {
  if (typeof input === 'string' || input instanceof Uint8Array) return;
  throw new MappingError(
    'bad_argument',
    `Expected a text, got ${input === null ? 'null' : typeof input}`,
  );
}

function outOfMemory(): MappingError {
  return new MappingError('out_of_memory', 'There is not enough memory');
}

function refused({ code, message, params }: Refusal): MappingError {
  return new MappingError(code, message, params === undefined ? {} : { details: params });
}

function toJson(options: object): string {
  try {
    return toJsonText(options);
  } catch (cause) {
    throw new MappingError('bad_argument', 'The options cannot be written as JSON', { cause });
  }
}
