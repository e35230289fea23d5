import type { Kysely } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPostgres } from '../src/database/open.js';
import type { Tables } from '../src/database/schema.js';
import { lastRuns } from '../src/runs/history.js';
import { createDatabase, empty } from './support/databases.js';
import { insertChain, insertExpiredChains } from './support/records.js';
import { podsThat, replicaOf } from './support/replicas.js';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const job = 'lifecycle_cleanup';

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
    const pods = podsThat(async (name) => {
      deleted.push(name);
    });
    const replicas = await Promise.all(
      databases.map((database, index) => replicaOf(database, { pods, name: `replica ${index}` })),
    );
    const outcomes = await Promise.allSettled(replicas.map((replica) => replica.runNow(job)));
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
    one!.start();
    await sleep(intervalMs / 2);
    two!.start();
    await sleep(5 * intervalMs);
    await one!.stop();
    const together = await lastRuns(databases[0]!, job);
    await sleep(3 * intervalMs);
    await two!.stop();
    const later = (await lastRuns(databases[0]!, job)).slice(0, -together.length);
    const starts = together.map(({ started_at }) => Date.parse(started_at)).reverse();
    const gaps = starts.slice(1).map((start, index) => start - starts[index]!);
    // Each on its own would have made them half an interval apart.
    expect(Math.min(...gaps)).toBeGreaterThan(0.8 * intervalMs);
    expect(together.length).toBeGreaterThanOrEqual(3);
    expect(together.length).toBeLessThanOrEqual(6);
    expect(later.length).toBeGreaterThanOrEqual(2);
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
