import { spawn } from 'node:child_process';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const webFolder = fileURLToPath(new URL('../../../web/', import.meta.url));

/** Serves the build as `scripts/start` does, on a free port; `options` are further ones of the server. */
export async function serveBuild(options = []) {
  if (!existsSync(join(webFolder, 'dist/index.html')))
    throw new Error('no build: run scripts/build web');
  const server = spawn(process.execPath, [join(webFolder, 'serve.js'), '--port', '0', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]();
  const [address] = await Promise.race([
    lines.next().then(({ value }) => [value]),
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

/** Serves the files of the build; `answer(pathname, response, request)` comes first and is true for what it has answered. */
export async function serveBuildWith(answer) {
  const http = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (await answer(pathname, response, request)) return;
    const file = join(webFolder, 'dist', pathname === '/' ? 'index.html' : pathname);
    if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    response.setHeader('Content-Type', contentTypes[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${http.address().port}/`,
    stop: () => new Promise((resolve) => http.close(resolve) && http.closeAllConnections()),
  };
}

/** Serves the build but for its .wasm files, which `faultyWasm(response)` answers as long as `server.faulty` is set. */
export async function serveFaultyBuild(faultyWasm) {
  const server = { faulty: true };
  return Object.assign(
    server,
    await serveBuildWith((pathname, response) => {
      if (!server.faulty || !pathname.endsWith('.wasm')) return false;
      faultyWasm(response);
      return true;
    }),
  );
}

/**
 * Plays a cluster under /api/: `warehouse()` is what the catalog's route answers, undefined where it fails; `refusal(sql)`
 * is why a query is refused, undefined where it is accepted with the columns `id` and `name`; `rows(sql)` is what a
 * statement returns, or a promise of it, undefined where it fails.
 */
export function serveCluster({ warehouse, refusal = () => undefined, rows = () => undefined }) {
  return serveBuildWith(async (pathname, response, request) => {
    if (!pathname.startsWith('/api/')) return false;
    const say = (status, body) =>
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    if (pathname === '/api/catalog') {
      const known = warehouse();
      say(known ? 200 : 502, known ?? { error: { message: 'the cluster is asleep' } });
      return true;
    }
    const { kind, sql } = JSON.parse((await request.toArray()).join(''));
    if (pathname === '/api/run') {
      const found = await rows(sql);
      say(found ? 200 : 502, found ?? { error: { message: 'the cluster is asleep' } });
      return true;
    }
    const message = refusal(sql);
    const columns = [
      { name: 'id', type: 'bigint' },
      { name: 'name', type: 'varchar' },
    ];
    if (message) say(422, { error: { kind: 'query', message } });
    else say(200, kind === 'columns' ? { columns } : {});
    return true;
  });
}
