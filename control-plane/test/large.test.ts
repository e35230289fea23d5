import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mostConnections, openPostgres } from '../src/database/open.js';
import type { Tables } from '../src/database/schema.js';
import { createDatabase } from './support/databases.js';
import { countRecords, insertExpiredChains } from './support/records.js';
import { replicaOf } from './support/replicas.js';

const count = 10_000;
const mebibyte = 2 ** 20;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What is really in use: garbage is not counted. */
function memoryInUse(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Counts the queries that have been sent and not been answered. */
class CountingClient extends pg.Client {
  static inFlight = 0;
  static most = 0;
  static total = 0;

  // Each form of the original is passed on as it is; Kysely waits for a promise.
  override query = ((...given: Parameters<pg.Client['query']>) => {
    CountingClient.total += 1;
    CountingClient.inFlight += 1;
    CountingClient.most = Math.max(CountingClient.most, CountingClient.inFlight);
    const answer = (super.query as unknown as (...args: unknown[]) => Promise<unknown>).apply(
      this,
      given,
    );
    const end = (): void => {
      CountingClient.inFlight -= 1;
    };
    void answer.then(end, end);
    return answer;
  }) as unknown as pg.Client['query'];
}

let database: Kysely<Tables>;
beforeAll(async () => {
  database = await openPostgres(await createDatabase(), { Client: CountingClient });
});
afterAll(() => database.destroy());

it(
  'a lifecycle run over 10,000 of each has few queries in flight and keeps its memory',
  { timeout: 1_200_000 },
  async () => {
    const replica = await replicaOf(database);
    // The module keeps what it took for the largest list: two runs of the same size, and it has all that it needs.
    for (let run = 0; run < 2; run += 1) {
      await insertExpiredChains(database, count);
      await replica.runNow('lifecycle_cleanup');
      await database.deleteFrom('terminated_instances').execute();
    }
    await insertExpiredChains(database, count);
    const before = memoryInUse();
    let most = before;
    const sampling = setInterval(() => {
      most = Math.max(most, memoryInUse());
    }, 200);
    CountingClient.most = 0;
    CountingClient.total = 0;
    const begun = Date.now();
    const summary = await replica.runNow('lifecycle_cleanup');
    const seconds = (Date.now() - begun) / 1000;
    clearInterval(sampling);
    const after = memoryInUse();
    expect(summary).toEqual({
      instances_terminated: count,
      snapshots_deleted: count,
      mappings_deleted: count,
    });
    expect(await countRecords(database)).toEqual({
      mappings: 0,
      snapshots: 0,
      instances: 0,
      terminated_instances: count,
    });
    console.log(
      `${seconds.toFixed(1)} s, ${CountingClient.total} queries, at most ${CountingClient.most} in flight, ` +
        `${((most - before) / mebibyte).toFixed(1)} MiB more at most, ${((after - before) / mebibyte).toFixed(1)} MiB after`,
    );
    expect(CountingClient.total).toBeGreaterThanOrEqual(3 * count);
    expect(CountingClient.most).toBeLessThanOrEqual(mostConnections);
    expect((most - before) / mebibyte).toBeLessThan(40);
    expect((after - before) / mebibyte).toBeLessThan(5);
  },
);
