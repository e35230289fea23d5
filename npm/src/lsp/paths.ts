import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The path of a file, which editors write as addresses in several ways; any other address as it is. */
export function pathOf(uri: string): string {
  try {
    return fileURLToPath(uri).replace(/^[a-z](?=:)/, (drive) => drive.toUpperCase());
  } catch {
    return uri;
  }
}

/** The folder of a file; for what is in no file yet, that in which the server runs. */
export const folderOf = (uri: string): string =>
  uri.startsWith('file:') ? dirname(pathOf(uri)) : process.cwd();
