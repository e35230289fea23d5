import { readFile } from 'node:fs/promises';

import { writeWhole } from './write-file.js';

/** Wrong usage, or something that keeps the command from its work; its message is all that the user sees. */
export class CommandError extends Error {
  /** 1 where what was given is invalid, 2 for all else. */
  readonly exitStatus: 1 | 2;

  constructor(message: string, exitStatus: 1 | 2 = 2) {
    super(message);
    this.exitStatus = exitStatus;
  }
}

/** A file, or standard input for `-`; without the byte order mark, which no editor counts either. */
export async function readInput(path: string): Promise<Uint8Array> {
  const bytes = await attempt(path, () => (path === '-' ? readStandardInput() : readFile(path)));
  const mark = byteOrderMarks.find(({ start }) => start.every((byte, i) => bytes[i] === byte));
  if (mark === undefined) return bytes;
  if (mark.encoding === 'UTF-8') return bytes.subarray(mark.start.length);
  throw new CommandError(`${path}: the text is ${mark.encoding}; it has to be UTF-8`);
}

export async function readText(path: string): Promise<string> {
  return decode(await readInput(path));
}

/** Places in the bytes are places in this text. */
export const decode = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** `what` says what the file should hold: `a catalog`. */
export async function readJson(path: string, what: string): Promise<unknown> {
  const text = await readText(path);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new CommandError(`${path}: not ${what}: it is not JSON`);
  }
}

export async function writeText(path: string, text: string): Promise<void> {
  await attempt(path, () => writeWhole(path, text));
}

/** Writes another text into a file that holds `known`; its byte order mark stays. */
export async function replaceText(path: string, known: string, text: string): Promise<void> {
  const found = decode(await attempt(path, () => readFile(path)));
  const mark = found.startsWith('\ufeff') ? '\ufeff' : '';
  if (found !== `${mark}${known}`)
    throw new CommandError(`${path}: it was changed while it was being mended`);
  await writeText(path, `${mark}${text}`);
}

/** PowerShell's `>` writes UTF-16. */
const byteOrderMarks = [
  { start: [0xef, 0xbb, 0xbf], encoding: 'UTF-8' },
  { start: [0xff, 0xfe], encoding: 'UTF-16' },
  { start: [0xfe, 0xff], encoding: 'UTF-16' },
];

async function attempt<Result>(path: string, action: () => Promise<Result>): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    throw new CommandError(`${path}: ${reasonOf(error)}`);
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The system's reason in words: `no such file or directory`. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /^E[A-Z]+: ([^,]+)/.exec(message)?.[1] ?? message;
}
