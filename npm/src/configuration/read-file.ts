import { readFile } from 'node:fs/promises';

/** What is wrong with a file; the message begins with its path. */
export class FileError extends Error {
  readonly file: string;

  constructor(file: string, reason: string) {
    super(`${file}: ${reason}`);
    this.file = file;
  }
}

/** PowerShell's `>` writes UTF-16. */
const byteOrderMarks = [
  { start: [0xef, 0xbb, 0xbf], encoding: 'UTF-8' },
  { start: [0xff, 0xfe], encoding: 'UTF-16' },
  { start: [0xfe, 0xff], encoding: 'UTF-16' },
];

/**
 * What a file, or another source of that name, has; without the byte order mark, which no editor counts either.
 *
 * @throws FileError with the reason
 */
export async function readBytes(
  path: string,
  read: (path: string) => Promise<Uint8Array> = readFile,
): Promise<Uint8Array> {
  const bytes = await attempt(path, () => read(path));
  const mark = byteOrderMarks.find(({ start }) => start.every((byte, i) => bytes[i] === byte));
  if (mark === undefined) return bytes;
  if (mark.encoding === 'UTF-8') return bytes.subarray(mark.start.length);
  throw new FileError(path, `the text is ${mark.encoding}; it has to be UTF-8`);
}

/** Places in the bytes are places in this text. */
export const decode = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** `what` says what the text should hold: `a catalog`. */
export function parseJson(path: string, text: string, what: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new FileError(path, `not ${what}: it is not JSON`);
  }
}

/** @throws FileError for a file that cannot be read, or holds something else */
export async function readJsonFile(path: string, what: string): Promise<unknown> {
  return parseJson(path, decode(await readBytes(path)), what);
}

/** @throws FileError where the system refuses it, with the reason */
export async function attempt<Result>(
  path: string,
  action: () => Promise<Result>,
): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    throw new FileError(path, reasonOf(error));
  }
}

/** The system's reason in words: `no such file or directory`. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /^E[A-Z]+: ([^,]+)/.exec(message)?.[1] ?? message;
}
