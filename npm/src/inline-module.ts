import wasmBase64 from 'core-wasm-base64';

/** The module inside the JavaScript. */
export const inlineModule = (): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(wasmBase64), (c) => c.charCodeAt(0));
