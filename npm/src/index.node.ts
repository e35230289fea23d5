import { createLoad } from './load.js';
import { ownModule } from './own-module.node.js';

export * from './exports.js';

/** As in the main entry. A bundle for a server need not bring the file along. */
export const load = createLoad(ownModule);
