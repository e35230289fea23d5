import { readFile } from 'node:fs/promises';

/** Wrong usage, or something that keeps the command from its work; its message is all that the user sees. */
export class CommandError extends Error {}

/** A file, or standard input for `-`. */
export async function readInput(path: string): Promise<Uint8Array> {
  try {
    return await (path === '-' ? readStandardInput() : readFile(path));
  } catch (error) {
    throw new CommandError(`${path}: ${reasonOf(error)}`);
  }
}

export async function readText(path: string): Promise<string> {
  return new TextDecoder().decode(await readInput(path));
}

/** `what` says what the file should hold: `a catalog`. */
export async function readJson(path: string, what: string): Promise<unknown> {
  const text = await readText(path);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new CommandError(`${path}: not ${what}: it is not JSON`);
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
