import { expect, it } from 'vitest';

import { FakePlane, instance, noon, numbers, pod } from './jobs-support.js';

it('deletes orphan pods, and marks instances that never came up', async () => {
  const fake = new FakePlane();
  fake.pods.push(pod('graph-instance-1', '1'), pod('graph-instance-2', '2'));
  fake.instances.push(instance(1, { status: 'starting' }));
  const summary = { pods_deleted: 1, instances_failed: 1 };
  expect(await (await fake.scheduler()).runNow('reconciliation')).toEqual(summary);
  expect(fake.calls).toEqual([
    'pods.list app=graph-instance',
    'instances.list',
    'pods.delete graph-instance-2 true',
    'pods.delete graph-instance-1 true',
    'updateStatus 1 failed Startup timeout',
  ]);
  expect(fake.told).toEqual([
    { level: 'info', event: 'reconciliation_started', fields: {} },
    {
      level: 'warn',
      event: 'deleting_orphan_pod',
      fields: { pod: 'graph-instance-2', instance_id: '2' },
    },
    {
      level: 'warn',
      event: 'marking_stale_instance_failed',
      fields: { instance_id: 1, status: 'starting' },
    },
    { level: 'info', event: 'reconciliation_completed', fields: summary },
  ]);
});

it('lists the pods before the instances', async () => {
  const fake = new FakePlane();
  // A record that is made while the pods are listed.
  fake.answers.set('pods.list app=graph-instance', () => {
    fake.instances.push(instance(7));
  });
  fake.pods.push(pod('graph-instance-7', '7'));
  const summary = await (await fake.scheduler()).runNow('reconciliation');
  expect(summary).toEqual({ pods_deleted: 0, instances_failed: 0 });
});

it('leaves alone what it cannot place, with a warning', async () => {
  const fake = new FakePlane();
  fake.pods.push(pod('lonely'), pod('odd', 'seven'));
  await (await fake.scheduler()).runNow('reconciliation');
  expect(fake.changes).toEqual([]);
  expect(fake.told.filter(({ level }) => level === 'warn')).toEqual([
    {
      level: 'warn',
      event: 'reconciliation_finding',
      fields: {
        pod: 'lonely',
        code: 'pod_without_instance',
        field: 'labels',
        error: "The pod 'lonely' has no label instance-id and is left alone",
      },
    },
    {
      level: 'warn',
      event: 'reconciliation_finding',
      fields: {
        pod: 'odd',
        code: 'pod_instance_id',
        field: 'labels',
        error:
          "The pod 'odd' is left alone: its label instance-id is 'seven', which is no whole number",
      },
    },
  ]);
});

it('leaves alone a pod that comes without the list of its labels', async () => {
  const fake = new FakePlane();
  fake.pods.push({ ...pod('graph-instance-1'), labels: null as never });
  await (await fake.scheduler()).runNow('reconciliation');
  expect(fake.changes).toEqual([]);
  expect(fake.events[1]).toMatchObject(['reconciliation_finding', { pod: 'graph-instance-1' }]);
});

it('waits for the grace time and the start, by default a minute and ten', async () => {
  const fake = new FakePlane();
  const ago = (seconds: number): string => new Date(noon.getTime() - 1000 * seconds).toISOString();
  fake.pods.push(
    { ...pod('new', '1'), created_at: ago(60) },
    { ...pod('old', '2'), created_at: ago(61) },
  );
  const starting = (id: number, seconds: number) =>
    instance(id, { status: 'starting', status_changed_at: ago(seconds) });
  fake.instances.push(starting(8, 599), starting(9, 600));
  await (await fake.scheduler()).runNow('reconciliation');
  expect(fake.changes).toEqual([
    'pods.delete old true',
    'pods.delete graph-instance-9 true',
    'updateStatus 9 failed Startup timeout',
  ]);
  fake.calls.length = 0;
  const other = await fake.scheduler({ orphanGraceMs: 61_000, staleAfterMs: 599_000 });
  await other.runNow('reconciliation');
  expect(fake.changes.filter((call) => call.startsWith('updateStatus'))).toHaveLength(2);
  expect(fake.changes).not.toContain('pods.delete old true');
});

it('tells of what fails and goes on', async () => {
  const fake = new FakePlane();
  fake.pods.push(pod('a', '1'), pod('b', '2'));
  fake.instances.push(...[5, 6, 7].map((id) => instance(id, { status: 'starting' })));
  fake.fail('pods.delete a true', new Error('forbidden'));
  fake.fail('pods.delete graph-instance-5 true', new Error('forbidden'));
  fake.fail('updateStatus 6 failed Startup timeout', new Error('no database'));
  const summary = await (await fake.scheduler()).runNow('reconciliation');
  expect(summary).toEqual({ pods_deleted: 1, instances_failed: 1 });
  expect(fake.told.filter(({ level }) => level === 'error')).toEqual([
    {
      level: 'error',
      event: 'delete_orphan_pod_failed',
      fields: { pod: 'a', instance_id: '1', error: 'forbidden' },
    },
    {
      level: 'error',
      event: 'fail_stale_instance_failed',
      fields: { instance_id: 5, error: 'forbidden' },
    },
    {
      level: 'error',
      event: 'fail_stale_instance_failed',
      fields: { instance_id: 6, error: 'no database' },
    },
  ]);
  // Whose pod may still be there is looked at again.
  expect(fake.changes).not.toContain('updateStatus 5 failed Startup timeout');
});

