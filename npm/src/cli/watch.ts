import { watch as watchPaths } from 'chokidar';

import { CommandError } from './input.js';
import { visible } from './output.js';
import { isMappingError } from '../index.js';

/** Editors and version control change several files at once. */
const settlingMs = 100;

/**
 * Runs now, and again when something changes in the places that the run before has named, with the paths that did.
 * What a run cannot do is told, and the next change tried. Rejects with the signal's reason.
 */
export async function untilInterrupted(
  signal: AbortSignal,
  run: (changed: string[]) => Promise<string[]>,
): Promise<void> {
  let places = await run([]);
  const ignored = (path: string): boolean => /(^|[\\/])(node_modules|\.git)([\\/]|$)/.test(path);
  const watcher = watchPaths(places, { ignoreInitial: true, ignored });
  const watched = new Set(places);
  const changes = new Changes();
  watcher.on('all', (_, path) => {
    if (!path.endsWith('.tmp')) changes.add(path);
  });
  signal.addEventListener('abort', () => {
    changes.end(signal.reason);
  });
  try {
    await new Promise<void>((resolve) => watcher.once('ready', resolve));
    process.stderr.write('watching for changes\n');
    for (;;) {
      signal.throwIfAborted();
      const changed = await changes.next();
      places = await attempt(() => run(changed), places);
      // What is watched again counts as found at first, with all that has come since: nobody would hear of it.
      watcher.add(places.filter((place) => !watched.has(place)));
      for (const place of places) watched.add(place);
    }
  } finally {
    await watcher.close();
  }
}

async function attempt(action: () => Promise<string[]>, otherwise: string[]): Promise<string[]> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof CommandError || isMappingError(error))) throw error;
    process.stderr.write(`mapping-generator: ${visible(error.message)}\n`);
    return otherwise;
  }
}

/** The paths that changed since they were asked for. */
class Changes {
  readonly #paths = new Set<string>();
  #wake: (() => void) | undefined;
  #fail: ((reason: unknown) => void) | undefined;

  add(path: string): void {
    this.#paths.add(path);
    this.#wake?.();
  }

  end(reason: unknown): void {
    this.#fail?.(reason);
  }

  async next(): Promise<string[]> {
    await new Promise<void>((resolve, reject) => {
      this.#fail = reject;
      this.#wake = () => setTimeout(resolve, settlingMs);
      if (this.#paths.size > 0) this.#wake();
    });
    const changed = [...this.#paths];
    this.#paths.clear();
    return changed;
  }
}
