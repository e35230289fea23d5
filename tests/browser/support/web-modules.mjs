import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const webPackage = fileURLToPath(new URL('../../../web/package.json', import.meta.url));

/** Loads modules of the page in Node, translated by the page's own Vite: `load('/src/app/verdict.ts')`. */
export async function openWebModules() {
  const vite = await import(pathToFileURL(createRequire(webPackage).resolve('vite')));
  const server = await vite.createServer({
    root: dirname(webPackage),
    configFile: false,
    logLevel: 'error',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  return { load: (path) => server.ssrLoadModule(path), close: () => server.close() };
}
