import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { JobId } from 'mapping-generator/jobs';
import type { Tables } from '../database/schema.js';

// Of several replicas one runs a job at a time: the one that holds the job's row. All times are the database's, so that
// replicas need not agree on theirs. A replica that dies holds its row until the time runs out; an advisory lock would
// be free at once, but lost with a broken connection, and is none at all where everybody shares one connection, as in
// the embedded database.

export interface LeaseOptions {
  database: Kysely<Tables>;
  job: JobId;
  /** Different for every run. */
  holder: string;
  /** For how long the row is held, in ms; renewed three times as often. */
  heldForMs: number;
}

/**
 * Takes the job's row, or finds it taken: false while another run holds it, and when the last run of any replica
 * started less than `notWithinMs` ago.
 */
export async function takeLease(options: LeaseOptions, notWithinMs: number): Promise<boolean> {
  const { database, job, holder, heldForMs } = options;
  const taken = await database
    .insertInto('job_leases')
    .values({ job_id: job, holder, held_until: fromNow(heldForMs), started_at: fromNow(0) })
    .onConflict((conflict) =>
      conflict
        .column('job_id')
        .doUpdateSet((row) => ({
          holder: row.ref('excluded.holder'),
          held_until: row.ref('excluded.held_until'),
          started_at: row.ref('excluded.started_at'),
        }))
        .where('job_leases.held_until', '<=', fromNow(0))
        .where('job_leases.started_at', '<=', fromNow(-notWithinMs)),
    )
    .returning('job_id')
    .executeTakeFirst();
  return taken !== undefined;
}

/**
 * Holds the row, until what it gives is called, which resolves when no renewal is on its way any more. A renewal that
 * fails is tried again. `onLost` is called once when another run may have taken the row: when it is no longer this
 * holder's, and when nothing was renewed for as long as it is held.
 */
export function keepLease(
  options: LeaseOptions,
  onLost: () => void = () => undefined,
): () => Promise<void> {
  const { heldForMs } = options;
  let heldSince = performance.now();
  let renewing: Promise<void> = Promise.resolve();
  const renew = async (): Promise<void> => {
    const asked = performance.now();
    const isHeld = await setEnd(options, fromNow(heldForMs)).catch(() => undefined);
    if (isHeld) heldSince = asked;
    if (isHeld !== false && performance.now() - heldSince < heldForMs) return;
    clearInterval(renewal);
    onLost();
  };
  const renewal = setInterval(() => {
    renewing = renewing.then(renew);
  }, heldForMs / 3);
  renewal.unref();
  return async () => {
    clearInterval(renewal);
    // One that is carried out after the release would take the row again, for nobody.
    await renewing;
    await setEnd(options, fromNow(0));
  };
}

/** Whether the row still is the holder's. */
async function setEnd(
  { database, job, holder }: LeaseOptions,
  end: RawBuilder<Date>,
): Promise<boolean> {
  const row = await database
    .updateTable('job_leases')
    .set({ held_until: end })
    .where('job_id', '=', job)
    .where('holder', '=', holder)
    .returning('job_id')
    .executeTakeFirst();
  return row !== undefined;
}

const fromNow = (ms: number): RawBuilder<Date> =>
  sql<Date>`now() + ${ms}::double precision * interval '1 millisecond'`;

/** Whether some replica runs the job. */
export async function isLeased(database: Kysely<Tables>, job: JobId): Promise<boolean> {
  const held = await database
    .selectFrom('job_leases')
    .select('job_id')
    .where('job_id', '=', job)
    .where('held_until', '>', fromNow(0))
    .executeTakeFirst();
  return held !== undefined;
}
