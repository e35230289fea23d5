import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { inject } from 'vitest';
import { openEmbedded, openPostgres } from '../../src/database/open.js';
import type { Tables } from '../../src/database/schema.js';

let databases = 0;

/** Makes an empty database on the server of all tests, and gives its URL. */
export async function createDatabase(): Promise<string> {
  const { url } = inject('postgres');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  databases += 1;
  const name = `test_${process.pid}_${databases}`;
  await client.query(`create database ${name}`);
  await client.end();
  return url.replace(/[^/]*$/, name);
}

/** The two kinds of storage, which must not differ. */
export const storages: { storage: string; open: () => Promise<Kysely<Tables>> }[] = [
  { storage: 'the embedded PostgreSQL', open: () => openEmbedded() },
  { storage: 'a PostgreSQL server', open: async () => openPostgres(await createDatabase()) },
];

/** An embedded database takes a second to make: the tests of one subject share it. */
export async function empty(database: Kysely<Tables>): Promise<void> {
  await sql`truncate mappings, snapshots, instances, terminated_instances, catalog, job_leases, job_runs, job_events
    restart identity`.execute(database);
}
