// The background jobs' decisions: records in, what has expired or is an orphan out.

import { readFileSync } from 'node:fs';
import createModule from '../../../build/wasm-release/wasm/mapping_generator.mjs';
import { loadDecisions } from '../../../npm/dist/jobs.js';
import { repeat } from './measure.js';

const count = 10_000;
const now = new Date('2026-06-01T12:00:00Z');
const hour = 3_600_000;
const hoursAgo = (hours) => new Date(now.getTime() - hours * hour).toISOString();
const listOf = (make) => Array.from({ length: count }, (_, index) => make(index));

/** Every tenth has expired. */
const entities = () =>
  listOf((index) => ({
    id: index,
    created_at: hoursAgo(24 * (index % 10 === 0 ? 31 : 20)),
    last_activity_at: hoursAgo(index % 12),
    ttl: 'P30D',
    inactivity_timeout: 'PT12H',
  }));

/** The module without the package: a request's bytes in, the answer's bytes out. */
async function rawModule() {
  const wasm = new URL('../../../build/wasm-release/wasm/mapping_generator.wasm', import.meta.url);
  const module = await createModule({ wasmBinary: readFileSync(wasm) });
  const session = module.createSession();
  return (...parts) => {
    const sizes = parts.map((part) => part.length);
    let address = module.reserve(
      session,
      sizes.reduce((sum, size) => sum + size),
    );
    for (const part of parts) {
      module.HEAPU8.set(part, address);
      address += part.length;
    }
    return module.run(session, ...sizes);
  };
}

/** ms for the same in the core alone, from the bytes of the request to those of the answer. */
export async function decideManyInCore() {
  const run = await rawModule();
  const encoder = new TextEncoder();
  const request = { instances: entities(), snapshots: entities(), mappings: entities() };
  const parts = ['decide_lifecycle', JSON.stringify(request), JSON.stringify({ now })];
  const bytes = parts.map((part) => encoder.encode(part));
  return repeat(() => run(...bytes), { rounds: 30, calls: 1 });
}

/** ms for each of the two decisions over 10,000 of everything, as JavaScript objects in and out. */
export async function decideMany() {
  const decisions = await loadDecisions();
  const records = { instances: entities(), snapshots: entities(), mappings: entities() };
  const instances = listOf((index) => ({
    id: index,
    status: index % 10 === 0 ? 'starting' : 'running',
    created_at: hoursAgo(1),
  }));
  const pods = listOf((index) => ({
    name: `graph-instance-${index + 1000}`,
    labels: { app: 'graph-instance', 'instance-id': String(index + 1000) },
    created_at: hoursAgo(1),
  }));
  const options = { now, orphanGraceMs: 60_000, staleAfterMs: 600_000 };
  const lifecycle = () => decisions.lifecycle(records, { now }).expired.length;
  const reconciliation = () => decisions.reconciliation({ pods, instances }, options);
  if (lifecycle() !== (3 * count) / 10 || reconciliation().orphan_pods.length !== 1000)
    throw new Error('the decisions are not those that the records are made for');
  return {
    lifecycle: repeat(lifecycle, { rounds: 15, calls: 1 }),
    reconciliation: repeat(reconciliation, { rounds: 15, calls: 1 }),
  };
}
