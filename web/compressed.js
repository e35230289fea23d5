// WebAssembly on the way, compressed: the development server does that for texts alone.
import { readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** By what a browser takes, the best first. Quick rather than small: a server of static files does it ahead of time. */
const ways = {
  br: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes) => gzipSync(bytes),
};

/** A Vite plugin that compresses the .wasm files of the build in `folder`, each once. */
export function compressedModules(folder) {
  const known = new Map();
  const compressed = (name, way) => {
    const file = join(folder, 'assets', name);
    const key = `${way} ${name} ${statSync(file).mtimeMs}`;
    if (!known.has(key)) known.set(key, ways[way](readFileSync(file)));
    return known.get(key);
  };
  const answer = ({ method, url, headers }, response, next) => {
    const { pathname } = new URL(url, 'http://localhost');
    const accepted = String(headers['accept-encoding'] ?? '')
      .split(',')
      .map((way) => way.trim());
    const way = Object.keys(ways).find((each) => accepted.includes(each));
    if (method !== 'GET' || !/\/assets\/[^/]+\.wasm$/.test(pathname) || way === undefined)
      return next();
    try {
      const body = compressed(basename(pathname), way);
      response.setHeader('Content-Type', 'application/wasm');
      response.setHeader('Content-Encoding', way);
      response.setHeader('Vary', 'Accept-Encoding');
      response.end(body);
    } catch {
      // There is no such file: the server says so.
      next();
    }
  };
  return {
    name: 'compressed-modules',
    configurePreviewServer({ middlewares }) {
      middlewares.use(answer);
    },
  };
}
