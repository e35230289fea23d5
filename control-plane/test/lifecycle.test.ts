import type { Kysely } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Tables } from '../src/database/schema.js';
import { empty, storages } from './support/databases.js';
import { countRecords, insertChain } from './support/records.js';
import { lastRunOf, podsThat, replicaOf } from './support/replicas.js';

describe.each(storages)('the lifecycle over $storage', ({ open }) => {
  let database: Kysely<Tables>;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(() => empty(database));
  afterAll(() => database.destroy());

  it('ends what has expired, from the instance to the mapping, in one run', async () => {
    await insertChain(database, 1, { ttl: 'P1D' });
    await insertChain(database, 2);
    const replica = await replicaOf(database);
    const summary = { instances_terminated: 1, snapshots_deleted: 1, mappings_deleted: 1 };
    expect(await replica.runNow('lifecycle_cleanup')).toEqual(summary);
    expect(await countRecords(database)).toEqual({
      mappings: 1,
      snapshots: 1,
      instances: 1,
      terminated_instances: 1,
    });
    const ended = await database.selectFrom('terminated_instances').selectAll().execute();
    expect(ended).toMatchObject([{ id: 1, reason: 'lifecycle_expiry' }]);
    const run = await lastRunOf(replica, 'lifecycle_cleanup');
    expect(run).toMatchObject({ summary, error: null });
    expect(run!.events.map(({ level, event }) => [level, event])).toEqual([
      ['info', 'lifecycle_cleanup_started'],
      ['debug', 'terminating_instance'],
      ['debug', 'deleting_snapshot'],
      ['debug', 'deleting_mapping'],
      ['info', 'lifecycle_cleanup_completed'],
    ]);
  });

  it('keeps what is still needed, and tells it as a detail', async () => {
    await insertChain(database, 1);
    await database.updateTable('snapshots').set({ ttl: 'P1D' }).execute();
    await database.updateTable('mappings').set({ ttl: 'P1D' }).execute();
    const replica = await replicaOf(database);
    expect(await replica.runNow('lifecycle_cleanup')).toEqual({
      instances_terminated: 0,
      snapshots_deleted: 0,
      mappings_deleted: 0,
    });
    const run = await lastRunOf(replica, 'lifecycle_cleanup');
    expect(run!.events.filter(({ event }) => event.endsWith('_still_needed'))).toMatchObject([
      { level: 'debug', fields: { snapshot_id: 1 } },
      { level: 'debug', fields: { mapping_id: 1 } },
    ]);
    expect(run!.events.filter(({ level }) => ['warn', 'error'].includes(level))).toEqual([]);
    expect(await countRecords(database)).toMatchObject({ mappings: 1, snapshots: 1, instances: 1 });
  });

  it('tells of an instance that cannot be ended, and ends the others', async () => {
    for (const id of [1, 2, 3]) await insertChain(database, id, { ttl: 'P1D' });
    const pods = podsThat(async (name) => {
      if (name === 'graph-instance-2') throw new Error('no such cluster');
    });
    const replica = await replicaOf(database, { pods });
    expect(await replica.runNow('lifecycle_cleanup')).toEqual({
      instances_terminated: 2,
      snapshots_deleted: 2,
      mappings_deleted: 2,
    });
    const run = await lastRunOf(replica, 'lifecycle_cleanup');
    expect(run!.events.filter(({ level }) => level === 'error')).toMatchObject([
      { event: 'terminate_instance_failed', fields: { instance_id: 2, error: 'no such cluster' } },
    ]);
  });

  it('leaves what has no readable duration, and tells whose it is', async () => {
    await insertChain(database, 9, { ttl: '30 days' });
    const replica = await replicaOf(database);
    await replica.runNow('lifecycle_cleanup');
    expect(await countRecords(database)).toMatchObject({ mappings: 1, snapshots: 1, instances: 1 });
    const run = await lastRunOf(replica, 'lifecycle_cleanup');
    expect(
      run!.events.filter(({ level }) => level === 'warn').map(({ fields }) => fields),
    ).toMatchObject([{ instance_id: 9 }, { snapshot_id: 9 }, { mapping_id: 9 }]);
  });
});
