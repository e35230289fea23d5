import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { fetchCatalog } from 'mapping-generator';
import type { CatalogSnapshot } from 'mapping-generator';
import type { Logger } from 'mapping-generator/jobs';
import { claimFolder } from './database/claim.js';
import { openEmbedded, openPostgres } from './database/open.js';
import type { Tables } from './database/schema.js';
import { PodsInMemory } from './pods/in-memory.js';
import { podsInKubernetes } from './pods/kubernetes.js';
import { createReplica } from './replica.js';
import type { Replica, ReplicaOptions } from './replica.js';
import type { Surroundings } from './routes.js';
import { samplePods, storeSamples } from './samples.js';
import type { ReadWarehouse } from './store/catalog.js';

export interface DevelopmentOptions {
  /** Where the embedded database keeps its files; without a folder they are in memory. */
  folder?: string;
  /** A PostgreSQL to use instead; nothing is put into it but the tables. */
  postgres?: string;
  /** A cluster to use instead of pods in memory. */
  kubeconfig?: string;
  /** A Trino to read the catalog from, instead of the sample. */
  trino?: string;
  /** What an embedded database begins with, and what a warehouse that is not there holds. */
  samples: { mapping: string; catalog: CatalogSnapshot };
  logger?: Logger;
}

export interface DevelopmentPlane {
  replica: Replica;
  surroundings: Surroundings;
  /** Stops the jobs and closes the database. */
  close(): Promise<void>;
}

/** The control plane of the development server, started: as much of it real as there is, and samples for the rest. */
export async function openDevelopmentPlane(options: DevelopmentOptions): Promise<DevelopmentPlane> {
  const { database, close } = await openRecords(options);
  const replica = await createReplica({
    database,
    pods: podsOf(options),
    warehouse: warehouseOf(options),
    name: `${hostname()}:${process.pid}`,
    ...(options.logger && { logger: options.logger }),
  });
  replica.start();
  return {
    replica,
    surroundings: {
      storage: options.postgres === undefined ? 'embedded' : 'postgresql',
      pods: options.kubeconfig === undefined ? 'in-memory' : 'kubernetes',
      warehouse: options.trino === undefined ? 'recorded' : 'trino',
    },
    async close() {
      await replica.stop();
      await database.destroy();
      close();
    },
  };
}

function podsOf({ kubeconfig }: DevelopmentOptions): ReplicaOptions['pods'] {
  if (kubeconfig !== undefined) return (signal) => podsInKubernetes({ kubeconfig, signal });
  const { pods } = new PodsInMemory(samplePods());
  return () => pods;
}

async function openRecords(
  options: DevelopmentOptions,
): Promise<{ database: Kysely<Tables>; close: () => void }> {
  const { postgres, folder, samples, logger } = options;
  if (postgres !== undefined)
    return { database: await openPostgres(postgres), close: () => undefined };
  const release = folder === undefined ? undefined : claimFolder(folder);
  if (folder !== undefined && !release) logger?.warn({ folder }, 'records_in_memory_folder_in_use');
  const database = await openEmbedded(folder && release && join(folder, 'records'));
  await storeSamples(database, samples);
  return { database, close: () => release?.() };
}

function warehouseOf({ trino, samples }: DevelopmentOptions): ReadWarehouse {
  if (trino === undefined) {
    return () => Promise.resolve({ ...samples.catalog, captured_at: new Date().toISOString() });
  }
  return ({ signal, concurrency }) =>
    fetchCatalog({ url: trino, user: 'mapping-control-plane', signal, concurrency });
}
