import { spawn } from 'node:child_process';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const webFolder = fileURLToPath(new URL('../../../web/', import.meta.url));

/** Serves the build as `scripts/start` does, on a free port; `options` are further ones of the server. */
export async function serveBuild(options = []) {
  if (!existsSync(join(webFolder, 'dist/index.html'))) throw new Error('no build: run scripts/build web');
  const server = spawn(process.execPath, [join(webFolder, 'serve.js'), '--port', '0', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const [address] = await Promise.race([
    createInterface({ input: server.stdout })[Symbol.asyncIterator]().next().then(({ value }) => [value]),
    ended.then((status) => Promise.reject(new Error(`the server ended with status ${status}`))),
  ]);
  return {
    address,
    async stop() {
      server.kill();
      await ended;
    },
  };
}

const contentTypes = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** Serves the build but for its .wasm files, which `faultyWasm(response)` answers as long as `server.faulty` is set. */
export async function serveFaultyBuild(faultyWasm) {
  const server = {
    faulty: true,
    address: '',
    stop: () => new Promise((resolve) => http.close(resolve) && http.closeAllConnections()),
  };
  const http = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const file = join(webFolder, 'dist', pathname === '/' ? 'index.html' : pathname);
    if (server.faulty && pathname.endsWith('.wasm')) return faultyWasm(response);
    if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    response.setHeader('Content-Type', contentTypes[extname(file)] ?? 'application/octet-stream');
    return createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => http.listen(0, '127.0.0.1', resolve));
  server.address = `http://127.0.0.1:${http.address().port}/`;
  return server;
}
