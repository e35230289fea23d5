import { createLoad } from './load.js';
import { ownModule } from './own-module.js';

export * from './exports.js';

/**
 * Loads the WebAssembly module once and gives the generator. May be called again: after a success it gives the same
 * instance, whatever the options; after a failure it tries again.
 *
 * @throws MappingError `load_failed`; its message names the fix
 */
export const load = createLoad(ownModule);
