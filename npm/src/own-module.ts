/** The file beside the package's code. Bundlers know this form and bring the file along. */
export const ownModule = (): string | URL => new URL('./core.wasm', import.meta.url);
