import { expect, it } from 'vitest';

import { ConflictError, DependencyError } from '../dist/jobs.js';
import { expired, FakePlane, instance, numbers } from './jobs-support.js';

it('ends instances, then snapshots, then mappings, and counts them', async () => {
  const fake = new FakePlane();
  fake.mappings.push(expired(5), { ...expired(6), ttl: 'P900D' });
  fake.snapshots.push(expired(3), expired(4));
  fake.instances.push(instance(1, { ttl: 'PT1H' }), instance(2));
  const scheduler = await fake.scheduler();
  const summary = { instances_terminated: 1, snapshots_deleted: 2, mappings_deleted: 1 };
  expect(await scheduler.runNow('lifecycle_cleanup')).toEqual(summary);
  expect(fake.changes).toEqual([
    'terminate 1 lifecycle_expiry',
    'snapshots.delete 3',
    'snapshots.delete 4',
    'mappings.delete 5',
  ]);
  expect(fake.events).toEqual([
    ['lifecycle_cleanup_started', {}],
    ['lifecycle_cleanup_completed', summary],
  ]);
  expect(fake.told.filter(({ level }) => level === 'debug')).toEqual([
    {
      level: 'debug',
      event: 'terminating_instance',
      fields: { instance_id: 1, reason: 'ttl', since: '2026-06-01T01:00:00.000Z' },
    },
    {
      level: 'debug',
      event: 'deleting_snapshot',
      fields: { snapshot_id: 3, reason: 'ttl', since: '2026-05-01T00:00:00.000Z' },
    },
    {
      level: 'debug',
      event: 'deleting_snapshot',
      fields: { snapshot_id: 4, reason: 'ttl', since: '2026-05-01T00:00:00.000Z' },
    },
    {
      level: 'debug',
      event: 'deleting_mapping',
      fields: { mapping_id: 5, reason: 'ttl', since: '2026-05-01T00:00:00.000Z' },
    },
  ]);
});

it("decides by the host's clock", async () => {
  const fake = new FakePlane();
  fake.snapshots.push(expired(1));
  const early = await fake.scheduler({ now: () => new Date('2026-04-30T23:59:59.999Z') });
  expect(await early.runNow('lifecycle_cleanup')).toMatchObject({ snapshots_deleted: 0 });
  const late = await fake.scheduler({ now: () => new Date('2026-05-01T00:00:00Z') });
  expect(await late.runNow('lifecycle_cleanup')).toMatchObject({ snapshots_deleted: 1 });
});

it('ends what was not used for too long, counted from the last use', async () => {
  const fake = new FakePlane();
  const used = { ...expired(1), ttl: null, inactivity_timeout: 'P30D' };
  fake.snapshots.push(
    { ...used, last_activity_at: '2026-05-01T00:00:00Z' },
    { ...used, id: 2, last_activity_at: '2026-05-31T00:00:00Z' },
  );
  await (await fake.scheduler()).runNow('lifecycle_cleanup');
  expect(fake.changes).toEqual(['snapshots.delete 1']);
  expect(fake.told[1]?.fields).toMatchObject({ snapshot_id: 1, reason: 'inactivity' });
});

it('does not begin with a kind before the last of the kind before has ended', async () => {
  const fake = new FakePlane();
  fake.instances.push(instance(1, { ttl: 'PT1H' }));
  fake.snapshots.push(expired(3));
  const release = fake.hold('terminate 1 lifecycle_expiry');
  const run = (await fake.scheduler()).runNow('lifecycle_cleanup');
  while (fake.changes.length === 0) await new Promise((resolve) => setImmediate(resolve));
  // Time enough for what must not begin.
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(fake.changes).toEqual(['terminate 1 lifecycle_expiry']);
  release();
  await run;
  expect(fake.changes).toEqual(['terminate 1 lifecycle_expiry', 'snapshots.delete 3']);
});

