import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { chmod, chown, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file so that whoever reads it meanwhile, or after a crash, sees all of the old text or all of the new: into
 * another file beside it, which then takes its name. Its owner and mode stay, and a link stays a link.
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const known = await stat(target).catch(() => undefined);
  // A device or a pipe has no text of its own to keep.
  if (known && !known.isFile()) {
    await writeFile(target, text);
    return;
  }
  const mark = randomBytes(6).toString('hex');
  const beside = join(dirname(target), `.${basename(target)}.${mark}.tmp`);
  try {
    await writeNew(beside, text);
    if (known) await takeAfter(beside, known);
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** The owner first, whose change takes bits of the mode away; only root may give a file to another one. */
async function takeAfter(path: string, { uid, gid, mode }: Stats): Promise<void> {
  await chown(path, uid, gid).catch(() => undefined);
  await chmod(path, mode & 0o7777);
}

async function writeNew(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
