// A warehouse of ordinary size: loading its catalog, checks with it, searches in it.

import { setImmediate as turn } from 'node:timers/promises';

import { searchCatalog } from '../../../npm/dist/index.js';
import { median } from './measure.js';

/** What the names of a warehouse are made of. */
export const words = [
  'customer',
  'account',
  'order',
  'line_item',
  'shipping',
  'payment',
  'region',
  'status',
];

/** Tables × columns; names repeat as they do in warehouses. */
export function warehouse(tables, columns) {
  return {
    captured_at: new Date().toISOString(),
    tables: Array.from({ length: tables }, (_, index) => ({
      catalog: 'hive',
      schema: `schema_${index % 200}`,
      name: `${words[index % 8]}_${index}`,
      columns: Array.from({ length: columns }, (__, place) => ({
        name: place === 0 ? 'id' : `${words[(index + place) % 8]}_${place}_${index % 500}`,
        type: place === 0 ? 'bigint' : place % 3 ? 'varchar(25)' : 'decimal(12,2)',
      })),
    })),
  };
}

const mapping = {
  node_definitions: Array.from({ length: 20 }, (_, index) => ({
    label: `Node${index}`,
    sql: `SELECT id FROM hive.schema_${index}.${words[index % 8]}_${index}`,
    primary_key: { name: 'id', type: 'INT64' },
  })),
};

/** ms of loading, and the longest time without a turn for others. */
async function loading(generator, snapshot) {
  const state = { ended: false };
  const started = performance.now();
  const loaded = generator.loadCatalog(snapshot).finally(() => (state.ended = true));
  let longest = 0;
  for (let last = performance.now(); !state.ended;) {
    await turn();
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }
  return { catalog: await loaded, longest, total: performance.now() - started };
}

function timeOf(call) {
  const started = performance.now();
  call();
  return performance.now() - started;
}

const queries = [
  'c',
  'cu',
  'cus',
  'cust',
  'customer',
  'customer_4',
  'pay',
  'status_7',
  'schema_7.order',
  'ordr',
];

/** All in ms: loading in slices, the first check, checks by turns with another catalog, the slowest search of a typist. */
export async function catalogOfRealSize(generator) {
  const snapshot = warehouse(50_000, 20);
  const { catalog, longest, total } = await loading(generator, snapshot);
  const check = (using) => {
    const report = generator.check(mapping, { catalog: using });
    if (report.status !== 'valid') throw new Error(`the mapping is ${report.status}`);
  };
  const first = timeOf(() => check(catalog));
  const other = generator.catalog(warehouse(50, 20));
  const turns = Array.from(
    { length: 20 },
    () => timeOf(() => check(catalog)) + timeOf(() => check(other)),
  );
  const search = queries.map((query) =>
    median(Array.from({ length: 5 }, () => timeOf(() => searchCatalog(snapshot, query)))),
  );
  catalog.dispose();
  other.dispose();
  return { longest, total, first, alternating: median(turns) / 2, search: Math.max(...search) };
}
