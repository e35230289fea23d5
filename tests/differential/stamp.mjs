import { execFileSync } from 'node:child_process';

/** When, and of which commit, something is measured: today's date and this checkout's commit. */
export function stamp() {
  const cwd = new URL('../../', import.meta.url);
  const commit = execFileSync('git', ['rev-parse', '--short=10', 'HEAD'], {
    cwd,
    encoding: 'utf8',
  }).trim();
  return { date: new Date().toISOString().slice(0, 10), commit };
}
