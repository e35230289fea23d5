// What our side adds to the cluster's own time: a validation of 100 definitions beside the same statements sent by hand.

import { createServer } from 'node:http';

import { trinoIntrospection } from '../../../npm/dist/index.js';
import { compareByTurns, timed } from './measure.js';

const definitions = 100;
const concurrency = 8;
const answerMs = 20;
const columns = [
  { name: 'id', type: 'bigint' },
  { name: 'name', type: 'varchar' },
];

const mapping = {
  node_definitions: Array.from({ length: definitions }, (_, index) => ({
    label: `Node${index}`,
    sql: `SELECT id, name FROM hive.analytics.source_${index}`,
    primary_key: { name: 'id', type: 'INT64' },
    properties: [{ name: 'name', type: 'STRING' }],
  })),
};

/** Speaks as much of Trino's protocol as a statement needs: queued at first, finished when it is asked again. */
async function startServer() {
  let next = 0;
  const server = createServer((request, response) => {
    request.resume();
    const answer = (body, delay) =>
      setTimeout(
        () =>
          response.end(
            JSON.stringify({
              id: 'q',
              ...body,
              stats: { state: body.columns ? 'FINISHED' : 'QUEUED' },
            }),
          ),
        delay,
      );
    response.setHeader('Content-Type', 'application/json');
    const nextUri = `http://${request.headers.host}/v1/statement/executing/q/${(next += 1)}`;
    if (request.method === 'POST') answer({ nextUri }, 0);
    else answer({ columns, data: [[1, 'a plan']] }, answerMs);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}

async function send(url, statement) {
  const headers = { 'X-Trino-User': 'bench' };
  const posted = await fetch(`${url}/v1/statement`, { method: 'POST', body: statement, headers });
  const { nextUri } = await posted.json();
  return (await fetch(nextUri, { headers })).json();
}

/** Each definition's EXPLAIN, then its LIMIT 0, as many at once as `validate` has. */
async function sendByHand(url) {
  const open = mapping.node_definitions.values();
  const work = async () => {
    for (const { sql } of open) {
      await send(url, `EXPLAIN ${sql}`);
      await send(url, `SELECT * FROM (${sql}) LIMIT 0`);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
}

export async function clusterOverhead(generator, rounds) {
  const server = await startServer();
  const url = `http://127.0.0.1:${server.address().port}`;
  const introspect = trinoIntrospection({ url, user: 'bench' });
  const validate = async () => {
    const { status } = await generator.validate(mapping, { introspect, concurrency });
    if (status !== 'valid') throw new Error(`the mapping is ${status}`);
  };
  const measured = await compareByTurns(
    () => timed(validate),
    () => timed(() => sendByHand(url)),
    rounds,
  );
  server.closeAllConnections();
  server.close();
  return measured;
}
