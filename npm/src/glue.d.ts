// The JavaScript that Emscripten writes beside the module; the build puts the real file in its place.
declare module 'emscripten-glue' {
  /** What wasm/bindings.cpp exports. A store and a session are their addresses, and 0 stands for "no memory". */
  export interface RawModule {
    createStore(): number;
    createSession(store: number): number;
    deleteSession(session: number): void;
    /** Address of a buffer of that many bytes. */
    reserve(session: number, bytes: number): number;
    /** Size of the answer in bytes. Operation, input and options stand one behind the other in the buffer. */
    run(session: number, operationBytes: number, inputBytes: number, optionsBytes: number): number;
    /** Address of the answer. */
    result(session: number): number;
    /** The memory as it is at the moment: growing it makes a new view. */
    HEAPU8: Uint8Array;
  }

  export interface ModuleOptions {
    instantiateWasm(
      imports: WebAssembly.Imports,
      receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => unknown,
    ): object;
  }

  export default function createModule(options: ModuleOptions): Promise<RawModule>;
}

// The module's bytes, put here by the build for the inline entry.
declare module 'core-wasm-base64' {
  const base64: string;
  export default base64;
}
