import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built command line. */
export const program = fileURLToPath(new URL('../dist/cli.cjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mapping-generator-cli-'));

/** Writes a file for a command to read, and gives its path. */
export function file(name: string, content: unknown): string {
  const path = join(folder, name);
  const asItIs = typeof content === 'string' || content instanceof Uint8Array;
  writeFileSync(path, asItIs ? content : JSON.stringify(content, null, 2));
  return path;
}

export interface Ended {
  status: number | null;
  out: string;
  error: string;
}

/** The same on a terminal, which `script` plays; files are named without their folder. */
export async function onTerminal(
  args: string[],
): Promise<{ status: number | null; screen: string }> {
  const line = [process.execPath, program, ...args.map((arg) => arg.replace(`${folder}/`, ''))];
  const child = spawn('script', ['-qec', line.map((word) => `'${word}'`).join(' '), '/dev/null'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let screen = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (screen += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (status) => {
      resolve({ status, screen });
    });
  });
}

/** Runs the built command line to its end. */
export function command(
  args: string[],
  {
    input = '',
    environment = {},
    interrupt,
  }: {
    input?: string;
    environment?: Record<string, string>;
    /** The moment to press Ctrl-C. */
    interrupt?: Promise<void>;
  } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...environment },
  });
  const ended: Ended = { status: null, out: '', error: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (ended.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (ended.error += text));
  child.stdin.on('error', () => undefined).end(input);
  void interrupt?.then(() => child.kill('SIGINT'));
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (status) => {
      resolve({ ...ended, status });
    });
  });
}
