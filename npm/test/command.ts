import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built command line. */
export const program = fileURLToPath(new URL('../dist/cli.cjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mapping-generator-cli-'));

/** Writes a file for a command to read, and gives its path. */
export function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, bytesOf(content));
  return path;
}

const bytesOf = (content: unknown): string | Uint8Array =>
  typeof content === 'string' || content instanceof Uint8Array
    ? content
    : JSON.stringify(content, null, 2);

/** A folder with these files, of which commands make their own. */
export function folderOf(files: Record<string, unknown>): string {
  const path = mkdtempSync(join(folder, 'project-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), bytesOf(content));
  }
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
  environment: Record<string, string> = {},
): Promise<{ status: number | null; screen: string }> {
  const line = [process.execPath, program, ...args.map((arg) => arg.replace(`${folder}/`, ''))];
  const child = spawn('script', ['-qec', line.map((word) => `'${word}'`).join(' '), '/dev/null'], {
    cwd: folder,
    env: { PATH: process.env.PATH, TERM: 'xterm', ...environment },
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

export type Step = [
  out: RegExp | undefined,
  error: RegExp | undefined,
  act: (() => void) | 'interrupt',
];

function followSteps(child: ChildProcessWithoutNullStreams, steps: Step[]): void {
  const open = [...steps];
  const seen = { out: '', error: '' };
  const look = (): void => {
    const [out, error, act] = open[0] ?? [];
    if (act === undefined || out?.test(seen.out) === false || error?.test(seen.error) === false)
      return;
    open.shift();
    Object.assign(seen, { out: '', error: '' });
    if (act === 'interrupt') child.kill('SIGINT');
    else act();
  };
  child.stdout.on('data', (text: string) => {
    seen.out += text;
    look();
  });
  child.stderr.on('data', (text: string) => {
    seen.error += text;
    look();
  });
}

/** Runs the built command line to its end. */
export function command(
  args: string[],
  {
    input = '',
    environment = {},
    interrupt,
    cwd = folder,
    steps = [],
  }: {
    input?: string;
    environment?: Record<string, string>;
    /** The moment to press Ctrl-C. */
    interrupt?: Promise<void>;
    /** Where it runs; by default where {@link file} writes. */
    cwd?: string;
    /** What to do when its output since the step before, or its errors, say so. */
    steps?: Step[];
  } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { PATH: process.env.PATH, ...environment },
  });
  const ended: Ended = { status: null, out: '', error: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (ended.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (ended.error += text));
  followSteps(child, steps);
  child.stdin.on('error', () => undefined).end(input);
  void interrupt?.then(() => child.kill('SIGINT'));
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (status) => {
      resolve({ ...ended, status });
    });
  });
}
