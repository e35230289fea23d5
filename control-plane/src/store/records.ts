import type { Kysely } from 'kysely';
import { DependencyError } from 'mapping-generator/jobs';
import type { ControlPlane, Entity, Instance } from 'mapping-generator/jobs';
import { collect, inPages } from '../database/pages.js';
import type { Tables } from '../database/schema.js';
import { refuseIfChanged, stillIs } from './expected.js';

// Mappings, snapshots and instances. What is gone already counts as deleted.

const entityColumns = [
  'id',
  'created_at',
  'last_activity_at',
  'ttl',
  'inactivity_timeout',
] as const;

const instanceColumns = [...entityColumns, 'status', 'status_changed_at'] as const;

interface EntityRow {
  id: number;
  created_at: Date;
  last_activity_at: Date | null;
  ttl: string | null;
  inactivity_timeout: string | null;
}

function toEntity(row: EntityRow): Entity {
  const { id, created_at, last_activity_at, ttl, inactivity_timeout } = row;
  return {
    id,
    created_at: created_at.toISOString(),
    last_activity_at: last_activity_at?.toISOString() ?? null,
    ttl,
    inactivity_timeout,
  };
}

function toInstance(row: EntityRow & { status: string; status_changed_at: Date }): Instance {
  const { status, status_changed_at } = row;
  return { ...toEntity(row), status, status_changed_at: status_changed_at.toISOString() };
}

/** The foreign keys know who needs whom, and say so when something is deleted. */
async function refusingWhatIsNeeded<Answer>(deletion: Promise<Answer>): Promise<Answer> {
  try {
    return await deletion;
  } catch (error) {
    if (!isForeignKeyViolation(error)) throw error;
    throw new DependencyError(error.message, { cause: error });
  }
}

const isForeignKeyViolation = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && error.code === '23503';

function entitiesOf(
  database: Kysely<Tables>,
  table: 'mappings' | 'snapshots',
): Pick<ControlPlane['mappings'], 'list' | 'delete'> {
  return {
    list: () =>
      collect(
        inPages((after, limit) =>
          database
            .selectFrom(table)
            .select(entityColumns)
            .where('id', '>', after)
            .orderBy('id')
            .limit(limit)
            .execute(),
        ),
        toEntity,
      ),
    async delete(id, { expected }) {
      const deletion = database
        .deleteFrom(table)
        .where('id', '=', id)
        .where(stillIs(expected))
        .returning('id')
        .execute();
      const deleted = await refusingWhatIsNeeded(deletion);
      if (deleted.length === 0) await refuseIfChanged(database, table, id);
    },
  };
}

export function mappingsIn(database: Kysely<Tables>): ControlPlane['mappings'] {
  return {
    ...entitiesOf(database, 'mappings'),
    async read(id) {
      const row = await database
        .selectFrom('mappings')
        .select('text')
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.text ?? null;
    },
  };
}

export function snapshotsIn(database: Kysely<Tables>): ControlPlane['snapshots'] {
  return entitiesOf(database, 'snapshots');
}

/** @param pods where the instances run */
export function instancesIn(
  database: Kysely<Tables>,
  pods: ControlPlane['pods'],
): ControlPlane['instances'] {
  return {
    ...instanceReads(database),
    async terminate(id, { reason, expected }) {
      await refuseIfChanged(database, 'instances', id, expected);
      // The pod first: a process that is killed in between leaves a record, which the next run ends.
      await pods.delete(podOf(id), { ignoreNotFound: true });
      await endRecord(database, id, reason);
    },
    async updateStatus(id, status, message, { expected }) {
      const updated = await database
        .updateTable('instances')
        .set(({ fn }) => ({
          status,
          status_message: message,
          status_changed_at: fn<Date>('now'),
        }))
        .where('id', '=', id)
        .where(stillIs(expected))
        .returning('id')
        .execute();
      if (updated.length === 0) await refuseIfChanged(database, 'instances', id);
    },
  };
}

function instanceReads(database: Kysely<Tables>): Pick<ControlPlane['instances'], 'list' | 'read'> {
  return {
    list: () =>
      collect(
        inPages((after, limit) =>
          database
            .selectFrom('instances')
            .select(instanceColumns)
            .where('id', '>', after)
            .orderBy('id')
            .limit(limit)
            .execute(),
        ),
        toInstance,
      ),
    async read(id) {
      const row = await database
        .selectFrom('instances')
        .select(instanceColumns)
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? toInstance(row) : null;
    },
  };
}

/** The pod that an instance runs in, by the name that the jobs know. */
export const podOf = (instanceId: number): string => `graph-instance-${instanceId}`;

/** One statement: the record moves, or stays. */
async function endRecord(database: Kysely<Tables>, id: number, reason: string): Promise<void> {
  await database
    .with('ended', (query) =>
      query.deleteFrom('instances').where('id', '=', id).returning(['id', 'snapshot_id']),
    )
    .insertInto('terminated_instances')
    .columns(['id', 'snapshot_id', 'reason'])
    .expression((query) =>
      query
        .selectFrom('ended')
        .select((row) => ['id', 'snapshot_id', row.val(reason).as('reason')]),
    )
    // An id that was given anew, as after a backup: the later end is what became of it.
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((row) => ({
        snapshot_id: row.ref('excluded.snapshot_id'),
        reason: row.ref('excluded.reason'),
        terminated_at: row.fn<Date>('now'),
      })),
    )
    .execute();
}
