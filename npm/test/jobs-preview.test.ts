import { expect, it } from 'vitest';

import { expired, FakePlane, instance, noon, numbers, pod } from './jobs-support.js';

it('names what a clean-up would end, in its order and with the reasons, and ends nothing', async () => {
  const fake = new FakePlane();
  fake.mappings.push(expired(5), { ...expired(6), ttl: 'P900D' });
  fake.snapshots.push(expired(3));
  fake.instances.push(instance(1, { ttl: 'PT1H' }), instance(2));
  const scheduler = await fake.scheduler();
  const month = '2026-05-01T00:00:00.000Z';
  const preview = await scheduler.preview('lifecycle_cleanup');
  expect(preview).toEqual({
    at: noon.toISOString(),
    expired: [
      { kind: 'instance', id: 1, reason: 'ttl', since: '2026-06-01T01:00:00.000Z' },
      { kind: 'snapshot', id: 3, reason: 'ttl', since: month },
      { kind: 'mapping', id: 5, reason: 'ttl', since: month },
    ],
    waiting: 0,
    findings: [],
  });
  expect(fake.changes).toEqual([]);
  expect(fake.told).toEqual([]);
  expect(scheduler.jobs[0]).toMatchObject({ running: false, lastRun: null });
  await scheduler.runNow('lifecycle_cleanup');
  const ended = ['terminate 1 lifecycle_expiry', 'snapshots.delete 3', 'mappings.delete 5'];
  expect(fake.changes).toEqual(ended);
});

it('names no more than one run ends, and counts the rest', async () => {
  const fake = new FakePlane();
  fake.snapshots.push(...numbers(5).map(expired));
  fake.mappings.push(expired(9));
  const scheduler = await fake.scheduler({ mostPerRun: 2 });
  const { expired: named, waiting } = await scheduler.preview('lifecycle_cleanup');
  expect(named.map(({ kind, id }) => [kind, id])).toEqual([
    ['snapshot', 1],
    ['snapshot', 2],
    ['mapping', 9],
  ]);
  expect(waiting).toBe(3);
  expect(await scheduler.runNow('lifecycle_cleanup')).toMatchObject({ snapshots_deleted: 2 });
});

it('says what cannot be read, in the language that is asked for', async () => {
  const fake = new FakePlane();
  fake.snapshots.push({ ...expired(4), ttl: '30 days' });
  const scheduler = await fake.scheduler();
  const { findings } = await scheduler.preview('lifecycle_cleanup');
  expect(findings).toMatchObject([{ snapshot_id: 4, field: 'ttl' }]);
  const { findings: chinese } = await scheduler.preview('lifecycle_cleanup', { locale: 'zh' });
  expect(chinese[0]?.code).toBe(findings[0]?.code);
  expect(chinese[0]?.error).toMatch(/[\u4e00-\u9fff]/);
  await scheduler.runNow('lifecycle_cleanup');
  expect(fake.events).toContainEqual(['lifecycle_cleanup_finding', { ...findings[0] }]);
});

it('names the pods and instances that a reconciliation would give up', async () => {
  const fake = new FakePlane();
  const starting = '2026-06-01T10:00:00Z';
  fake.instances.push(
    instance(1),
    instance(2, { status: 'starting', status_changed_at: starting }),
  );
  fake.pods.push(pod('graph-instance-1', '1'), pod('graph-instance-7', '7'), pod('unnamed'));
  const scheduler = await fake.scheduler();
  expect(await scheduler.preview('reconciliation')).toMatchObject({
    orphan_pods: [{ name: 'graph-instance-7', instance_id: '7', reason: 'no_record' }],
    stale_instances: [{ id: 2, reason: 'startup_timeout', since: '2026-06-01T10:00:00.000Z' }],
    waiting: 0,
    left_alone: null,
    findings: [{ pod: 'unnamed' }],
  });
  expect(fake.changes).toEqual([]);
});

it('names no pod where it is rather the records that are wrong', async () => {
  const fake = new FakePlane();
  fake.pods.push(...numbers(60).map((id) => pod(`graph-instance-${String(id)}`, String(id))));
  const scheduler = await fake.scheduler();
  expect(await scheduler.preview('reconciliation')).toMatchObject({
    orphan_pods: [],
    left_alone: { orphans: 60, pods: 60, instances: 0 },
  });
  await scheduler.runNow('reconciliation');
  expect(fake.changes).toEqual([]);
});

it('does not read the warehouse for a preview of reading it', async () => {
  const fake = new FakePlane();
  fake.mappings.push(expired(1), expired(2));
  const scheduler = await fake.scheduler();
  const empty = { at: noon.toISOString(), captured_at: null, tables: 0, mappings: 2, findings: [] };
  expect(await scheduler.preview('schema_cache_refresh')).toEqual(empty);
  const tables = [{ catalog: 'c', schema: 's', name: 't', columns: [] }];
  fake.stored = { captured_at: '2026-05-01T00:00:00Z', tables };
  expect(await scheduler.preview('schema_cache_refresh')).toEqual({
    ...empty,
    captured_at: '2026-05-01T00:00:00Z',
    tables: 1,
  });
  expect(fake.calls).not.toContain('catalog.fetch');
});

it('can be had while the job runs, and fails with the list that cannot be had', async () => {
  const fake = new FakePlane();
  fake.snapshots.push(expired(1));
  const release = fake.hold('snapshots.delete 1');
  const scheduler = await fake.scheduler();
  const run = scheduler.runNow('lifecycle_cleanup');
  expect(await scheduler.preview('lifecycle_cleanup')).toMatchObject({ expired: [{ id: 1 }] });
  release();
  await run;
  fake.fail('mappings.list', new Error('no database'));
  await expect(scheduler.preview('lifecycle_cleanup')).rejects.toThrow('no database');
  const stopped = { signal: AbortSignal.abort(new Error('left')) };
  await expect(scheduler.preview('reconciliation', stopped)).rejects.toThrow('left');
});
