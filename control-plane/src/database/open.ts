import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect } from 'kysely';
import { PGliteDialect } from 'kysely-pglite-dialect';
import pg from 'pg';
import { migrate } from './migrations.js';
import type { Tables } from './schema.js';

/** Queries beyond so many wait for one to end. */
export const mostConnections = 4;

/**
 * Opens the embedded PostgreSQL and brings its tables up to date. One process at a time may have a folder open.
 *
 * @param folder where it keeps its files; without one they are in memory, and gone with the process
 */
export async function openEmbedded(folder?: string): Promise<Kysely<Tables>> {
  const embedded = await PGlite.create(folder === undefined ? {} : { dataDir: folder });
  return migrated(new Kysely<Tables>({ dialect: new PGliteDialect(embedded) }));
}

/** How long a server may take, in ms, before it counts as gone. */
const patience = 30_000;

/**
 * Opens a PostgreSQL server's database and brings its tables up to date.
 *
 * @param url `postgres://user:password@host:5432/database`
 * @param options what node-postgres knows besides
 */
export async function openPostgres(
  url: string,
  options: pg.PoolConfig = {},
): Promise<Kysely<Tables>> {
  const pool = new pg.Pool({
    connectionString: url,
    max: mostConnections,
    application_name: 'mapping-control-plane',
    connectionTimeoutMillis: patience,
    query_timeout: patience,
    // The server's own: a query that nobody waits for any more must not go on.
    statement_timeout: patience,
    ...options,
  });
  // A connection that breaks while nobody uses it: the pool makes another one when one is needed.
  pool.on('error', () => undefined);
  // One that breaks between two queries of a transaction: the next of them says so.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return migrated(new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }));
}

async function migrated(database: Kysely<Tables>): Promise<Kysely<Tables>> {
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.destroy();
    throw error;
  }
}
