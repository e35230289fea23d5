import type { Kysely } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPostgres } from '../src/database/open.js';
import type { Tables } from '../src/database/schema.js';
import { beginRun, endRun, lastRuns, runsKept } from '../src/runs/history.js';
import { isLeased, keepLease, takeLease } from '../src/runs/lease.js';
import { Recorder } from '../src/runs/recorder.js';
import { createDatabase, empty, storages } from './support/databases.js';

const job = 'reconciliation';
const minute = 60_000;
const summary = { pods_deleted: 1, instances_failed: 0 };
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Each answer comes late. */
const slowToStore = (database: Kysely<Tables>) =>
  database.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      await sleep(400);
      return result;
    },
  });

it('two replicas that start at once make the tables once', async () => {
  const url = await createDatabase();
  const opened = await Promise.all([openPostgres(url), openPostgres(url), openPostgres(url)]);
  for (const database of opened) {
    expect(await lastRuns(database, job)).toEqual([]);
    await database.destroy();
  }
});

/** A database that is gone. */
const failing = {
  updateTable: () => {
    throw new Error('no database');
  },
} as unknown as Kysely<Tables>;

describe.each(storages)('leases in $storage', ({ open }) => {
  let database: Kysely<Tables>;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(() => empty(database));
  afterAll(() => database.destroy());

  const lease = (holder: string, heldForMs = minute) =>
    ({ database, job, holder, heldForMs }) as const;

  it('gives the job to one of many', async () => {
    const taken = await Promise.all(
      Array.from({ length: 10 }, (_, index) => takeLease(lease(`holder ${index}`), 0)),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await isLeased(database, job)).toBe(true);
    expect(await isLeased(database, 'lifecycle_cleanup')).toBe(false);
  });

  it('gives it again when it was given back, but not within the time since it was taken', async () => {
    await takeLease(lease('one'), 0);
    await keepLease(lease('one'))();
    expect(await isLeased(database, job)).toBe(false);
    expect(await takeLease(lease('two'), minute)).toBe(false);
    expect(await takeLease(lease('two'), 0)).toBe(true);
  });

  const heldUntil = async () => {
    const row = await database.selectFrom('job_leases').selectAll().executeTakeFirstOrThrow();
    return row.held_until.getTime();
  };

  it('gives it to another when the holder died, but not while the holder keeps it', async () => {
    const heldForMs = 2000;
    await takeLease(lease('one', heldForMs), 0);
    const firstEnd = await heldUntil();
    const release = keepLease(lease('one', heldForMs));
    // Renewed when it would have ended otherwise.
    await expect.poll(heldUntil).toBeGreaterThan(firstEnd + heldForMs);
    expect(await takeLease(lease('two'), 0)).toBe(false);
    await release();
    await takeLease(lease('dead', heldForMs), 0);
    expect(await takeLease(lease('two'), 0)).toBe(false);
    await expect.poll(() => takeLease(lease('two'), 0)).toBe(true);
  });

  it('says once that it is lost, when another has taken it', async () => {
    await takeLease(lease('one', 90), 0);
    let lost = 0;
    const release = keepLease(lease('one', 90), () => (lost += 1));
    await database.updateTable('job_leases').set({ holder: 'two' }).execute();
    await expect.poll(() => lost).toBe(1);
    // As long as several renewals would take.
    await sleep(200);
    await release();
    expect(lost).toBe(1);
    const row = await database.selectFrom('job_leases').selectAll().executeTakeFirstOrThrow();
    expect(row.holder).toBe('two');
  });

  it('counts as lost when it could not be renewed for as long as it is held', async () => {
    await takeLease(lease('one', 90), 0);
    let lost = 0;
    const broken = { ...lease('one', 90), database: failing };
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    try {
      const release = keepLease(broken, () => (lost += 1));
      await vi.advanceTimersByTimeAsync(60);
      expect(lost).toBe(0);
      await vi.advanceTimersByTimeAsync(200);
      expect(lost).toBe(1);
      await release().catch(() => undefined);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is given back by its holder only', async () => {
    await takeLease(lease('one', 1), 0);
    await sleep(20);
    await takeLease(lease('two'), 0);
    await keepLease(lease('one'))();
    expect(await isLeased(database, job)).toBe(true);
  });
});

describe.each(storages)('the history in $storage', ({ open }) => {
  let database: Kysely<Tables>;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(() => empty(database));
  afterAll(() => database.destroy());

  it('keeps what a run logged, in order, and its summary', async () => {
    const passedOn: string[] = [];
    const note = (_: object, event: string) => void passedOn.push(event);
    const recorder = new Recorder(database, 'replica 1', { info: note, warn: note, error: note });
    await recorder.record(job, async () => {
      recorder.logger.info({}, 'reconciliation_started');
      recorder.logger.warn({ pod: 'p', instance_id: 3 }, 'deleting_orphan_pod');
      recorder.logger.info({ ...summary }, 'reconciliation_completed');
      return summary;
    });
    recorder.logger.info({}, 'of_no_run');
    const [run] = await lastRuns(database, job);
    expect(run).toMatchObject({
      replica: 'replica 1',
      error: null,
      summary,
      events_left_out: 0,
      events: [
        { level: 'info', event: 'reconciliation_started', fields: {} },
        { level: 'warn', event: 'deleting_orphan_pod', fields: { pod: 'p', instance_id: 3 } },
        { level: 'info', event: 'reconciliation_completed' },
      ],
    });
    expect(Date.parse(run!.ended_at!)).toBeGreaterThanOrEqual(Date.parse(run!.started_at));
    expect(passedOn).toEqual([
      'reconciliation_started',
      'deleting_orphan_pod',
      'reconciliation_completed',
      'of_no_run',
    ]);
  });

  it('keeps the events of jobs that run beside each other apart', async () => {
    const recorder = new Recorder(database, 'r');
    const logging = (event: string) => async () => {
      for (let i = 0; i < 3; i += 1) {
        await sleep(5);
        recorder.logger.info({ i }, event);
      }
      return summary;
    };
    await Promise.all([
      recorder.record('reconciliation', logging('a')),
      recorder.record('lifecycle_cleanup', logging('b')),
    ]);
    const eventsOf = async (id: 'reconciliation' | 'lifecycle_cleanup') =>
      (await lastRuns(database, id))[0]?.events.map(({ event }) => event);
    expect(await eventsOf('reconciliation')).toEqual(['a', 'a', 'a']);
    expect(await eventsOf('lifecycle_cleanup')).toEqual(['b', 'b', 'b']);
  });

  it('keeps the error of a run that failed, and rejects with it', async () => {
    const recorder = new Recorder(database, 'r');
    const failure = new Error('no warehouse');
    await expect(recorder.record(job, () => Promise.reject(failure))).rejects.toBe(failure);
    expect(await lastRuns(database, job)).toMatchObject([{ error: 'no warehouse', summary: null }]);
  });

  it('stores events while the run goes on', async () => {
    const recorder = new Recorder(database, 'r');
    let end = (): void => undefined;
    const run = recorder.record(job, async () => {
      recorder.logger.info({}, 'begun');
      await new Promise<void>((resolve) => {
        end = resolve;
      });
      return summary;
    });
    await expect.poll(async () => (await lastRuns(database, job))[0]?.events.length).toBe(1);
    expect((await lastRuns(database, job))[0]).toMatchObject({ ended_at: null, error: null });
    end();
    await run;
  });

  it('loses no event that is logged while others are being stored', async () => {
    const recorder = new Recorder(slowToStore(database), 'r');
    await recorder.record(job, async () => {
      for (const event of ['first', 'second', 'third']) {
        recorder.logger.info({}, event);
        await sleep(600);
      }
      return summary;
    });
    const [run] = await lastRuns(database, job);
    expect(run!.events.map(({ event }) => event)).toEqual(['first', 'second', 'third']);
  });

  it('keeps so many events and says how many more there were', async () => {
    const recorder = new Recorder(database, 'r');
    await recorder.record(job, async () => {
      for (let i = 0; i < 1000; i += 1) recorder.logger.info({ i }, 'event');
      return summary;
    });
    const [run] = await lastRuns(database, job);
    expect(run!.events).toHaveLength(200);
    expect(run).toMatchObject({ events_left_out: 800, summary });
  });

  it('keeps what went wrong, however much was told as a detail before', async () => {
    const recorder = new Recorder(database, 'r');
    await recorder.record(job, async () => {
      for (let i = 0; i < 1000; i += 1) recorder.logger.debug?.({ i }, 'detail');
      recorder.logger.error({}, 'failure');
      return summary;
    });
    const [run] = await lastRuns(database, job);
    expect(run!.events.map(({ level }) => level)).toEqual([
      ...Array<string>(100).fill('debug'),
      'error',
    ]);
    expect(run).toMatchObject({ events_left_out: 900 });
  });

  it('says that a run was cut short when the next one begins', async () => {
    await beginRun(database, job, 'killed');
    const next = await beginRun(database, job, 'next');
    await endRun(database, next, { summary, error: null }, 0);
    expect(await lastRuns(database, job)).toMatchObject([
      { replica: 'next', error: null },
      { replica: 'killed', error: 'The process ended before the run did', summary: null },
    ]);
  });

  it('forgets the oldest runs of that job alone', async () => {
    const other = await beginRun(database, 'lifecycle_cleanup', 'r');
    await endRun(database, other, { summary, error: null }, 0);
    for (let i = 0; i < runsKept + 5; i += 1) {
      await endRun(database, await beginRun(database, job, `r${i}`), { summary, error: null }, 0);
    }
    const runs = await lastRuns(database, job);
    expect(runs.map(({ replica }) => replica).slice(0, 2)).toEqual([
      `r${runsKept + 4}`,
      `r${runsKept + 3}`,
    ]);
    const { length } = await database
      .selectFrom('job_runs')
      .select('id')
      .where('job_id', '=', job)
      .execute();
    expect(length).toBe(runsKept);
    expect(await lastRuns(database, 'lifecycle_cleanup')).toHaveLength(1);
  });
});
