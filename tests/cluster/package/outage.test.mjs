import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { it } from 'node:test';

import { trinoIntrospection } from '../../../npm/dist/index.js';
import { generator, server } from './support.mjs';

const mapping = readFileSync(
  new URL('../../../samples/tpch/mapping.json', import.meta.url),
  'utf8',
);

/** Hands bytes on to the server until it is killed, as the server itself would be. */
async function startRelay() {
  const { hostname, port } = new URL(server);
  const sockets = new Set();
  const relay = createServer((incoming) => {
    const outgoing = connect(Number(port), hostname);
    for (const socket of [incoming, outgoing]) {
      sockets.add(socket);
      socket
        .on('error', () => undefined)
        .on('close', () => incoming.destroy() && outgoing.destroy());
    }
    incoming.pipe(outgoing).pipe(incoming);
  });
  await new Promise((resolve) => relay.listen(0, '127.0.0.1', resolve));
  const kill = () => {
    relay.close();
    for (const socket of sockets) socket.destroy();
  };
  return { url: `http://127.0.0.1:${relay.address().port}`, kill };
}

it('a server that dies in the middle leaves the rest unchecked, and no token anywhere', async () => {
  const { url, kill } = await startRelay();
  const token = 's3cret-t0ken';
  const timeoutMs = 60_000;
  const introspect = trinoIntrospection({ url, user: 'ann', token, timeoutMs });
  let killed;
  const report = await generator.validate(mapping, {
    introspect,
    concurrency: 2,
    onProgress: ({ done, total }) => {
      if (done <= total / 2) return;
      killed ??= performance.now();
      kill();
    },
  });
  assert.equal(report.status, 'unchecked');
  const results = [...report.node_results, ...report.edge_results];
  const unchecked = results.filter(({ error }) => error?.startsWith('sql: Could not check: '));
  assert.ok(
    results.some(({ valid }) => valid),
    JSON.stringify(results),
  );
  assert.ok(
    unchecked.some(({ error }) => error.includes('ECONNREFUSED')),
    JSON.stringify(results),
  );
  assert.ok(!JSON.stringify(report).includes('s3cret'));
  assert.ok(performance.now() - killed < timeoutMs, 'nobody was waited for to the end');
});
