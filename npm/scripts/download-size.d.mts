/** In KiB, compressed with brotli. */
export function downloadSize(): Promise<{ module: number; javaScript: number; total: number }>;

/** In KiB, compressed with brotli; `entry` is one of the package's, such as `monaco`. */
export function adapterSize(entry: string): Promise<number>;

/** What an entry adds to the download of a page that has CodeMirror; `own` are the names that the page imports. */
export function codeMirrorSize(own?: string): Promise<number>;
