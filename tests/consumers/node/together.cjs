// The entries in both module systems: what one throws, the other knows.
const main = require('mapping-generator');
const server = require('mapping-generator/server');
const { loadDecisions } = require('mapping-generator/jobs');

const body = JSON.stringify({
  node_definitions: [
    { label: 'A', sql: 'SELECT id FROM t', primary_key: { name: 'id', type: 'STRING' } },
  ],
});

async function statusOf({ createSnapshotHandler }, { load, IntrospectionError }, kind) {
  const handler = createSnapshotHandler({
    generator: await load(),
    validate: { introspect: () => Promise.reject(new IntrospectionError('no', { kind })) },
    mappingOf: () => body,
    create: () => ({}),
  });
  const headers = { 'Content-Type': 'application/json' };
  return (await handler(new Request('http://h/', { method: 'POST', headers, body }))).status;
}

(async () => {
  const esm = {
    main: await import('mapping-generator'),
    server: await import('mapping-generator/server'),
  };
  await loadDecisions();
  const statuses = [];
  for (const handlers of [server, esm.server]) {
    for (const entry of [main, esm.main]) {
      for (const kind of ['query', 'unavailable']) {
        statuses.push(await statusOf(handlers, entry, kind));
      }
    }
  }
  console.log(statuses.join(' '));
})();
