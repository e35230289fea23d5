import type { Kysely } from 'kysely';
import type { CatalogSnapshot } from 'mapping-generator';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Tables } from '../src/database/schema.js';
import { catalogIn } from '../src/store/catalog.js';
import { empty, storages } from './support/databases.js';
import { insertChain } from './support/records.js';
import { lastRunOf, replicaOf } from './support/replicas.js';

const snapshot = (type: string, captured_at = '2026-11-23T00:00:00Z'): CatalogSnapshot => ({
  captured_at,
  tables: [{ catalog: 'c', schema: 's', name: 't', columns: [{ name: 'id', type }] }],
});

describe.each(storages)('the schema cache in $storage', ({ open }) => {
  let database: Kysely<Tables>;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(() => empty(database));
  afterAll(() => database.destroy());

  const stored = () => catalogIn(database, () => Promise.reject(new Error('not asked'))).current();

  it('is replaced, and the mappings are named that a change breaks', async () => {
    await insertChain(database, 1);
    await insertChain(database, 2);
    const definition = {
      label: 'T',
      sql: 'SELECT id FROM c.s.t',
      primary_key: { name: 'id', type: 'INT64' },
    };
    const text = JSON.stringify({ node_definitions: [definition] });
    await database.updateTable('mappings').set({ text }).where('id', '=', 2).execute();
    let type = 'bigint';
    const replica = await replicaOf(database, { warehouse: () => Promise.resolve(snapshot(type)) });
    expect(await replica.runNow('schema_cache_refresh')).toEqual({ tables: 1, changes: 0 });
    type = 'varchar';
    expect(await replica.runNow('schema_cache_refresh')).toEqual({ tables: 1, changes: 1 });
    expect(await stored()).toEqual(snapshot('varchar'));
    const run = await lastRunOf(replica, 'schema_cache_refresh');
    const breaking = run!.events.filter(({ event }) => event === 'schema_change_breaks_mapping');
    expect(breaking.map(({ fields }) => fields.mapping_id)).toEqual([2]);
  });

  it('stays, with its age, where the warehouse cannot be read', async () => {
    let reachable = true;
    const replica = await replicaOf(database, {
      warehouse: () =>
        reachable
          ? Promise.resolve(snapshot('bigint'))
          : Promise.reject(new Error('no route to Trino')),
    });
    await replica.runNow('schema_cache_refresh');
    reachable = false;
    await expect(replica.runNow('schema_cache_refresh')).rejects.toThrow('no route to Trino');
    expect(await stored()).toEqual(snapshot('bigint'));
    expect(await lastRunOf(replica, 'schema_cache_refresh')).toMatchObject({
      summary: null,
      error: 'no route to Trino',
    });
  });

  it('is not waited for when the replica stops', async () => {
    let asked = (): void => undefined;
    const begun = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const replica = await replicaOf(database, {
      warehouse: ({ signal, concurrency }) => {
        expect(concurrency).toBe(10);
        asked();
        return new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            reject(signal.reason as Error);
          });
        });
      },
    });
    const run = replica.runNow('schema_cache_refresh');
    run.catch(() => undefined);
    await begun;
    await replica.stop();
    await expect(run).rejects.toThrow('stopped');
    expect(await stored()).toBeNull();
  });
});
