import { Migrator, sql } from 'kysely';
import type { CreateTableBuilder, Kysely, Migration } from 'kysely';
import type { Tables } from './schema.js';

// Carried out in the order of their names, each once. What was carried out somewhere is never changed: add another.

const migrations: Record<string, Migration> = {
  '1_records': {
    async up(database: Kysely<unknown>) {
      await expiring(database, 'mappings')
        .addColumn('text', 'text', (column) => column.notNull())
        .execute();
      await expiring(database, 'snapshots')
        .addColumn('mapping_id', 'integer', (column) =>
          column.notNull().references('mappings.id').onDelete('restrict'),
        )
        .execute();
      await expiring(database, 'instances')
        .addColumn('snapshot_id', 'integer', (column) =>
          column.notNull().references('snapshots.id').onDelete('restrict'),
        )
        .addColumn('status', 'text', (column) => column.notNull())
        .addColumn('status_message', 'text')
        .addColumn('status_changed_at', 'timestamptz', timeOfInsertion)
        .execute();
      // A delete asks who refers to the row; without these it would read the whole table.
      await index(database, 'snapshots', ['mapping_id']);
      await index(database, 'instances', ['snapshot_id']);
      await database.schema
        .createTable('terminated_instances')
        .addColumn('id', 'integer', (column) => column.primaryKey())
        .addColumn('snapshot_id', 'integer', (column) => column.notNull())
        .addColumn('reason', 'text', (column) => column.notNull())
        .addColumn('terminated_at', 'timestamptz', timeOfInsertion)
        .execute();
    },
  },
  '2_catalog': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('catalog')
        .addColumn('single', 'boolean', (column) =>
          column
            .primaryKey()
            .defaultTo(true)
            .check(sql`single`),
        )
        .addColumn('snapshot', 'jsonb', (column) => column.notNull())
        .execute();
    },
  },
  '3_jobs': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('job_leases')
        .addColumn('job_id', 'text', (column) => column.primaryKey())
        .addColumn('holder', 'text', (column) => column.notNull())
        .addColumn('held_until', 'timestamptz', (column) => column.notNull())
        .addColumn('started_at', 'timestamptz', (column) => column.notNull())
        .execute();
      await database.schema
        .createTable('job_runs')
        .addColumn('id', 'integer', (column) => column.generatedAlwaysAsIdentity().primaryKey())
        .addColumn('job_id', 'text', (column) => column.notNull())
        .addColumn('replica', 'text', (column) => column.notNull())
        .addColumn('started_at', 'timestamptz', timeOfInsertion)
        .addColumn('ended_at', 'timestamptz')
        // Unlike jsonb, json keeps the order in which the counts and facts were given.
        .addColumn('summary', 'json')
        .addColumn('error', 'text')
        .addColumn('events_left_out', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
      await index(database, 'job_runs', ['job_id', 'id']);
      await createEvents(database);
    },
  },
};

async function createEvents(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('job_events')
    .addColumn('run_id', 'integer', (column) =>
      column.notNull().references('job_runs.id').onDelete('cascade'),
    )
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('level', 'text', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('fields', 'json', (column) => column.notNull())
    .addPrimaryKeyConstraint('job_events_key', ['run_id', 'position'])
    .execute();
}

type ColumnBuilder = Parameters<
  NonNullable<Parameters<CreateTableBuilder<string>['addColumn']>[2]>
>[0];

const timeOfInsertion = (column: ColumnBuilder): ColumnBuilder =>
  column.notNull().defaultTo(sql`now()`);

/** A table of what can expire, with its common columns. */
function expiring(database: Kysely<unknown>, name: string): CreateTableBuilder<string> {
  return database.schema
    .createTable(name)
    .addColumn('id', 'integer', (column) => column.generatedByDefaultAsIdentity().primaryKey())
    .addColumn('created_at', 'timestamptz', timeOfInsertion)
    .addColumn('last_activity_at', 'timestamptz')
    .addColumn('ttl', 'text')
    .addColumn('inactivity_timeout', 'text');
}

const index = (database: Kysely<unknown>, table: string, columns: string[]): Promise<void> =>
  database.schema
    .createIndex(`${table}_by_${columns.join('_')}`)
    .on(table)
    .columns(columns)
    .execute();

/** Brings the database to what this version needs; of two replicas that start at once one waits for the other. */
export async function migrate(database: Kysely<Tables>): Promise<void> {
  const provider = { getMigrations: () => Promise.resolve(migrations) };
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error instanceof Error) throw error;
  if (error !== undefined) throw new Error('the database could not be migrated', { cause: error });
}
