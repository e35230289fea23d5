import createModule from 'emscripten-glue';
import type { RawModule, RawSession } from 'emscripten-glue';

import { capacityFor, encode, writeInput } from './encoding.js';
import { MappingError } from './errors.js';
import { toJsonText } from './json.js';
import type { Answers, Operation, Refusal } from './protocol.js';

// The only file that touches Emscripten. Requests and answers are those of core/include/mapping/protocol.h.

/** One instance of the WebAssembly module, shared by all sessions. */
export class CoreModule {
  readonly #raw: RawModule;
  #broken = false;

  private constructor(raw: RawModule) {
    this.#raw = raw;
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
    return new CoreModule(raw);
  }

  /** After a fault inside the module nothing in its memory can be trusted, so it is never called again. */
  get broken(): boolean {
    return this.#broken;
  }

  createSession(): CoreSession {
    return new CoreSession(
      this.guard(() => new this.#raw.Session()),
      this,
    );
  }

  /** The memory; valid until the next call into the module. */
  get memory(): Uint8Array {
    return this.#raw.HEAPU8;
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

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** One caller's conversation with the core: it keeps the compiled policy and the running job. */
export class CoreSession {
  readonly #raw: RawSession;
  readonly #module: CoreModule;

  /** Made by {@link CoreModule.createSession}. */
  constructor(raw: RawSession, module: CoreModule) {
    this.#raw = raw;
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
    const answer = this.#module.guard(() => this.#exchange(operation, input, optionBytes));
    if ('error' in answer) throw refused(answer.error as Refusal);
    return answer as Answers[Name];
  }

  /** Gives the memory back. The session cannot be used afterwards. */
  dispose(): void {
    if (this.#module.broken) return;
    this.#module.guard(() => {
      this.#raw.delete();
    });
  }

  #exchange(operation: string, input: string | Uint8Array, options: Uint8Array): object {
    const capacity = capacityFor(input);
    const address = this.#raw.reserve(capacity + options.length);
    if (address === 0) return outOfMemory;
    const buffer = this.#module.memory.subarray(address, address + capacity + options.length);
    const inputBytes = writeInput(input, buffer.subarray(0, capacity));
    buffer.set(options, inputBytes);
    const size = this.#raw.run(operation, inputBytes, options.length);
    const result = this.#raw.result();
    const answer = decoder.decode(this.#module.memory.subarray(result, result + size));
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

const outOfMemory = { error: { code: 'out_of_memory', message: 'There is not enough memory' } };

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
