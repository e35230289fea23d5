/** In KiB, compressed with brotli. */
export function downloadSize(): Promise<{ module: number; javaScript: number; total: number }>;

/** In KiB, compressed with brotli; `entry` is one of the package's, such as `monaco`. */
export function adapterSize(entry: string): Promise<number>;
