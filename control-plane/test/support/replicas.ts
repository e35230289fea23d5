import type { Kysely } from 'kysely';
import type { ControlPlane } from 'mapping-generator/jobs';
import type { Tables } from '../../src/database/schema.js';
import { PodsInMemory } from '../../src/pods/in-memory.js';
import { createReplica } from '../../src/replica.js';
import type { Replica, ReplicaOptions } from '../../src/replica.js';

/** A replica with what a test does not say anything about. */
export function replicaOf(
  database: Kysely<Tables>,
  options: Partial<Omit<ReplicaOptions, 'database'>> = {},
): Promise<Replica> {
  const { pods } = new PodsInMemory();
  return createReplica({
    database,
    pods: () => pods,
    warehouse: () => Promise.reject(new Error('there is no warehouse')),
    name: 'replica',
    ...options,
  });
}

/** Pods of which each deletion goes through `before` first, with the number of deletions so far. */
export function podsThat(
  before: (name: string, count: number) => Promise<void>,
): () => ControlPlane['pods'] {
  let count = 0;
  return () => ({
    list: () => Promise.resolve([]),
    delete: (name) => {
      count += 1;
      return before(name, count);
    },
  });
}

/** The stored events of the last run of a job. */
export async function lastRunOf(replica: Replica, id: string) {
  const job = (await replica.jobs()).find((known) => known.id === id);
  return job?.runs[0];
}
