import type { OwnModule } from './load.js';

/** The file beside the package's code. Bundlers know this form and bring the file along. */
export const ownModule: OwnModule = { file: () => new URL('./core.wasm', import.meta.url) };
