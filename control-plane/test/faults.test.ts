import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPostgres } from '../src/database/open.js';
import type { Tables } from '../src/database/schema.js';
import { podsInKubernetes } from '../src/pods/kubernetes.js';
import type { Replica } from '../src/replica.js';
import { createDatabase } from './support/databases.js';
import { KubernetesServer, Namespace } from './support/kubernetes.js';
import { eventually, PostgresServer } from './support/postgres.js';
import { countRecords, insertExpiredChains } from './support/records.js';
import { lastRunOf, podsThat, replicaOf } from './support/replicas.js';

const job = 'lifecycle_cleanup';
const leaseMs = 1000;
const allEnded = (count: number) => ({
  mappings: 0,
  snapshots: 0,
  instances: 0,
  terminated_instances: count,
});

/** When a lease of somebody who died has run out. */
const runWhenFree = (replica: Replica) => eventually(() => replica.runNow(job));

describe('a database that is gone in the middle of a run', () => {
  let server: PostgresServer;
  let database: Kysely<Tables>;
  beforeEach(async () => {
    server = await PostgresServer.start();
    database = await openPostgres(server.url());
  });
  afterEach(async () => {
    await database.destroy();
    await server.stop();
  });

  it('fails the run; the next one finishes it, with nothing lost and nothing done twice', async () => {
    await insertExpiredChains(database, 40);
    const pods = podsThat(async (_, count) => {
      if (count === 20) await server.crash();
    });
    const replica = await replicaOf(database, { pods, leaseMs });
    await expect(replica.runNow(job)).rejects.toThrow();
    await expect(replica.jobs()).rejects.toThrow();
    await server.begin();
    const left = await countRecords(database);
    expect(left.instances).toBeGreaterThan(0);
    expect(left.terminated_instances).toBe(40 - left.instances!);
    expect(await runWhenFree(replica)).toMatchObject({ instances_terminated: left.instances });
    await runWhenFree(replica);
    expect(await countRecords(database)).toEqual(allEnded(40));
  });
});

describe('a process that is killed between two instances', () => {
  it('leaves a run that the next one finishes, with nothing lost and nothing done twice', async () => {
    const url = await createDatabase();
    const database = await openPostgres(url);
    await insertExpiredChains(database, 40);
    const script = fileURLToPath(new URL('support/killed.mjs', import.meta.url));
    const child = spawn(process.execPath, [script, url, '20'], { stdio: 'inherit' });
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
    const before = await countRecords(database);
    expect(before.terminated_instances).toBeGreaterThan(0);
    expect(before.terminated_instances).toBeLessThan(20);
    const replica = await replicaOf(database, { leaseMs });
    const { runs } = (await replica.jobs()).find(({ id }) => id === job)!;
    expect(runs).toMatchObject([{ replica: 'killed', ended_at: null }]);
    const summary = await runWhenFree(replica);
    expect(summary).toEqual({
      instances_terminated: 40 - before.terminated_instances!,
      snapshots_deleted: 40,
      mappings_deleted: 40,
    });
    expect(await countRecords(database)).toEqual(allEnded(40));
    expect((await replica.jobs()).find(({ id }) => id === job)!.runs).toMatchObject([
      { replica: 'replica', error: null, summary },
      { replica: 'killed', error: 'The process ended before the run did', summary: null },
    ]);
    await database.destroy();
  });
});

describe('an API server that does not answer', () => {
  let server: KubernetesServer;
  let namespace: Namespace;
  let database: Kysely<Tables>;
  beforeEach(async () => {
    server = new KubernetesServer();
    namespace = await Namespace.create(server.kubeconfig);
    database = await openPostgres(await createDatabase());
    await insertExpiredChains(database, 8);
    for (let id = 1; id <= 8; id += 1) await namespace.createInstancePod(id);
  });
  afterEach(async () => {
    server.signal('SIGCONT');
    server.stop();
    await database.destroy();
  });

  const replica = (timeoutMs?: number) =>
    replicaOf(database, {
      pods: (signal) =>
        podsInKubernetes({
          kubeconfig: server.kubeconfig,
          namespace: namespace.name,
          signal,
          ...(timeoutMs !== undefined && { timeoutMs }),
        }),
    });

  /** It has to catch up with what it was asked meanwhile. */
  const goesOn = async () => {
    server.signal('SIGCONT');
    await eventually(() => namespace.podNames());
  };

  /**
   * What it answers too late or refuses while it catches up stays for one more run. Gives how many instances the runs
   * ended in sum, which is more than there were if one was ended twice.
   */
  const endsAll = async () => {
    const patient = await replica(10_000);
    let ended = 0;
    for (let run = 0; run < 5 && (await countRecords(database)).instances; run += 1) {
      const summary = await patient.runNow(job);
      ended += 'instances_terminated' in summary ? summary.instances_terminated : 0;
    }
    expect(await countRecords(database)).toEqual(allEnded(8));
    return ended;
  };

  it('keeps the instances, whose ends are told as failed; the next runs end them and their pods', async () => {
    server.signal('SIGSTOP');
    const impatient = await replica(500);
    expect(await impatient.runNow(job)).toEqual({
      instances_terminated: 0,
      snapshots_deleted: 0,
      mappings_deleted: 0,
    });
    const run = await lastRunOf(impatient, job);
    const failed = run!.events.filter(({ event }) => event === 'terminate_instance_failed');
    expect(failed.map(({ fields }) => fields.instance_id).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    // Without the pods there is nothing to reconcile.
    await expect(impatient.runNow('reconciliation')).rejects.toThrow(/abort/);
    await goesOn();
    expect(await endsAll()).toBe(8);
    expect(await namespace.podNames()).toEqual([]);
  });

  it('holds up no replica that stops, and its run is told as stopped', async () => {
    server.signal('SIGSTOP');
    const patient = await replica();
    const run = patient.runNow(job).catch((error: unknown) => error);
    await expect.poll(async () => (await lastRunOf(patient, job))?.ended_at).toBeNull();
    const begun = Date.now();
    await patient.stop();
    expect(Date.now() - begun).toBeLessThan(5000);
    expect(await run).toMatchObject({ message: 'the scheduler was stopped' });
    expect(await lastRunOf(patient, job)).toMatchObject({
      error: 'the scheduler was stopped',
      summary: null,
    });
    expect(await countRecords(database)).toMatchObject({ instances: 8 });
    await goesOn();
    expect(await endsAll()).toBe(8);
  });

  it('is not asked for what has no cluster to be asked: its refusals end no record', async () => {
    server.signal('SIGKILL');
    const refused = await replica();
    expect(await refused.runNow(job)).toMatchObject({ instances_terminated: 0 });
    expect(await countRecords(database)).toMatchObject({ instances: 8, snapshots: 8, mappings: 8 });
  });
});
