// The JavaScript that Emscripten writes beside the module; the build puts the real file in its place.
declare module 'emscripten-glue' {
  /** The class that wasm/bindings.cpp exports. */
  export interface RawSession {
    /** Address of a buffer of that many bytes, or 0 when there is no memory for it. */
    reserve(bytes: number): number;
    /** Size of the answer in bytes. The input is at the buffer's start, the options right behind it. */
    run(operation: string, inputBytes: number, optionsBytes: number): number;
    /** Address of the answer. */
    result(): number;
    delete(): void;
  }

  export interface RawModule {
    Session: new () => RawSession;
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
