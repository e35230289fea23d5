import { createLoad } from './load.js';
import { inlineModule } from './inline-module.js';

export * from './exports.js';

/** As in the main entry, with the module inside the JavaScript: a third larger, but there is no file to serve. */
export const load = createLoad({ inline: () => Promise.resolve(inlineModule()) });
