import { spawn } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(fileURLToPath(import.meta.url));

const environment = {
  ...process.env,
  PATH: `${resolve(root, 'node_modules/.bin')}:${process.env.PATH}`,
  NO_COLOR: '1',
};

/** Starts a program in this folder; what it says is collected in `output`. */
export function start(program, parameters, options = {}) {
  const child = spawn(program, parameters, { cwd: root, env: environment, ...options });
  const running = { child, output: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (running.output += text));
  }
  return running;
}

/** Runs a program to its end and gives what it said; rejects when it fails. */
export async function run(program, parameters, options) {
  const running = start(program, parameters, options);
  const status = await new Promise((ended, failed) => {
    running.child.on('close', ended).on('error', failed);
  });
  if (status === 0) return running.output.trim();
  throw Object.assign(new Error(`${program} ended with ${status}`), { output: running.output });
}
