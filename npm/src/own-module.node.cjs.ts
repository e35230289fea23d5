import type { OwnModule } from './load.js';

declare const __dirname: string;

/** As in ESM; what needs no file is a file of its own, since a CommonJS build is not split. */
export const ownModule: OwnModule = {
  file: () => `${__dirname}/core.wasm`,
  inline: async () => (await import('./inline-module.js')).inlineModule(),
};
