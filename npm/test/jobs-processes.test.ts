import { describe, expect, it } from 'vitest';

import type { JobId } from '../dist/jobs.js';
import { expired, FakePlane, numbers } from './jobs-support.js';

/** Waits until a job has come to a call. */
async function untilCalled({ calls }: FakePlane, call: string): Promise<void> {
  while (!calls.includes(call)) await new Promise((resolve) => setImmediate(resolve));
}

describe('several processes', () => {
  it('run a job once where the host tells them apart', async () => {
    const fake = new FakePlane();
    const busy = new Set<JobId>();
    fake.plane.exclusively = async (id, run) => {
      if (busy.has(id)) return false;
      busy.add(id);
      try {
        await run();
      } finally {
        busy.delete(id);
      }
      return true;
    };
    const release = fake.hold('instances.list');
    const [one, other] = [await fake.scheduler(), await fake.scheduler()];
    const first = one.runNow('lifecycle_cleanup');
    await untilCalled(fake, 'instances.list');
    const second = other.runNow('lifecycle_cleanup');
    await expect(second).rejects.toThrow('Lifecycle Cleanup runs in another process');
    expect(other.jobs[0]?.lastRun).toBeNull();
    release();
    expect(await first).toMatchObject({ instances_terminated: 0 });
    expect(fake.events.map(([event]) => event)).toEqual([
      'lifecycle_cleanup_started',
      'lifecycle_cleanup_skipped',
      'lifecycle_cleanup_completed',
    ]);
    await other.runNow('lifecycle_cleanup');
    const started = fake.events.filter(([event]) => event === 'lifecycle_cleanup_started');
    expect(started).toHaveLength(2);
  });

  it('begin nothing more when the lock is lost', async () => {
    const fake = new FakePlane();
    fake.snapshots.push(...numbers(20).map(expired));
    const lost = new AbortController();
    fake.plane.exclusively = async (_, run) => {
      await run(lost.signal);
      return true;
    };
    const release = fake.hold('snapshots.delete 1');
    const run = (await fake.scheduler()).runNow('lifecycle_cleanup');
    await untilCalled(fake, 'snapshots.delete 1');
    lost.abort(new Error('another process has it'));
    const begun = fake.changes.length;
    release();
    await expect(run).rejects.toThrow('another process has it');
    expect(fake.changes).toHaveLength(begun);
    expect(fake.events.at(-1)?.[0]).toBe('lifecycle_cleanup_failed');
  });

  it('are told when the lock cannot be had', async () => {
    const fake = new FakePlane();
    fake.plane.exclusively = () => Promise.reject(new Error('no database'));
    const scheduler = await fake.scheduler();
    await expect(scheduler.runNow('reconciliation')).rejects.toThrow('no database');
    expect(fake.events).toEqual([['reconciliation_failed', { error: 'no database' }]]);
    expect(scheduler.jobs[1]?.lastRun?.error).toBe('no database');
  });
});
