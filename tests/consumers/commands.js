import { spawn } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(fileURLToPath(import.meta.url));

const environment = {
  ...process.env,
  PATH: `${resolve(root, 'node_modules/.bin')}:${process.env.PATH}`,
  NO_COLOR: '1',
};

/** Starts a program in this folder, with further variables; what it says is collected in `output`. */
export function start(program, parameters, { env, ...options } = {}) {
  const child = spawn(program, parameters, {
    cwd: root,
    env: { ...environment, ...env },
    ...options,
  });
  const running = { child, output: '' };
  for (const stream of child.stdio.slice(1)) {
    stream.setEncoding('utf8').on('data', (text) => (running.output += text));
  }
  return running;
}

/** Waits until a program has said something; gives what the expression found. */
export async function untilSaid(running, wanted) {
  for (let waited = 0; waited < 120_000; waited += 50) {
    const found = wanted.exec(running.output);
    if (found) return found;
    if (running.child.exitCode !== null) break;
    await new Promise((resume) => setTimeout(resume, 50));
  }
  throw Object.assign(new Error(`${wanted} was not said`), { output: running.output });
}

/** Ends a program, which is no failure. */
export async function stop({ child }) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.on('close', done));
  child.kill();
  await ended;
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
