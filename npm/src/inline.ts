import { createLoad } from './load.js';
import wasmBase64 from 'core-wasm-base64';

export * from './exports.js';

/** As in the main entry, with the module inside the JavaScript: a third larger, but there is no file to serve. */
export const load = createLoad(() => Uint8Array.from(atob(wasmBase64), (c) => c.charCodeAt(0)));