it('tells of what fails and goes on', async () => {
  const fake = new FakePlane();
  fake.instances.push(instance(1, { ttl: 'PT1H' }), instance(2, { ttl: 'PT1H' }));
  fake.snapshots.push(expired(3), expired(4));
  fake.mappings.push(expired(5), expired(6));
  fake.fail('terminate 1 lifecycle_expiry', new Error('no cluster'));
  fake.fail('snapshots.delete 3', new Error('no bucket'));
  fake.fail('mappings.delete 5', 'a text');
  const summary = await (await fake.scheduler()).runNow('lifecycle_cleanup');
  expect(summary).toEqual({ instances_terminated: 1, snapshots_deleted: 1, mappings_deleted: 1 });
  expect(fake.told.filter(({ level }) => level === 'error')).toEqual([
    {
      level: 'error',
      event: 'terminate_instance_failed',
      fields: { instance_id: 1, error: 'no cluster' },
    },
    {
      level: 'error',
      event: 'delete_snapshot_failed',
      fields: { snapshot_id: 3, error: 'no bucket' },
    },
    { level: 'error', event: 'delete_mapping_failed', fields: { mapping_id: 5, error: 'a text' } },
  ]);
});

it('expects that something is still needed, but not of an instance', async () => {
  const fake = new FakePlane();
  fake.instances.push(instance(1, { ttl: 'PT1H' }));
  fake.snapshots.push(expired(3));
  fake.mappings.push(expired(5));
  for (const call of ['terminate 1 lifecycle_expiry', 'snapshots.delete 3', 'mappings.delete 5']) {
    fake.fail(call, new DependencyError('it is needed'));
  }
  const summary = await (await fake.scheduler()).runNow('lifecycle_cleanup');
  expect(summary).toEqual({ instances_terminated: 0, snapshots_deleted: 0, mappings_deleted: 0 });
  expect(fake.events).toEqual([
    ['lifecycle_cleanup_started', {}],
    ['terminate_instance_failed', { instance_id: 1, error: 'it is needed' }],
    ['lifecycle_cleanup_completed', summary],
  ]);
  const details = fake.told.filter(({ event }) => event.endsWith('_still_needed'));
  expect(details.map(({ level, event, fields }) => [level, event, fields])).toEqual([
    ['debug', 'snapshot_still_needed', { snapshot_id: 3 }],
    ['debug', 'mapping_still_needed', { mapping_id: 5 }],
  ]);
});

it('knows the DependencyError of the CommonJS build', async () => {
  const fake = new FakePlane();
  fake.snapshots.push(expired(3));
  const other = await import('../dist/jobs.cjs');
  expect(other.DependencyError).not.toBe(DependencyError);
  fake.fail('snapshots.delete 3', new other.DependencyError('it is needed'));
  await (await fake.scheduler()).runNow('lifecycle_cleanup');
  expect(fake.events).toHaveLength(2);
});

it('tells whose value cannot be read, and ends nothing by it', async () => {
  const fake = new FakePlane();
  fake.instances.push(instance(1), instance(11, { ttl: '1 day' }));
  fake.snapshots.push({ ...expired(3), created_at: 'long ago' });
  fake.mappings.push({ ...expired(5), ttl: 'P' });
  await (await fake.scheduler()).runNow('lifecycle_cleanup');
  expect(fake.changes).toEqual([]);
  expect(fake.events.slice(1, -1)).toEqual([
    [
      'lifecycle_cleanup_finding',
      {
        instance_id: 11,
        code: 'invalid_duration',
        field: 'ttl',
        error: "'1 day' is not an ISO 8601 duration such as P30D or PT12H",
      },
    ],
    [
      'lifecycle_cleanup_finding',
      expect.objectContaining({ snapshot_id: 3, code: 'invalid_timestamp', field: 'created_at' }),
    ],
    [
      'lifecycle_cleanup_finding',
      expect.objectContaining({ mapping_id: 5, code: 'empty_duration' }),
    ],
  ]);
});

it('counts what it could not read beyond the two hundredth', async () => {
  const fake = new FakePlane();
  fake.mappings.push(...numbers(205).map((id) => ({ ...expired(id), ttl: 'soon' })));
  await (await fake.scheduler()).runNow('lifecycle_cleanup');
  expect(fake.events).toHaveLength(203);
  expect(fake.events[201]?.[1]).toEqual({
    code: 'too_many_diagnostics',
    field: 'records',
    error: '5 more findings were left out',
  });
});

