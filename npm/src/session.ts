import createModule from 'emscripten-glue';
import type { ModuleOptions, RawModule } from 'emscripten-glue';

import { BrokenRequests } from './broken-requests.js';
import { capacityFor, decode, encode, writeInput } from './encoding.js';
import { MappingError } from './errors.js';
import { toJsonText } from './json.js';
import type { Answers, Operation, Refusal } from './protocol.js';

// The only file that touches Emscripten. Requests and answers are those of core/include/mapping/protocol.h.

type Receive = Parameters<ModuleOptions['instantiateWasm']>[1];

/** An instance of the module, and what its sessions share. */
interface Instance {
  raw: RawModule;
  /** Address of the store of catalogs; 0 as long as there is none. */
  store: number;
}

/** The WebAssembly module, shared by all sessions: one instance at a time. */
export class CoreModule {
  #compiled: WebAssembly.Module | undefined;
  #instance: Instance | undefined;
  readonly #broken = new BrokenRequests();
  readonly #users = new Set<(reason: MappingError) => void>();

  private constructor(compiled: WebAssembly.Module, raw: RawModule) {
    this.#compiled = compiled;
    this.#instance = { raw, store: 0 };
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

  get disposed(): boolean {
    return this.#compiled === undefined;
  }

  /** The instance that answers at the moment, if there is one; what another one held is gone. */
  get current(): Instance | undefined {
    return this.#instance;
  }

  /** Calls `user` when it is disposed of, with the error that says so. Returns what takes that back. */
  whenDisposed(user: (reason: MappingError) => void): () => void {
    this.#users.add(user);
    return () => this.#users.delete(user);
  }

  /** The instance to ask. @throws MappingError when there is none */
  get instance(): Instance {
    if (!this.#compiled) throw disposed();
    if (!this.#instance) this.restart();
    const instance = this.current;
    if (!instance) throw outOfMemory();
    return instance;
  }

  /** Starts over with an empty memory: an instance that ran out of memory does not clean up. */
  restart(): void {
    const compiled = this.#compiled;
    this.#instance = undefined;
    if (!compiled) return;
    const state = { started: false };
    const module = {
      instantiateWasm: (imports: WebAssembly.Imports, receive: Receive): object => {
        try {
          receive(new WebAssembly.Instance(compiled, imports), compiled);
          state.started = true;
        } catch {
          // Not even an empty memory is to be had; the next request tries again.
        }
        return {};
      },
    };
    // Emscripten fills in the object that it is given, and is ready before it returns where nothing is awaited.
    void createModule(module);
    if (state.started) this.#instance = { raw: module as unknown as RawModule, store: 0 };
  }

  /** Gives the memory back; who uses it afterwards is told so. */
  dispose(): void {
    this.#compiled = undefined;
    this.#instance = undefined;
    for (const user of this.#users) user(disposed());
  }

  /**
   * Runs a request by `call`. A fault inside the module leaves a memory that cannot be trusted: the module starts over,
   * and the same request is refused from then on.
   */
  guard<Result>(
    operation: Operation,
    input: string | Uint8Array,
    options: string,
    call: () => Result,
  ): Result {
    if (this.#broken.has(operation, input, options)) throw moduleFailed(undefined);
    try {
      return call();
    } catch (cause) {
      if (cause instanceof MappingError) throw cause;
      // Where the host's own stack is full, the request is not to blame.
      if (standsAlone(operation) && !(cause instanceof RangeError))
        this.#broken.add(operation, input, options);
      this.restart();
      throw moduleFailed(cause);
    }
  }
}

/** Whether the answer depends on the request alone. */
function standsAlone(operation: Operation): boolean {
  return !/^catalog_|^job_answer|^job_report/.test(operation);
}

function moduleFailed(cause: unknown): MappingError {
  const message =
    'The mapping-generator module broke down at this request. Others are answered by a fresh instance.';
  return new MappingError('module_failed', message, { cause });
}

function disposed(): MappingError {
  return new MappingError('disposed', 'The generator was disposed of: load() gives another one');
}

/** One caller's conversation with the core: it keeps the compiled policy and the running job. */
export class CoreSession {
  readonly #module: CoreModule;
  /** The instance that the session lives in; another one has none of its memory. */
  #instance: Instance | undefined;
  #address = 0;

  constructor(module: CoreModule) {
    this.#module = module;
  }

  /** Whether its instance is gone, and its job with it. The next request makes it anew. */
  get lost(): boolean {
    return this.#address !== 0 && !this.#isAlive();
  }

  /**
   * Carries out one request. What operations there are, protocol.ts says. `remembered` are further options that say
   * what the two sides know of each other: they change how an answer is told, and are no part of what is asked.
   *
   * @throws MappingError with the core's code when it refuses, `out_of_memory`, `module_failed`, `disposed`,
   * `bad_argument`
   */
  run<Name extends Operation>(
    operation: Name,
    input: string | Uint8Array = '',
    options?: object,
    remembered?: object,
  ): Answers[Name] {
    requireText(input);
    const asked = options ? toJson(options) : '';
    const told = remembered ? toJson({ ...options, ...remembered }) : asked;
    const answer = this.#module.guard(operation, input, asked, () =>
      this.#exchange(operation, input, encode(told)),
    );
    if (answer === undefined) throw outOfMemory();
    if ('error' in answer) throw refused(answer.error as Refusal);
    return answer as Answers[Name];
  }

  /** Gives the memory back. The session cannot be used afterwards. */
  dispose(): void {
    if (this.#isAlive()) this.#instance?.raw.deleteSession(this.#address);
  }

  #isAlive(): boolean {
    return this.#address !== 0 && this.#instance === this.#module.current;
  }

  /** Makes the session, at first and again after its instance is gone, and a job with it. */
  #start(): boolean {
    if (this.#isAlive()) return true;
    const instance = this.#module.instance;
    if (instance.store === 0) instance.store = instance.raw.createStore();
    this.#instance = instance;
    this.#address = instance.store === 0 ? 0 : instance.raw.createSession(instance.store);
    return this.#address !== 0;
  }

  /** Undefined where the memory did not suffice. */
  #exchange(
    operation: Operation,
    input: string | Uint8Array,
    options: Uint8Array,
  ): object | undefined {
    if (!this.#start()) return undefined;
    const { raw } = this.#module.instance;
    const name = encode(operation);
    const capacity = capacityFor(operation, input);
    const size = name.length + capacity + options.length;
    const address = raw.reserve(this.#address, size);
    if (address === 0) return undefined;
    const buffer = raw.HEAPU8.subarray(address, address + size);
    buffer.set(name);
    const inputBytes = writeInput(input, buffer.subarray(name.length, name.length + capacity));
    buffer.set(options, name.length + inputBytes);
    const bytes = raw.run(this.#address, name.length, inputBytes, options.length);
    if (bytes === 0) {
      this.#module.restart();
      return undefined;
    }
    const result = raw.result(this.#address);
    const answer = decode(raw.HEAPU8.subarray(result, result + bytes));
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
