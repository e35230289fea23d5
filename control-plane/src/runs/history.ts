import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { JobId, JobSummary } from 'mapping-generator/jobs';
import type { Tables } from '../database/schema.js';

// What the runs of the jobs did, of all replicas, so that it is known after a restart.

export type Level = 'debug' | 'info' | 'warn' | 'error';

export interface RunEvent {
  at: string;
  level: Level;
  event: string;
  fields: Record<string, unknown>;
}

export interface StoredRun {
  id: number;
  replica: string;
  started_at: string;
  ended_at: string | null;
  summary: JobSummary | null;
  error: string | null;
  events: RunEvent[];
  events_left_out: number;
}

/** How a run ended: with a summary, or with an error. */
export interface RunEnd {
  summary: JobSummary | null;
  error: string | null;
}

/** Runs of a job that are kept; the page shows as many. */
export const runsKept = 20;

const interrupted = 'The process ended before the run did';

/** Notes that a run begins. A run before it that has no end was cut short: only one runs at a time. */
export async function beginRun(
  database: Kysely<Tables>,
  job: JobId,
  replica: string,
): Promise<number> {
  await database
    .updateTable('job_runs')
    .set({ ended_at: sql<Date>`now()`, error: interrupted })
    .where('job_id', '=', job)
    .where('ended_at', 'is', null)
    .execute();
  const { id } = await database
    .insertInto('job_runs')
    .values({ job_id: job, replica })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Adds events to a run; `position` is the number of those before. */
export async function addEvents(
  database: Kysely<Tables>,
  run: number,
  position: number,
  events: RunEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ fields, ...event }, index) => ({
    ...event,
    run_id: run,
    position: position + index,
    fields: JSON.stringify(fields),
  }));
  await database.insertInto('job_events').values(rows).execute();
}

/** Notes how a run ended, and forgets the oldest runs of its job. */
export async function endRun(
  database: Kysely<Tables>,
  run: number,
  { summary, error }: RunEnd,
  eventsLeftOut: number,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const { job_id } = await transaction
      .updateTable('job_runs')
      .set({
        ended_at: sql<Date>`now()`,
        summary: summary && JSON.stringify(summary),
        error,
        events_left_out: eventsLeftOut,
      })
      .where('id', '=', run)
      .returning('job_id')
      .executeTakeFirstOrThrow();
    await transaction
      .deleteFrom('job_runs')
      .where('job_id', '=', job_id)
      .where('id', 'not in', (query) =>
        query
          .selectFrom('job_runs')
          .select('id')
          .where('job_id', '=', job_id)
          .orderBy('id', 'desc')
          .limit(runsKept),
      )
      .execute();
  });
}

/** The last runs of a job with their events, the latest first. */
export async function lastRuns(database: Kysely<Tables>, job: JobId): Promise<StoredRun[]> {
  const runs = await database
    .selectFrom('job_runs')
    .selectAll()
    .where('job_id', '=', job)
    .orderBy('id', 'desc')
    .limit(runsKept)
    .execute();
  if (runs.length === 0) return [];
  const events = await database
    .selectFrom('job_events')
    .selectAll()
    .where(
      'run_id',
      'in',
      runs.map(({ id }) => id),
    )
    .orderBy('run_id')
    .orderBy('position')
    .execute();
  return runs.map(({ id, replica, started_at, ended_at, summary, error, events_left_out }) => ({
    id,
    replica,
    started_at: started_at.toISOString(),
    ended_at: ended_at?.toISOString() ?? null,
    summary: summary as JobSummary | null,
    error,
    events: events.filter(({ run_id }) => run_id === id).map(toEvent),
    events_left_out,
  }));
}

const toEvent = (row: { at: Date; level: string; event: string; fields: object }): RunEvent => ({
  at: row.at.toISOString(),
  level: row.level as Level,
  event: row.event,
  fields: row.fields as Record<string, unknown>,
});
