import type { OwnModule } from './load.js';

/** As everywhere, and for bundles for servers, in whose size nobody is interested, what needs no file. */
export const ownModule: OwnModule = {
  file: () => new URL('./core.wasm', import.meta.url),
  inline: async () => (await import('./inline-module.js')).inlineModule(),
};