it.each(['pods.list app=graph-instance', 'instances.list'])(
  'changes nothing when %s fails',
  async (call) => {
    const fake = new FakePlane();
    fake.pods.push(pod('a', '1'));
    fake.fail(call, new Error('nobody there'));
    const run = (await fake.scheduler()).runNow('reconciliation');
    await expect(run).rejects.toThrow('nobody there');
    expect(fake.changes).toEqual([]);
    expect(fake.events.at(-1)).toEqual(['reconciliation_failed', { error: 'nobody there' }]);
  },
);

it('deletes nothing when an instance has no readable id', async () => {
  const fake = new FakePlane();
  fake.pods.push(pod('graph-instance-1', '1'));
  fake.instances.push({ ...instance(1), id: undefined as unknown as number });
  const run = (await fake.scheduler()).runNow('reconciliation');
  await expect(run).rejects.toMatchObject({ code: 'unreadable_request' });
  expect(fake.changes).toEqual([]);
});

it('takes ten thousand pods and instances, at most four at once', async () => {
  const fake = new FakePlane();
  fake.pods.push(...numbers(10_000).map((id) => pod(`p${String(id)}`, String(2 * id))));
  fake.instances.push(...numbers(10_000).map((id) => instance(id, { status: 'starting' })));
  const summary = await (await fake.scheduler()).runNow('reconciliation');
  expect(summary).toEqual({ pods_deleted: 5000, instances_failed: 10_000 });
  expect(fake.mostUnderWay).toBe(4);
});

it('deletes no pod where there is no record at all: it is the records that are wrong', async () => {
  const fake = new FakePlane();
  fake.pods.push(...numbers(500).map((id) => pod(`p${String(id)}`, String(id))));
  const summary = await (await fake.scheduler({ orphanShare: 1 })).runNow('reconciliation');
  expect(summary).toEqual({ pods_deleted: 0, instances_failed: 0 });
  expect(fake.changes).toEqual([]);
  expect(fake.events[1]).toEqual([
    'orphan_pods_left_alone',
    { orphans: 500, pods: 500, instances: 0 },
  ]);
});

it('deletes no pod where most have no record, unless that is allowed', async () => {
  const fake = new FakePlane();
  fake.pods.push(...numbers(100).map((id) => pod(`p${String(id)}`, String(id))));
  fake.instances.push(...numbers(49).map((id) => instance(id)));
  expect(await (await fake.scheduler()).runNow('reconciliation')).toMatchObject({
    pods_deleted: 0,
  });
  expect(fake.events[1]).toMatchObject(['orphan_pods_left_alone', { orphans: 51, pods: 100 }]);
  const allowed = await fake.scheduler({ orphanShare: 0.6 });
  expect(await allowed.runNow('reconciliation')).toMatchObject({ pods_deleted: 51 });
});

it('deletes no more pods in one run than it may, and says so', async () => {
  const fake = new FakePlane();
  fake.pods.push(...numbers(9).map((id) => pod(`p${String(id)}`, String(id))));
  fake.instances.push(instance(1), instance(20, { status: 'starting' }));
  const scheduler = await fake.scheduler({ mostPerRun: 5 });
  expect(await scheduler.runNow('reconciliation')).toEqual({
    pods_deleted: 5,
    instances_failed: 1,
  });
  expect(fake.events[1]).toEqual([
    'reconciliation_limited',
    { kind: 'orphan_pods', found: 8, most: 5 },
  ]);
});

it('looks again before it deletes the pod of an instance that has come up meanwhile', async () => {
  const fake = new FakePlane();
  const [one, two] = [1, 2].map((id) => instance(id, { status: 'starting' }));
  fake.instances.push(one!, two!);
  const now = new Map([
    [1, { ...one!, status: 'running' }],
    [2, two!],
  ]);
  fake.plane.instances.read = async (id) => now.get(id) ?? null;
  expect(await (await fake.scheduler()).runNow('reconciliation')).toMatchObject({
    instances_failed: 1,
  });
  expect(fake.changes).toEqual([
    'pods.delete graph-instance-2 true',
    'updateStatus 2 failed Startup timeout',
  ]);
  expect(fake.expected.get('updateStatus 2 failed Startup timeout')).toEqual({
    created_at: '2026-06-01T00:00:00Z',
    status: 'starting',
  });
  expect(fake.events).toContainEqual(['instance_changed_meanwhile', { instance_id: 1 }]);
});
