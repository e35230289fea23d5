import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Tables } from '../../src/database/schema.js';

const created_at = new Date('2026-01-01T00:00:00.000Z');

/** What a record has that no test says anything about. */
const usual = { created_at, last_activity_at: null, ttl: null, inactivity_timeout: null };

/** A mapping, a snapshot of it and an instance of that, all with the same id. */
export async function insertChain(
  database: Kysely<Tables>,
  id: number,
  { ttl = null, status = 'running' }: { ttl?: string | null; status?: string } = {},
): Promise<void> {
  await database
    .insertInto('mappings')
    .values({ ...usual, id, ttl, text: `{"name":"m${id}"}` })
    .execute();
  await database
    .insertInto('snapshots')
    .values({ ...usual, id, ttl, mapping_id: id })
    .execute();
  await database
    .insertInto('instances')
    .values({
      ...usual,
      id,
      ttl,
      snapshot_id: id,
      status,
      status_message: null,
      status_changed_at: created_at,
    })
    .execute();
}

/** As many chains as that, in three statements. All of them expired long ago. */
export async function insertExpiredChains(database: Kysely<Tables>, count: number): Promise<void> {
  const ids = sql`from generate_series(1, ${count}::integer) as id`;
  const common = sql`id, timestamptz '2026-01-01T00:00:00Z', 'P1D'`;
  await sql`insert into mappings (id, created_at, ttl, text) select ${common}, '{}' ${ids}`.execute(
    database,
  );
  await sql`insert into snapshots (id, created_at, ttl, mapping_id) select ${common}, id ${ids}`.execute(
    database,
  );
  await sql`insert into instances (id, created_at, ttl, snapshot_id, status)
    select ${common}, id, 'running' ${ids}`.execute(database);
}

/** How many rows each table of records has. */
export async function countRecords(database: Kysely<Tables>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of ['mappings', 'snapshots', 'instances', 'terminated_instances'] as const) {
    const { count } = await database
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<string | number>().as('count'))
      .executeTakeFirstOrThrow();
    counts[table] = Number(count);
  }
  return counts;
}
