import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createScheduler } from '../dist/jobs.js';
import type { JobId } from '../dist/jobs.js';
import { expired, FakePlane, instance, noon, numbers } from './jobs-support.js';

const minute = 60_000;
const ids: JobId[] = ['lifecycle_cleanup', 'reconciliation', 'schema_cache_refresh'];

beforeEach(() => {
  vi.useFakeTimers({
    now: noon,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
});

afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const started = (fake: FakePlane, id: JobId) =>
  fake.told.filter(({ event }) => event === `${id}_started`).length;

/** As a host makes it, by the clock of the tests. */
const make = (fake: FakePlane, options = {}) =>
  createScheduler({ controlPlane: fake.plane, logger: fake.logger, ...options });

describe('a scheduler', () => {
  it('has the three jobs with their names and intervals', async () => {
    const { jobs } = await make(new FakePlane());
    const rest = { running: false, lastRun: null, nextRun: null };
    expect(jobs).toEqual([
      { id: 'lifecycle_cleanup', name: 'Lifecycle Cleanup', intervalMs: 5 * minute, ...rest },
      {
        id: 'reconciliation',
        name: 'Orphan Resource Reconciliation',
        intervalMs: 5 * minute,
        ...rest,
      },
      {
        id: 'schema_cache_refresh',
        name: 'Schema Cache Refresh',
        intervalMs: 1440 * minute,
        ...rest,
      },
    ]);
  });

  it('runs each job after its interval, again and again, until it is stopped', async () => {
    const fake = new FakePlane();
    const scheduler = await make(fake);
    await pass(60 * minute);
    expect(fake.calls).toEqual([]);
    scheduler.start();
    scheduler.start();
    expect(scheduler.jobs[0]?.nextRun).toBe('2026-06-01T13:05:00.000Z');
    expect(scheduler.jobs[2]?.nextRun).toBe('2026-06-02T13:00:00.000Z');
    await pass(5 * minute - 1);
    expect(fake.calls).toEqual([]);
    await pass(1);
    expect(ids.map((id) => started(fake, id))).toEqual([1, 1, 0]);
    expect(scheduler.jobs[0]).toMatchObject({
      running: false,
      lastRun: {
        startedAt: '2026-06-01T13:05:00.000Z',
        endedAt: '2026-06-01T13:05:00.000Z',
        summary: { instances_terminated: 0, snapshots_deleted: 0, mappings_deleted: 0 },
        error: null,
      },
      nextRun: '2026-06-01T13:10:00.000Z',
    });
    await pass(1435 * minute);
    expect(ids.map((id) => started(fake, id))).toEqual([288, 288, 1]);
    await scheduler.stop();
    expect(scheduler.jobs.map(({ nextRun }) => nextRun)).toEqual([null, null, null]);
    expect(vi.getTimerCount()).toBe(0);
    await pass(1440 * minute);
    expect(ids.map((id) => started(fake, id))).toEqual([288, 288, 1]);
    scheduler.start();
    await pass(5 * minute);
    expect(started(fake, 'reconciliation')).toBe(289);
    await scheduler.stop();
  });

  it('takes other intervals, also those longer than a timer', async () => {
    const fake = new FakePlane();
    const month = 30 * 1440 * minute;
    const intervals = { lifecycle_cleanup: 10, schema_cache_refresh: month };
    const scheduler = await make(fake, { intervals });
    expect(scheduler.jobs.map(({ intervalMs }) => intervalMs)).toEqual([10, 5 * minute, month]);
    scheduler.start();
    await pass(100);
    expect(ids.map((id) => started(fake, id))).toEqual([10, 0, 0]);
    await scheduler.stop();
    const monthly = await make(fake, {
      intervals: { lifecycle_cleanup: month, reconciliation: month, schema_cache_refresh: month },
    });
    monthly.start();
    await pass(month - 1);
    expect(started(fake, 'schema_cache_refresh')).toBe(0);
    await pass(1);
    expect(started(fake, 'schema_cache_refresh')).toBe(1);
    await monthly.stop();
    await pass(2 * month);
    expect(started(fake, 'schema_cache_refresh')).toBe(1);
  });

  it.each([
    [{ staleAfterMs: -1 }, 'staleAfterMs'],
    [{ orphanGraceMs: NaN }, 'orphanGraceMs'],
    [{ operationTimeoutMs: '5' }, 'operationTimeoutMs'],
    [{ operationTimeoutMs: 0 }, 'operationTimeoutMs'],
    [{ operationTimeoutMs: NaN }, 'operationTimeoutMs'],
    [{ catalogTimeoutMs: -1 }, 'catalogTimeoutMs'],
    [{ intervals: { reconciliation: 0.5 } }, 'reconciliation'],
    [{ intervals: { lifecycle_cleanup: 0 } }, 'lifecycle_cleanup'],
    [{ mostPerRun: 0 }, 'mostPerRun'],
    [{ orphanShare: 1.5 }, 'orphanShare'],
    [{ orphanShare: NaN }, 'orphanShare'],
  ])('refuses %j', async (options, name) => {
    const made = make(new FakePlane(), options);
    await expect(made).rejects.toMatchObject({ code: 'bad_argument' });
    await expect(made).rejects.toThrow(name);
  });
});

describe('a job', () => {
  it('never overlaps itself, and missed ticks become one run', async () => {
    const fake = new FakePlane();
    const release = fake.hold('instances.list');
    const scheduler = await make(fake, { operationTimeoutMs: 1440 * minute });
    scheduler.start();
    await pass(32 * minute);
    expect(scheduler.jobs[0]).toMatchObject({ running: true, lastRun: null });
    expect(started(fake, 'lifecycle_cleanup')).toBe(1);
    release();
    await pass(0);
    expect(started(fake, 'lifecycle_cleanup')).toBe(2);
    expect(scheduler.jobs[0]).toMatchObject({ running: false });
    await pass(3 * minute - 1);
    expect(started(fake, 'lifecycle_cleanup')).toBe(2);
    await pass(1);
    expect(started(fake, 'lifecycle_cleanup')).toBe(3);
    await scheduler.stop();
  });

  it('that throws is told of, and runs again next time', async () => {
    const fake = new FakePlane();
    fake.fail('pods.list app=graph-instance', new Error('nobody there'));
    const scheduler = await make(fake);
    scheduler.start();
    await pass(5 * minute);
    expect(scheduler.jobs[1]?.lastRun).toMatchObject({ summary: null, error: 'nobody there' });
    fake.answers.clear();
    await pass(5 * minute);
    const ofJob = fake.told.filter(({ event }) => event.startsWith('reconciliation'));
    expect(ofJob.map(({ level, event }) => `${level} ${event}`)).toEqual([
      'info reconciliation_started',
      'error reconciliation_failed',
      'info reconciliation_started',
      'info reconciliation_completed',
    ]);
    expect(scheduler.jobs[1]?.lastRun).toMatchObject({ error: null });
    await scheduler.stop();
  });

  it('starts over with a fresh module after a fault inside of it', async () => {
    const fake = new FakePlane();
    fake.snapshots.push(expired(1));
    const scheduler = await make(fake);
    const decode = vi.spyOn(TextDecoder.prototype, 'decode').mockImplementation(() => {
      throw new RangeError('broken');
    });
    const failed = scheduler.runNow('lifecycle_cleanup');
    await expect(failed).rejects.toThrow('The mapping-generator module broke down');
    decode.mockRestore();
    expect(await scheduler.runNow('lifecycle_cleanup')).toMatchObject({ snapshots_deleted: 1 });
  });

  it('is joined by whoever wants it while it runs', async () => {
    const fake = new FakePlane();
    const release = fake.hold('instances.list');
    const scheduler = await make(fake);
    const first = scheduler.runNow('lifecycle_cleanup');
    const second = scheduler.runNow('lifecycle_cleanup');
    await pass(0);
    release();
    expect(await first).toBe(await second);
    expect(started(fake, 'lifecycle_cleanup')).toBe(1);
    await scheduler.runNow('lifecycle_cleanup');
    expect(started(fake, 'lifecycle_cleanup')).toBe(2);
  });

  it('runs beside the other jobs', async () => {
    const fake = new FakePlane();
    fake.hold('snapshots.list');
    const scheduler = await make(fake);
    scheduler.runNow('lifecycle_cleanup').catch(() => undefined);
    await scheduler.runNow('reconciliation');
    expect(scheduler.jobs.map(({ running }) => running)).toEqual([true, false, false]);
  });

  it('needs no logger', async () => {
    const fake = new FakePlane();
    fake.snapshots.push(expired(1), { ...expired(2), ttl: 'P' });
    const scheduler = await createScheduler({ controlPlane: fake.plane });
    expect(await scheduler.runNow('lifecycle_cleanup')).toMatchObject({ snapshots_deleted: 1 });
  });
});

describe('stopping', () => {
  it('waits for what was begun, and begins nothing more', async () => {
    const fake = new FakePlane();
    fake.instances.push(...numbers(10).map((id) => instance(id, { ttl: 'PT1H' })));
    fake.snapshots.push(expired(1));
    const releases = numbers(10).map((id) => fake.hold(`terminate ${String(id)} lifecycle_expiry`));
    const scheduler = await make(fake);
    const run = scheduler.runNow('lifecycle_cleanup');
    const rejected = expect(run).rejects.toThrow('the scheduler was stopped');
    await pass(0);
    expect(fake.changes).toHaveLength(4);
    const stopped = vi.fn();
    const stopping = scheduler.stop().then(stopped);
    await pass(1000);
    expect(stopped).not.toHaveBeenCalled();
    for (const release of releases) release();
    await stopping;
    await rejected;
    expect(fake.changes).toHaveLength(4);
    expect(fake.underWay).toBe(0);
    // What was not begun has not failed.
    expect(fake.events.map(([event]) => event)).toEqual([
      'lifecycle_cleanup_started',
      'lifecycle_cleanup_stopped',
    ]);
    // What is left is ended by the next run.
    fake.instances.splice(0, 4);
    await scheduler.runNow('lifecycle_cleanup');
    expect(fake.changes).toHaveLength(11);
  });

  it('asks for no further list', async () => {
    const fake = new FakePlane();
    const release = fake.hold('instances.list');
    const scheduler = await make(fake);
    const run = scheduler.runNow('lifecycle_cleanup');
    const rejected = expect(run).rejects.toThrow('the scheduler was stopped');
    await pass(0);
    const stopping = scheduler.stop();
    release();
    await stopping;
    await rejected;
    expect(fake.calls).toEqual(['instances.list']);
  });

  it('forgets the ticks that were missed', async () => {
    const fake = new FakePlane();
    const release = fake.hold('instances.list');
    const scheduler = await make(fake, { operationTimeoutMs: 1440 * minute });
    scheduler.start();
    await pass(12 * minute);
    const stopping = scheduler.stop();
    release();
    await stopping;
    await pass(0);
    expect(started(fake, 'lifecycle_cleanup')).toBe(1);
  });

  it('is over at once where nothing runs', async () => {
    const scheduler = await make(new FakePlane());
    await scheduler.stop();
    expect(scheduler.jobs.every(({ running }) => !running)).toBe(true);
  });
});

describe('an operation that hangs', () => {
  it('is given up after its time, and the next one follows', async () => {
    const fake = new FakePlane();
    fake.snapshots.push(...numbers(9).map(expired));
    fake.hold('snapshots.delete 2');
    const scheduler = await make(fake);
    const run = scheduler.runNow('lifecycle_cleanup');
    await pass(minute - 1);
    expect(scheduler.jobs[0]).toMatchObject({ running: true });
    await pass(1);
    expect(await run).toMatchObject({ snapshots_deleted: 8 });
    expect(fake.events[1]).toEqual([
      'delete_snapshot_failed',
      { snapshot_id: 2, error: 'no answer within 60 s' },
    ]);
  });

  it('keeps its place, so that never more than four are under way', async () => {
    const fake = new FakePlane();
    fake.snapshots.push(...numbers(9).map(expired));
    const releases = numbers(9).map((id) => fake.hold(`snapshots.delete ${String(id)}`));
    const scheduler = await make(fake, { operationTimeoutMs: 1000 });
    const run = scheduler.runNow('lifecycle_cleanup');
    const rejected = expect(run).rejects.toThrow('4 operations have no answer');
    await pass(1000);
    await rejected;
    expect(fake.changes).toHaveLength(4);
    // Nothing is begun before one of them has ended.
    await expect(scheduler.runNow('lifecycle_cleanup')).rejects.toThrow('4 operations');
    expect(fake.underWay).toBe(4);
    expect(fake.calls.filter((call) => call === 'instances.list')).toHaveLength(1);
    for (const release of releases) release();
    await pass(0);
    expect(await scheduler.runNow('lifecycle_cleanup')).toMatchObject({ snapshots_deleted: 9 });
    expect(fake.mostUnderWay).toBe(4);
  });

  it('leaves the other places to the next run', async () => {
    const fake = new FakePlane();
    fake.snapshots.push(...numbers(9).map(expired));
    for (const id of [1, 2, 3]) fake.hold(`snapshots.delete ${String(id)}`);
    const scheduler = await make(fake, { operationTimeoutMs: 1000 });
    const run = scheduler.runNow('lifecycle_cleanup');
    await pass(1000);
    expect(await run).toMatchObject({ snapshots_deleted: 6 });
    fake.snapshots.splice(0, 3);
    fake.mostUnderWay = 0;
    expect(await scheduler.runNow('lifecycle_cleanup')).toMatchObject({ snapshots_deleted: 6 });
    expect(fake.mostUnderWay).toBe(4);
  });

  it('is waited for for an hour where the catalog is read', async () => {
    const fake = new FakePlane();
    fake.hold('catalog.fetch');
    const scheduler = await make(fake);
    const run = scheduler.runNow('schema_cache_refresh');
    const rejected = expect(run).rejects.toThrow('no answer within 3600 s');
    await pass(60 * minute - 1);
    expect(scheduler.jobs[2]).toMatchObject({ running: true });
    await pass(1);
    await rejected;
  });

  it('does not hold the job where a list hangs', async () => {
    const fake = new FakePlane();
    fake.hold('mappings.list');
    const run = (await make(fake)).runNow('lifecycle_cleanup');
    const rejected = expect(run).rejects.toThrow('no answer within 60 s');
    await pass(minute);
    await rejected;
  });

  it('that throws at once is a failure like any other', async () => {
    const fake = new FakePlane();
    fake.snapshots.push(expired(1), expired(2));
    fake.plane.snapshots.delete = () => {
      throw new Error('at once');
    };
    const run = (await make(fake)).runNow('lifecycle_cleanup');
    expect(await run).toMatchObject({ snapshots_deleted: 0 });
    expect(fake.events[1]?.[1]).toEqual({ snapshot_id: 1, error: 'at once' });
  });
});
