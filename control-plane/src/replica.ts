import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Locale } from 'mapping-generator';
import { createScheduler } from 'mapping-generator/jobs';
import type {
  ControlPlane,
  JobId,
  JobPreviews,
  JobSummary,
  Logger,
  Scheduler,
  SchedulerOptions,
} from 'mapping-generator/jobs';
import type { Tables } from './database/schema.js';
import { driftOf } from './runs/drift.js';
import type { MappingDrift } from './runs/drift.js';
import { lastRuns } from './runs/history.js';
import type { StoredRun } from './runs/history.js';
import { isLeased, keepLease, takeLease } from './runs/lease.js';
import { Recorder } from './runs/recorder.js';
import { catalogIn } from './store/catalog.js';
import type { ReadWarehouse } from './store/catalog.js';
import { instancesIn, mappingsIn, snapshotsIn } from './store/records.js';

export interface ReplicaOptions {
  /** Where the records and the runs are; shared by all replicas. */
  database: Kysely<Tables>;
  /** Where the instances run. The signal ends what is being asked when the replica stops. */
  pods: (signal: AbortSignal) => ControlPlane['pods'];
  warehouse: ReadWarehouse;
  /** What the runs of this process are stored under. */
  name: string;
  /** What the scheduler is told besides. */
  scheduler?: Pick<
    SchedulerOptions,
    'intervals' | 'staleAfterMs' | 'orphanGraceMs' | 'mostPerRun' | 'orphanShare'
  >;
  /** How long a replica that died keeps the others from its job, in ms; default 60 s. */
  leaseMs?: number;
  logger?: Logger;
}

/** A job as it stands, in the platform's way of writing. */
export interface JobView {
  id: JobId;
  name: string;
  interval_ms: number;
  /** By whichever replica. */
  running: boolean;
  /** Of this replica. */
  next_run: string | null;
  /** The latest first. */
  runs: StoredRun[];
}

/** One process of the control plane: the jobs over the shared database, each run by one process at a time. */
export interface Replica {
  start(): void;
  /** Ends what can be ended, and resolves when the running jobs have. The database stays open. */
  stop(): Promise<void>;
  /** Runs the job now, however short ago it ran. Rejects with what ends the run. */
  runNow(id: JobId): Promise<JobSummary>;
  jobs(): Promise<JobView[]>;
  /** What the job would do if it ran now. */
  preview<Id extends JobId>(id: Id, locale: Locale): Promise<JobPreviews[Id]>;
  /** What a run found to break a stored mapping; null where the mapping or the run is not there. */
  drift(mapping: number, run: number): Promise<MappingDrift | null>;
}

/**
 * Ticks of the replicas fall at different moments: a job that started within this part of its interval has been run by
 * another one. Less than the whole, because a replica's own ticks are not exactly an interval apart.
 */
const sameTick = 0.9;

export async function createReplica(options: ReplicaOptions): Promise<Replica> {
  const { database } = options;
  const stopping = new AbortController();
  const recorder = new Recorder(database, options.name, options.logger);
  /** Jobs that somebody asked for. */
  const asked = new Set<JobId>();
  const scheduler: Scheduler = await createScheduler({
    controlPlane: {
      ...recordsIn(options, options.pods(stopping.signal)),
      exclusively: (job, run) =>
        inTurn(options, job, asked.has(job) ? 0 : intervalOf(scheduler, job) * sameTick, (lost) =>
          recorder.record(job, () => run(lost)),
        ),
    },
    ...options.scheduler,
    logger: recorder.logger,
  });
  return {
    start: () => {
      scheduler.start();
    },
    async stop() {
      // In this order: a request that ends must not be followed by the next one.
      const stopped = scheduler.stop();
      stopping.abort(new Error('the control plane was stopped'));
      await stopped;
    },
    async runNow(id) {
      asked.add(id);
      try {
        return await scheduler.runNow(id);
      } finally {
        asked.delete(id);
      }
    },
    jobs: () => Promise.all(scheduler.jobs.map((job) => view(database, job))),
    preview: (id, locale) => scheduler.preview(id, { locale, signal: stopping.signal }),
    drift: (mapping, run) => driftOf(database, mapping, run),
  };
}

function recordsIn(
  { database, warehouse }: ReplicaOptions,
  pods: ControlPlane['pods'],
): Omit<ControlPlane, 'exclusively'> {
  return {
    mappings: mappingsIn(database),
    snapshots: snapshotsIn(database),
    instances: instancesIn(database, pods),
    catalog: catalogIn(database, warehouse),
    pods,
  };
}

/** Carries out `run` where no other replica runs the job, and none did within `notWithinMs`; else gives false. */
async function inTurn(
  { database, leaseMs = 60_000 }: ReplicaOptions,
  job: JobId,
  notWithinMs: number,
  run: (lost: AbortSignal) => Promise<void>,
): Promise<boolean> {
  const lease = { database, job, holder: randomUUID(), heldForMs: leaseMs };
  if (!(await takeLease(lease, notWithinMs))) return false;
  const lost = new AbortController();
  const release = keepLease(lease, () => {
    lost.abort(new Error('the turn was lost: another replica may run the job'));
  });
  try {
    await run(lost.signal);
  } finally {
    // Where the database is gone the lease runs out by itself.
    await release().catch(() => undefined);
  }
  return true;
}

const intervalOf = ({ jobs }: Scheduler, id: JobId): number =>
  jobs.find((job) => job.id === id)?.intervalMs ?? 0;

async function view(database: Kysely<Tables>, job: Scheduler['jobs'][number]): Promise<JobView> {
  return {
    id: job.id,
    name: job.name,
    interval_ms: job.intervalMs,
    running: await isLeased(database, job.id),
    next_run: job.nextRun,
    runs: await lastRuns(database, job.id),
  };
}
