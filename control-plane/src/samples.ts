import type { Kysely } from 'kysely';
import type { CatalogSnapshot } from 'mapping-generator';
import type { Pod } from 'mapping-generator/jobs';
import type { Tables } from './database/schema.js';
import { catalogIn } from './store/catalog.js';
import { podOf } from './store/records.js';

// Something for the jobs to do where there is no platform: records of which some have expired, pods of which some are
// nobody's, and a warehouse that has changed since it was last read.

const hour = 3_600_000;
const day = 24 * hour;

/** What is stored before the jobs run, counted back from `now`. */
function records(now: number, text: string) {
  const ago = (ms: number): Date => new Date(now - ms);
  const lasting = { last_activity_at: null, inactivity_timeout: null };
  return {
    mappings: [
      { ...lasting, id: 1, text, created_at: ago(90 * day), ttl: null },
      { ...lasting, id: 2, text, created_at: ago(40 * day), ttl: 'P30D' },
      { ...lasting, id: 3, text, created_at: ago(40 * day), ttl: 'P30D' },
      // No duration: it is kept, and the run says why.
      { ...lasting, id: 4, text, created_at: ago(40 * day), ttl: '30 days' },
    ],
    snapshots: [
      { ...lasting, id: 1, mapping_id: 1, created_at: ago(2 * day), ttl: 'P7D' },
      { ...lasting, id: 2, mapping_id: 1, created_at: ago(9 * day), ttl: 'P7D' },
      // Mapping 3 has expired and stays: this one still needs it.
      { ...lasting, id: 3, mapping_id: 3, created_at: ago(2 * day), ttl: 'P7D' },
    ],
    instances: [
      instance(1, 'running', ago(3 * hour), ago(hour)),
      instance(2, 'running', ago(2 * day), ago(13 * hour)),
      instance(3, 'starting', ago(hour), null),
    ].map((row, index) => ({ ...row, snapshot_id: index === 1 ? 2 : 1 })),
  };
}

const instance = (id: number, status: string, created_at: Date, last_activity_at: Date | null) => ({
  id,
  status,
  created_at,
  status_changed_at: created_at,
  last_activity_at,
  ttl: 'P7D',
  inactivity_timeout: 'PT12H',
  status_message: null,
});

/** Puts the samples in the place of all records. The runs of the jobs stay. */
export async function storeSamples(
  database: Kysely<Tables>,
  { mapping, catalog }: { mapping: string; catalog: CatalogSnapshot },
): Promise<void> {
  const { mappings, snapshots, instances } = records(Date.now(), mapping);
  await database.transaction().execute(async (transaction) => {
    for (const table of ['terminated_instances', 'instances', 'snapshots', 'mappings'] as const) {
      await transaction.deleteFrom(table).execute();
    }
    await transaction.insertInto('mappings').values(mappings).execute();
    await transaction.insertInto('snapshots').values(snapshots).execute();
    await transaction.insertInto('instances').values(instances).execute();
    await catalogIn(transaction, () => Promise.resolve(catalog)).replace(earlier(catalog));
  });
}

/** The warehouse as it was a day ago: without a table, and with columns of another type. */
function earlier({ tables }: CatalogSnapshot): CatalogSnapshot {
  return {
    captured_at: new Date(Date.now() - day).toISOString(),
    tables: tables
      .filter(({ name }) => name !== 'region')
      .map((table) => ({
        ...table,
        columns: table.columns.map((column) =>
          column.name === 'acctbal' ? { ...column, type: 'decimal(12,2)' } : column,
        ),
      })),
  };
}

/** The pods of the sample instances, two that belong to nobody, and one that says nothing about itself. */
export function samplePods(): Pod[] {
  const created_at = new Date(Date.now() - hour).toISOString();
  const podFor = (id: string): Pod => ({
    name: podOf(Number(id)),
    labels: { app: 'graph-instance', 'instance-id': id },
    created_at,
  });
  return [
    ...['1', '2', '3', '17', '18'].map(podFor),
    { name: 'graph-instance-unnamed', labels: { app: 'graph-instance' }, created_at },
  ];
}