it.each(['instances.list', 'snapshots.list', 'mappings.list'])(
  'ends nothing when %s fails',
  async (call) => {
    const fake = new FakePlane();
    fake.instances.push(instance(1, { ttl: 'PT1H' }));
    fake.snapshots.push(expired(3));
    fake.mappings.push(expired(5));
    fake.fail(call, new Error('no database'));
    const scheduler = await fake.scheduler();
    await expect(scheduler.runNow('lifecycle_cleanup')).rejects.toThrow('no database');
    expect(fake.changes).toEqual([]);
    expect(fake.events.at(-1)).toEqual(['lifecycle_cleanup_failed', { error: 'no database' }]);
    fake.answers.clear();
    await scheduler.runNow('lifecycle_cleanup');
    expect(fake.changes).toHaveLength(3);
  },
);

it('ends ten thousand of each, at most four at once', async () => {
  const fake = new FakePlane();
  fake.instances.push(...numbers(10_000).map((id) => instance(id, { ttl: 'PT1H' })));
  fake.snapshots.push(...numbers(10_000).map(expired));
  fake.mappings.push(...numbers(10_000).map(expired));
  const summary = await (await fake.scheduler()).runNow('lifecycle_cleanup');
  expect(summary).toEqual({
    instances_terminated: 10_000,
    snapshots_deleted: 10_000,
    mappings_deleted: 10_000,
  });
  expect(new Set(fake.changes).size).toBe(30_000);
  expect(fake.mostUnderWay).toBe(4);
});

it('refuses records that are too many to read, and ends nothing', async () => {
  const fake = new FakePlane();
  const ttl = `P${'0'.repeat(1000)}1D`;
  fake.snapshots.push(...numbers(33_000).map((id) => ({ ...expired(id), ttl })));
  const run = (await fake.scheduler()).runNow('lifecycle_cleanup');
  await expect(run).rejects.toMatchObject({ code: 'too_many_records' });
  expect(fake.changes).toEqual([]);
});

it('says what each end rests on, so that the host can look again', async () => {
  const fake = new FakePlane();
  const used = '2026-05-01T00:00:00Z';
  fake.instances.push(
    instance(1, { ttl: 'PT1H', last_activity_at: used, inactivity_timeout: null }),
  );
  fake.snapshots.push({
    ...expired(3),
    ttl: null,
    last_activity_at: used,
    inactivity_timeout: 'P7D',
  });
  fake.mappings.push(expired(5));
  await (await fake.scheduler()).runNow('lifecycle_cleanup');
  // That an instance is used does not prolong its time; that a snapshot was used again does.
  expect(Object.fromEntries(fake.expected)).toEqual({
    'terminate 1 lifecycle_expiry': { created_at: '2026-06-01T00:00:00Z', ttl: 'PT1H' },
    'snapshots.delete 3': {
      created_at: '2026-04-01T00:00:00Z',
      last_activity_at: used,
      inactivity_timeout: 'P7D',
    },
    'mappings.delete 5': { created_at: '2026-04-01T00:00:00Z', ttl: 'P30D' },
  });
});

it('leaves alone what has changed since it was listed, which is no failure', async () => {
  const fake = new FakePlane();
  fake.instances.push(instance(1, { ttl: 'PT1H' }), instance(2, { ttl: 'PT1H' }));
  fake.mappings.push(expired(5));
  fake.fail('terminate 1 lifecycle_expiry', new ConflictError('used a moment ago'));
  fake.fail('mappings.delete 5', new ConflictError('used a moment ago'));
  const summary = await (await fake.scheduler()).runNow('lifecycle_cleanup');
  expect(summary).toEqual({ instances_terminated: 1, snapshots_deleted: 0, mappings_deleted: 0 });
  expect(fake.events.slice(1, -1)).toEqual([
    ['instance_changed_meanwhile', { instance_id: 1 }],
    ['mapping_changed_meanwhile', { mapping_id: 5 }],
  ]);
});

it('ends no more of a kind in one run than it may, and says so', async () => {
  const fake = new FakePlane();
  fake.snapshots.push(...numbers(7).map(expired));
  fake.mappings.push(expired(5));
  const scheduler = await fake.scheduler({ mostPerRun: 5 });
  expect(await scheduler.runNow('lifecycle_cleanup')).toMatchObject({
    snapshots_deleted: 5,
    mappings_deleted: 1,
  });
  expect(fake.events[1]).toEqual([
    'lifecycle_cleanup_limited',
    { kind: 'snapshot', found: 7, most: 5 },
  ]);
});
