import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPostgres } from '../src/database/open.js';
import type { Tables } from '../src/database/schema.js';
import { lastRuns } from '../src/runs/history.js';
import { createDatabase, empty } from './support/databases.js';
import { insertChain, insertExpiredChains } from './support/records.js';
import { podsThat, replicaOf } from './support/replicas.js';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const job = 'lifecycle_cleanup';

/** Has the database note when each turn began: what a run stores of itself comes later, by as much as it has to wait. */
async function noteTurns(database: Kysely<Tables>): Promise<() => Promise<number[]>> {
  await sql`create table turns (job text, at timestamptz)`.execute(database);
  await sql`create function note_turn() returns trigger language plpgsql as $$
    begin insert into turns values (new.job_id, new.started_at); return new; end $$`.execute(
    database,
  );
  await sql`create trigger taken after insert or update of started_at on job_leases
    for each row execute function note_turn()`.execute(database);
  return async () => {
    const { rows } = await sql<{
      at: Date;
    }>`select distinct at from turns where job = ${job} order by at`.execute(database);
    return rows.map(({ at }) => at.getTime());
  };
}

describe('two replicas over one PostgreSQL', () => {
  const databases: Kysely<Tables>[] = [];
  beforeAll(async () => {
    const url = await createDatabase();
    for (let i = 0; i < 2; i += 1) databases.push(await openPostgres(url));
  });
  beforeEach(() => empty(databases[0]!));
  afterAll(async () => {
    for (const database of databases) await database.destroy();
  });

  it('run a job one at a time, and what one has ended the other does not', async () => {
    await insertExpiredChains(databases[0]!, 200);
    const deleted: string[] = [];
    let goOn = (): void => undefined;
    const otherIsRefused = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const pods = podsThat(async (name) => {
      deleted.push(name);
      await otherIsRefused;
    });
    const replicas = await Promise.all(
      databases.map((database, index) => replicaOf(database, { pods, name: `replica ${index}` })),
    );
    const outcomes = await Promise.allSettled(
      replicas.map(async (replica) => replica.runNow(job).finally(goOn)),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { message: 'Lifecycle Cleanup runs in another process' },
    });
    expect(deleted).toHaveLength(200);
    expect(await lastRuns(databases[0]!, job)).toHaveLength(1);
    // Asked for by hand, it runs again at once, on either of them.
    for (const replica of replicas)
      expect(await replica.runNow(job)).toMatchObject({ instances_terminated: 0 });
  });

  it('run a job once an interval, and the one goes on without the other', async () => {
    const intervalMs = 1000;
    const scheduler = { intervals: { lifecycle_cleanup: intervalMs, reconciliation: 60_000 } };
    const [one, two] = await Promise.all(
      databases.map((database, index) =>
        replicaOf(database, { scheduler, name: `replica ${index}` }),
      ),
    );
    const turns = await noteTurns(databases[0]!);
    one!.start();
    await sleep(intervalMs / 2);
    two!.start();
    const runs = () => lastRuns(databases[0]!, job);
    await expect.poll(async () => (await runs()).length).toBeGreaterThanOrEqual(5);
    await one!.stop();
    const together = await runs();
    await expect
      .poll(async () => (await runs()).length - together.length)
      .toBeGreaterThanOrEqual(2);
    await two!.stop();
    const later = (await runs()).slice(0, -together.length);
    const starts = await turns();
    const gaps = starts.slice(1).map((start, index) => start - starts[index]!);
    // Each on its own would have made them half an interval apart.
    expect(Math.min(...gaps)).toBeGreaterThan(0.8 * intervalMs);
    expect(gaps.length).toBeGreaterThanOrEqual(6);
    expect(new Set(later.map(({ replica }) => replica))).toEqual(new Set(['replica 1']));
  });

  it('know of each other what runs and what ran, also after a restart', async () => {
    await insertChain(databases[0]!, 1, { ttl: 'P1D' });
    let goOn = (): void => undefined;
    const waiting = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const working = await replicaOf(databases[0]!, {
      pods: podsThat(() => waiting),
      name: 'working',
    });
    const other = await replicaOf(databases[1]!, { name: 'other' });
    const seen = async () => (await other.jobs()).find(({ id }) => id === job)!;
    expect(await seen()).toMatchObject({
      name: 'Lifecycle Cleanup',
      interval_ms: 300_000,
      running: false,
      next_run: null,
      runs: [],
    });
    const run = working.runNow(job);
    await expect.poll(async () => (await seen()).running).toBe(true);
    expect((await seen()).runs).toMatchObject([{ replica: 'working', ended_at: null }]);
    goOn();
    await run;
    expect(await seen()).toMatchObject({
      running: false,
      runs: [
        {
          replica: 'working',
          summary: { instances_terminated: 1, snapshots_deleted: 1, mappings_deleted: 1 },
        },
      ],
    });
    other.start();
    expect(Date.parse((await seen()).next_run!)).toBeGreaterThan(Date.now());
    await other.stop();
  });
});
