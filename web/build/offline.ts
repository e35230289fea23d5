import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const workerFile = new URL('./offline-worker.js', import.meta.url);
const publicFolder = new URL('../public/', import.meta.url);

/** Large, and not what most people come for: kept when it was fetched once. */
const isEngine = (file: string): boolean => file.includes('engine-worker');

/** Writes `offline-worker.js`, which keeps every file of this build, so that the page can be reloaded offline. */
export function offlineWorker(): Plugin {
  return {
    name: 'offline-worker',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        // The editor is kept under './', the address it is opened by.
        const built = Object.keys(bundle).filter((file) => file !== 'index.html');
        const later = built.filter((file) => isEngine(file));
        const files = [
          './',
          ...built.filter((file) => !isEngine(file)),
          ...readdirSync(publicFolder),
        ];
        const pages = Object.values(bundle).filter(({ fileName }) => fileName.endsWith('.html'));
        const version = createHash('sha256');
        for (const page of pages) if (page.type === 'asset') version.update(page.source);
        const source = readFileSync(workerFile, 'utf8')
          .replace('__FILES__', JSON.stringify(files))
          .replace('__LATER__', JSON.stringify(later))
          .replace('__VERSION__', JSON.stringify(version.digest('hex').slice(0, 16)));
        this.emitFile({ type: 'asset', fileName: 'offline-worker.js', source });
      },
    },
  };
}
