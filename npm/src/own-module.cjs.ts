import type { OwnModule } from './load.js';

// CommonJS has no import.meta. A bundle for browsers has no __dirname either; load() then names the remedies.
declare const __dirname: string | undefined;

/** The file beside the package's code. */
export const ownModule: OwnModule = {
  file: () => (typeof __dirname === 'string' ? `${__dirname}/core.wasm` : 'core.wasm'),
};
