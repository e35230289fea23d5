// What the README's examples take for granted: the names that they use and do not make. CLUSTER is the address of a cluster.
import { createIntrospectionCache, load, trinoIntrospection } from 'mapping-generator';
import { createIntrospectionHandler } from 'mapping-generator/server';

import { sampleMapping, snapshot } from './cluster.js';

const url = process.env.CLUSTER;
const user = 'ann';
const generator = await load();
const warehouse = snapshot();
const catalog = generator.catalog(warehouse);
const session = { catalog: 'tpch', schema: 'tiny' };
const text = sampleMapping();
const mapping = JSON.parse(text);
const introspect = trinoIntrospection({ url, user, ...session });
const never = new AbortController();

/** The same warehouse, with a column that is gone by now. */
const yesterday = {
  ...warehouse,
  tables: warehouse.tables.map((table) =>
    table.name === 'item'
      ? {
          ...table,
          columns: [...table.columns, { name: 'price', type: 'double' }],
        }
      : table,
  ),
};
/** A mapping of that time. */
const stored = {
  node_definitions: [
    {
      label: 'Item',
      sql: 'SELECT id, name, price FROM hive.sales.item',
      primary_key: { name: 'id', type: 'INT64' },
      properties: [
        { name: 'name', type: 'STRING' },
        { name: 'price', type: 'DOUBLE' },
      ],
    },
  ],
};

const times = {
  created_at: '2026-01-30T12:00:00Z',
  last_activity_at: '2026-01-31T11:00:00Z',
};
const instances = [12, 13].map((id) => ({
  id,
  status: 'running',
  ...times,
  ttl: null,
  inactivity_timeout: 'PT1H',
}));
const snapshots = [{ id: 7, ...times, ttl: 'P1D', inactivity_timeout: null }];
const keeping = (list) => ({
  list: async () => list,
  delete: async () => undefined,
});

/** The page's own back end. */
const answerPage = createIntrospectionHandler(introspect);
const reach = globalThis.fetch;

Object.assign(globalThis, {
  fetch: (address, init) =>
    String(address).startsWith('/')
      ? answerPage(new Request(new URL(address, 'http://page'), init))
      : reach(address, init),
  cache: createIntrospectionCache(),
  catalog,
  columns: [
    { name: 'id', type: 'bigint' },
    { name: 'name', type: 'varchar' },
  ],
  controlPlane: {
    instances: { ...keeping(instances), terminate: async () => undefined },
    snapshots: keeping(snapshots),
    mappings: keeping([]),
    pods: keeping([]),
    catalog: { current: async () => null },
  },
  create: () => ({ id: 1 }),
  generator,
  instances,
  introspect,
  known: {},
  log: console,
  mapping,
  mappingOf: () => mapping,
  mappings: [],
  onProgress: () => undefined,
  pino: () => ({ info() {}, warn() {}, error() {} }),
  renewToken: async () => 'token',
  report: generator.check(mapping, { catalog }),
  save: () => ({ id: 1 }),
  session,
  signal: never.signal,
  snapshot: warehouse,
  snapshots,
  sql: 'SELECT id, name FROM analytics.customers',
  store: () => ({ id: 1 }),
  stored,
  text,
  tokenOf: () => 'token',
  url,
  user,
  userOf: () => user,
  yesterday,
});
