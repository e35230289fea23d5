import { sql } from 'kysely';
import type { Kysely, RawBuilder, SqlBool } from 'kysely';
import { ConflictError } from 'mapping-generator/jobs';
import type { Expected, Instance } from 'mapping-generator/jobs';
import type { Tables } from '../database/schema.js';

// A job decides over a list that may be minutes old: what it decided is carried out only where its reasons still hold.

type Values = Expected<Instance>;

const times = new Set(['created_at', 'last_activity_at', 'status_changed_at']);

/** The condition that a record still has these values. */
export function stillIs(expected: Values): RawBuilder<SqlBool> {
  const conditions = Object.entries(expected).map(([column, value]) => {
    const now = sql.ref(column);
    if (value === null) return sql`${now} is null`;
    if (!times.has(column)) return sql`${now} = ${value}::text`;
    // A list tells times to the millisecond, the database to the microsecond.
    const then = sql`${value}::timestamptz`;
    const little = sql`interval '1 millisecond'`;
    return sql`${now} between ${then} - ${little} and ${then} + ${little}`;
  });
  return sql<SqlBool>`(${sql.join([sql`true`, ...conditions], sql` and `)})`;
}

/** Rejects where the record is there and has other values; what is gone counts as ended already. */
export async function refuseIfChanged(
  database: Kysely<Tables>,
  table: 'instances' | 'mappings' | 'snapshots',
  id: number,
  expected?: Values,
): Promise<void> {
  const changed = await database
    .selectFrom(table)
    .select('id')
    .where('id', '=', id)
    .where(expected ? sql<SqlBool>`not ${stillIs(expected)}` : sql<SqlBool>`true`)
    .executeTakeFirst();
  if (changed) throw new ConflictError(`the record ${id} of ${table} has changed meanwhile`);
}
