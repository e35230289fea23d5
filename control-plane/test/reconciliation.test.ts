import type { Kysely } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { openPostgres } from '../src/database/open.js';
import type { Tables } from '../src/database/schema.js';
import { podsInKubernetes } from '../src/pods/kubernetes.js';
import { createDatabase, empty } from './support/databases.js';
import { Namespace } from './support/kubernetes.js';
import { insertChain } from './support/records.js';
import { lastRunOf, replicaOf } from './support/replicas.js';

describe('reconciliation of a real PostgreSQL and a real Kubernetes API', () => {
  const { kubeconfig } = inject('kubernetes');
  let database: Kysely<Tables>;
  let namespace: Namespace;
  beforeAll(async () => {
    database = await openPostgres(await createDatabase());
  });
  beforeEach(async () => {
    await empty(database);
    namespace = await Namespace.create(kubeconfig);
  });
  afterAll(() => database.destroy());

  const replica = (orphanGraceMs?: number) =>
    replicaOf(database, {
      pods: (signal) => podsInKubernetes({ kubeconfig, namespace: namespace.name, signal }),
      scheduler: orphanGraceMs === undefined ? {} : { orphanGraceMs },
    });

  it('deletes the pods of nobody, and leaves those with a record or without an instance', async () => {
    await insertChain(database, 1);
    await namespace.createInstancePod(1);
    await namespace.createInstancePod(2);
    await namespace.createPod('unnamed', { app: 'graph-instance' });
    await namespace.createPod('misnamed', { app: 'graph-instance', 'instance-id': 'two' });
    await namespace.createPod('other', { app: 'other', 'instance-id': '2' });
    const reconciling = await replica(0);
    expect(await reconciling.runNow('reconciliation')).toEqual({
      pods_deleted: 1,
      instances_failed: 0,
    });
    expect(await namespace.podNames()).toEqual([
      'graph-instance-1',
      'misnamed',
      'other',
      'unnamed',
    ]);
    const run = await lastRunOf(reconciling, 'reconciliation');
    expect(run!.events.map(({ event }) => event)).toContain('deleting_orphan_pod');
    expect(run!.events.find(({ event }) => event === 'deleting_orphan_pod')?.fields).toMatchObject({
      pod: 'graph-instance-2',
    });
    expect(await (await replica(0)).runNow('reconciliation')).toEqual({
      pods_deleted: 0,
      instances_failed: 0,
    });
  });

  it('leaves a pod that was made a moment ago: its record may be on its way', async () => {
    await namespace.createInstancePod(2);
    expect(await (await replica()).runNow('reconciliation')).toEqual({
      pods_deleted: 0,
      instances_failed: 0,
    });
    expect(await namespace.podNames()).toEqual(['graph-instance-2']);
  });

  it('gives up on an instance that never started, and deletes its pod where there is one', async () => {
    await insertChain(database, 1, { status: 'starting' });
    await insertChain(database, 2, { status: 'starting' });
    await insertChain(database, 3, { status: 'running' });
    await namespace.createInstancePod(1);
    await namespace.createInstancePod(3);
    expect(await (await replica()).runNow('reconciliation')).toEqual({
      pods_deleted: 0,
      instances_failed: 2,
    });
    expect(await namespace.podNames()).toEqual(['graph-instance-3']);
    const instances = await database
      .selectFrom('instances')
      .select(['id', 'status', 'status_message'])
      .orderBy('id')
      .execute();
    expect(instances).toEqual([
      { id: 1, status: 'failed', status_message: 'Startup timeout' },
      { id: 2, status: 'failed', status_message: 'Startup timeout' },
      { id: 3, status: 'running', status_message: null },
    ]);
  });
});
