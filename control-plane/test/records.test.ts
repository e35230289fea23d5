import type { Kysely } from 'kysely';
import { ConflictError, DependencyError } from 'mapping-generator/jobs';
import type { ControlPlane } from 'mapping-generator/jobs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Tables } from '../src/database/schema.js';
import { catalogIn } from '../src/store/catalog.js';
import { instancesIn, mappingsIn, snapshotsIn } from '../src/store/records.js';
import { empty, storages } from './support/databases.js';
import { countRecords, insertChain, insertExpiredChains } from './support/records.js';

/** What is as `insertChain` made it. */
const anyState = { expected: { created_at: '2026-01-01T00:00:00.000Z' } };

describe.each(storages)('records in $storage', ({ open }) => {
  let database: Kysely<Tables>;
  let deletedPods: string[];
  let pods: ControlPlane['pods'];
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    await empty(database);
    deletedPods = [];
    pods = {
      list: async () => [],
      delete: async (name) => {
        deletedPods.push(name);
      },
    };
  });
  afterAll(() => database.destroy());

  it('lists what was stored, with times in ISO 8601 and durations as they were written', async () => {
    await insertChain(database, 7, { ttl: 'P7D' });
    const entity = {
      id: 7,
      created_at: '2026-01-01T00:00:00.000Z',
      last_activity_at: null,
      ttl: 'P7D',
      inactivity_timeout: null,
    };
    expect(await mappingsIn(database).list()).toEqual([entity]);
    expect(await snapshotsIn(database).list()).toEqual([entity]);
    expect(await instancesIn(database, pods).list()).toEqual([
      { ...entity, status: 'running', status_changed_at: '2026-01-01T00:00:00.000Z' },
    ]);
  });

  it('lists more than one page, each once and in the order of the ids', async () => {
    await insertExpiredChains(database, 2500);
    const expected = Array.from({ length: 2500 }, (_, index) => index + 1);
    const idsOf = (list: { id: number }[]): number[] => list.map(({ id }) => id);
    expect(idsOf(await mappingsIn(database).list())).toEqual(expected);
    expect(idsOf(await snapshotsIn(database).list())).toEqual(expected);
    expect(idsOf(await instancesIn(database, pods).list())).toEqual(expected);
  });

  it('lists a full last page once', async () => {
    await insertExpiredChains(database, 1000);
    expect(await mappingsIn(database).list()).toHaveLength(1000);
  });

  it('refuses to delete what is needed, and deletes it when it is not', async () => {
    await insertChain(database, 1);
    await expect(mappingsIn(database).delete(1, anyState)).rejects.toBeInstanceOf(DependencyError);
    await expect(snapshotsIn(database).delete(1, anyState)).rejects.toBeInstanceOf(DependencyError);
    await instancesIn(database, pods).terminate(1, { reason: 'lifecycle_expiry', ...anyState });
    await snapshotsIn(database).delete(1, anyState);
    await mappingsIn(database).delete(1, anyState);
    expect(await countRecords(database)).toEqual({
      mappings: 0,
      snapshots: 0,
      instances: 0,
      terminated_instances: 1,
    });
  });

  it('counts what is gone as deleted', async () => {
    await mappingsIn(database).delete(1, anyState);
    await snapshotsIn(database).delete(1, anyState);
    await instancesIn(database, pods).terminate(1, { reason: 'lifecycle_expiry', ...anyState });
    expect(await countRecords(database)).toEqual({
      mappings: 0,
      snapshots: 0,
      instances: 0,
      terminated_instances: 0,
    });
  });

  it('lets other errors through as they are', async () => {
    await database.schema.alterTable('snapshots').renameTo('moved').execute();
    const deletion = await snapshotsIn(database)
      .delete(1, anyState)
      .catch((error: unknown) => error);
    await database.schema.alterTable('moved').renameTo('snapshots').execute();
    expect(deletion).toMatchObject({ code: '42P01' });
    expect(deletion).not.toBeInstanceOf(DependencyError);
  });

  it('ends an instance once, its pod first', async () => {
    await insertChain(database, 3);
    const instances = instancesIn(database, pods);
    await instances.terminate(3, { reason: 'lifecycle_expiry', ...anyState });
    await instances.terminate(3, { reason: 'again', ...anyState });
    expect(deletedPods).toEqual(['graph-instance-3', 'graph-instance-3']);
    const ended = await database.selectFrom('terminated_instances').selectAll().execute();
    expect(ended).toMatchObject([{ id: 3, snapshot_id: 3, reason: 'lifecycle_expiry' }]);
  });

  it('ends and changes only what still is as it was when that was decided', async () => {
    await insertChain(database, 3, { ttl: 'P1D', status: 'starting' });
    const instances = instancesIn(database, pods);
    const snapshots = snapshotsIn(database);
    const [listed] = await instances.list();
    const { created_at, last_activity_at, ttl, inactivity_timeout, status } = listed!;
    const idle = { created_at, last_activity_at, inactivity_timeout };
    const starting = { created_at, status };
    await database
      .updateTable('instances')
      .set({ status: 'running', last_activity_at: '2026-05-01T12:00:00.123456Z' })
      .execute();
    await database.updateTable('snapshots').set({ ttl: 'P900D' }).execute();
    const refused = [
      instances.terminate(3, { reason: 'x', expected: idle }),
      instances.updateStatus(3, 'failed', 'Startup timeout', { expected: starting }),
      snapshots.delete(3, { expected: { created_at, ttl } }),
    ];
    for (const { status: outcome } of await Promise.allSettled(refused)) {
      expect(outcome).toBe('rejected');
    }
    await expect(refused[0]).rejects.toBeInstanceOf(ConflictError);
    expect(deletedPods).toEqual([]);
    expect(await countRecords(database)).toMatchObject({ instances: 1, snapshots: 1 });
    const [now] = await instances.list();
    expect(now).toEqual(await instances.read?.(3));
    expect(now).toMatchObject({ status: 'running', last_activity_at: '2026-05-01T12:00:00.123Z' });
    // Its time is over however it is used.
    await instances.terminate(3, { reason: 'x', expected: { created_at, ttl } });
    expect(await countRecords(database)).toMatchObject({ instances: 0 });
    expect(await instances.read?.(3)).toBeNull();
  });

  it('takes times as the list told them, which are coarser than the stored ones', async () => {
    await insertChain(database, 3);
    for (const micros of ['123456', '123999', '999999', '000001']) {
      await database
        .updateTable('instances')
        .set({ last_activity_at: `2026-05-01T12:00:00.${micros}Z` })
        .execute();
      const [listed] = await instancesIn(database, pods).list();
      const { created_at, last_activity_at } = listed!;
      const expected = { created_at, last_activity_at };
      await instancesIn(database, pods).updateStatus(3, 'running', '', { expected });
    }
  });

  it('ends an instance whose id was given anew', async () => {
    for (const reason of ['first', 'second']) {
      await insertChain(database, 3);
      await instancesIn(database, pods).terminate(3, {
        reason,
        expected: { created_at: '2026-01-01T00:00:00.000Z' },
      });
      await snapshotsIn(database).delete(3, anyState);
      await mappingsIn(database).delete(3, anyState);
    }
    const ended = await database.selectFrom('terminated_instances').selectAll().execute();
    expect(ended).toMatchObject([{ id: 3, reason: 'second' }]);
  });

  it('keeps the record of an instance whose pod could not be deleted', async () => {
    await insertChain(database, 3);
    const failing = { ...pods, delete: () => Promise.reject(new Error('no cluster')) };
    await expect(
      instancesIn(database, failing).terminate(3, { reason: 'x', ...anyState }),
    ).rejects.toThrow('no cluster');
    expect(await countRecords(database)).toMatchObject({ instances: 1, terminated_instances: 0 });
  });

  it('changes a status with its time and message', async () => {
    await insertChain(database, 4, { status: 'starting' });
    await instancesIn(database, pods).updateStatus(4, 'failed', 'Startup timeout', anyState);
    const row = await database.selectFrom('instances').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ status: 'failed', status_message: 'Startup timeout' });
    expect(Math.abs(Date.now() - row.status_changed_at.getTime())).toBeLessThan(60_000);
  });

  it('gives the text of a mapping, and null for one that is gone', async () => {
    await insertChain(database, 5);
    expect(await mappingsIn(database).read?.(5)).toBe('{"name":"m5"}');
    expect(await mappingsIn(database).read?.(6)).toBeNull();
  });
});

describe.each(storages)('the catalog in $storage', ({ open }) => {
  let database: Kysely<Tables>;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(() => empty(database));
  afterAll(() => database.destroy());

  const snapshot = (name: string) => ({
    captured_at: '2026-11-23T00:00:00Z',
    tables: [
      {
        catalog: 'tpch',
        schema: 'tiny',
        name,
        columns: [
          { name: 'b', type: 'bigint' },
          { name: 'a', type: 'row("ä" integer)' },
        ],
      },
    ],
  });

  it('is null at first, then what was put last', async () => {
    const catalog = catalogIn(database, () => Promise.reject(new Error('not asked')));
    expect(await catalog.current()).toBeNull();
    await catalog.replace(snapshot('one'));
    await catalog.replace(snapshot('two'));
    expect(await catalog.current()).toEqual(snapshot('two'));
  });

  it('stays as it was where the new one cannot be stored', async () => {
    const catalog = catalogIn(database, () => Promise.reject(new Error('not asked')));
    await catalog.replace(snapshot('one'));
    // PostgreSQL has no text with this character.
    await expect(catalog.replace(snapshot('\u0000'))).rejects.toThrow();
    expect(await catalog.current()).toEqual(snapshot('one'));
  });
});
