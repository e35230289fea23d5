/** In KiB, compressed with brotli. */
export function downloadSize(): Promise<{ module: number; javaScript: number; total: number }>;
