import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Claims a folder for this process. The embedded database knows no lock: two processes would ruin its files.
 *
 * @returns gives the folder back; undefined where another process has it
 */
export function claimFolder(folder: string): (() => void) | undefined {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'process');
  const release = (): void => {
    rmSync(file, { force: true });
  };
  try {
    writeFileSync(file, `${process.pid}\n`, { flag: 'wx' });
    return release;
  } catch {
    if (isAlive(Number(readFileSync(file, 'utf8')))) return undefined;
  }
  // Left behind by a process that was killed.
  release();
  return claimFolder(folder);
}

/** A process that was killed while it wrote has left no number; 0 would be this process's own group. */
function isAlive(id: number): boolean {
  if (!Number.isSafeInteger(id) || id < 1) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}
