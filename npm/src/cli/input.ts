import { readFile } from 'node:fs/promises';

import { attempt, decode, FileError, parseJson, readBytes } from '../configuration/read-file.js';
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
export const readInput = async (path: string): Promise<Uint8Array> =>
  told(readBytes(path, path === '-' ? readStandardInput : undefined));

export async function readText(path: string): Promise<string> {
  return decode(await readInput(path));
}

/** `what` says what the file should hold: `a catalog`. */
export async function readJson(path: string, what: string): Promise<unknown> {
  return told(readText(path).then((text) => parseJson(path, text, what)));
}

export async function writeText(path: string, text: string): Promise<void> {
  await told(attempt(path, () => writeWhole(path, text)));
}

/** Writes another text into a file that holds `known`; its byte order mark stays. */
export async function replaceText(path: string, known: string, text: string): Promise<void> {
  const found = decode(await told(attempt(path, () => readFile(path))));
  const mark = found.startsWith('\ufeff') ? '\ufeff' : '';
  if (found !== `${mark}${known}`)
    throw new CommandError(`${path}: it was changed while it was being mended`);
  await writeText(path, `${mark}${text}`);
}

/** What is wrong with a file is all that the user sees. */
export async function told<Result>(action: Promise<Result>): Promise<Result> {
  try {
    return await action;
  } catch (error) {
    if (error instanceof FileError) throw new CommandError(error.message);
    throw error;
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
