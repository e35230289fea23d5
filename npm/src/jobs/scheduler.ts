import { LongIntervalJob, Task } from 'toad-scheduler';

import { MappingError } from '../errors.js';
import type {
  ControlPlane,
  JobId,
  JobState,
  JobSummaries,
  Logger,
  Scheduler,
} from './control-plane.js';
import { loadCore } from './decisions.js';
import type { Core } from './decisions.js';
import { Job } from './job.js';
import { cleanUp, previewCleanUp } from './lifecycle.js';
import { Operations } from './operations.js';
import type { JobPreviews } from './preview-types.js';
import { previewReconciliation, reconcile } from './reconciliation.js';
import type { RunContext, Settings } from './run-context.js';
import { previewRefresh, refreshSchemaCache } from './schema-cache.js';
import { requireTime } from '../signals.js';
import type { Locale } from '../types.js';

export interface SchedulerOptions {
  controlPlane: ControlPlane;
  /** In ms; by default 5 minutes, 5 minutes and 24 hours. */
  intervals?: Partial<Record<JobId, number>>;
  /** How long an instance may be `starting`, in ms; default 600,000. */
  staleAfterMs?: number;
  /** How old a pod without a record has to be before it is deleted, in ms; default 60,000. */
  orphanGraceMs?: number;
  /** How long one operation of the control plane may take, in ms; default 60,000. Infinity stands for no limit. */
  operationTimeoutMs?: number;
  /** How long the warehouse's catalog may be read, in ms; default 3,600,000. */
  catalogTimeoutMs?: number;
  /** How much of one kind a run ends at most; the rest waits for the next run, with a warning. Default 10,000. */
  mostPerRun?: number;
  /**
   * Which part of the pods may be without a record: where there are more, or no record at all, it is rather the records
   * that are wrong, and no pod is deleted, with a warning. From 0 to 1, default 0.5; fifty may always be deleted.
   */
  orphanShare?: number;
  /** Default: none, and nothing is told. */
  logger?: Logger;
  /** The clock; default the computer's. */
  now?: () => Date;
}

const minute = 60_000;

const defaults = {
  staleAfterMs: 10 * minute,
  orphanGraceMs: minute,
  operationTimeoutMs: minute,
  catalogTimeoutMs: 60 * minute,
};

const mostPerRunByDefault = 10_000;
const orphanShareByDefault = 0.5;

type Works = { [Id in JobId]: (context: RunContext) => Promise<JobSummaries[Id]> };

const works: Works = {
  lifecycle_cleanup: cleanUp,
  reconciliation: reconcile,
  schema_cache_refresh: refreshSchemaCache,
};

const previews: { [Id in JobId]: (context: RunContext) => Promise<JobPreviews[Id]> } = {
  lifecycle_cleanup: previewCleanUp,
  reconciliation: previewReconciliation,
  schema_cache_refresh: previewRefresh,
};

const schedules: Record<JobId, { name: string; intervalMs: number }> = {
  lifecycle_cleanup: { name: 'Lifecycle Cleanup', intervalMs: 5 * minute },
  reconciliation: { name: 'Orphan Resource Reconciliation', intervalMs: 5 * minute },
  schema_cache_refresh: { name: 'Schema Cache Refresh', intervalMs: 24 * 60 * minute },
};

const currentTime = (): Date => new Date();

const silence = (): void => undefined;
const noLogger: Logger = { info: silence, warn: silence, error: silence };

/**
 * Makes the control plane's three background jobs; nothing runs before `start` or `runNow`.
 *
 * @throws MappingError `load_failed`, or `bad_argument` for a time that is none
 * @example
 * const scheduler = await createScheduler({ controlPlane, logger: pino() });
 * scheduler.start();
 */
export async function createScheduler(options: SchedulerOptions): Promise<Scheduler> {
  const {
    operationTimeoutMs = defaults.operationTimeoutMs,
    catalogTimeoutMs = defaults.catalogTimeoutMs,
    ...ages
  } = options;
  requireTime('operationTimeoutMs', operationTimeoutMs);
  requireTime('catalogTimeoutMs', catalogTimeoutMs);
  const settings = {
    ...readTimes(defaults, ages, 0),
    ...readLimits(options),
    operationTimeoutMs,
    catalogTimeoutMs,
  };
  const intervals = readTimes(
    {
      lifecycle_cleanup: schedules.lifecycle_cleanup.intervalMs,
      reconciliation: schedules.reconciliation.intervalMs,
      schema_cache_refresh: schedules.schema_cache_refresh.intervalMs,
    },
    options.intervals ?? {},
    1,
  );
  return new JobScheduler(options, settings, intervals, await loadCore());
}

/** The times that are given, over the defaults; none may be shorter than `least`. */
function readTimes<Name extends string>(
  fallback: Record<Name, number>,
  given: Partial<Record<NoInfer<Name>, unknown>>,
  least: number,
): Record<Name, number> {
  const times = { ...fallback };
  for (const name of Object.keys(fallback) as Name[]) {
    const time: unknown = given[name] ?? fallback[name];
    if (!Number.isSafeInteger(time) || (time as number) < least) {
      const message = `${name} must be a whole number of milliseconds, at least ${least}`;
      throw new MappingError('bad_argument', message);
    }
    times[name] = time as number;
  }
  return times;
}

function readLimits({
  mostPerRun = mostPerRunByDefault,
  orphanShare = orphanShareByDefault,
}: SchedulerOptions): Pick<Settings, 'mostPerRun' | 'orphanShare'> {
  if (!Number.isSafeInteger(mostPerRun) || mostPerRun < 1) {
    throw new MappingError('bad_argument', 'mostPerRun must be a whole number, at least 1');
  }
  if (!(orphanShare >= 0 && orphanShare <= 1)) {
    throw new MappingError('bad_argument', 'orphanShare must be a number from 0 to 1');
  }
  return { mostPerRun, orphanShare };
}

class JobScheduler implements Scheduler {
  readonly #options: SchedulerOptions;
  readonly #settings: Settings & typeof defaults;
  readonly #jobs: { [Id in JobId]: Job<Id> };
  readonly #operations: Record<JobId, Operations>;
  readonly #core: Core;
  #timers: LongIntervalJob[] = [];

  constructor(
    options: SchedulerOptions,
    settings: Settings & typeof defaults,
    intervals: Record<JobId, number>,
    core: Core,
  ) {
    this.#options = options;
    this.#settings = settings;
    this.#core = core;
    const operations = (): Operations => new Operations(settings.operationTimeoutMs);
    this.#operations = {
      lifecycle_cleanup: operations(),
      reconciliation: operations(),
      schema_cache_refresh: operations(),
    };
    this.#jobs = {
      lifecycle_cleanup: this.#job('lifecycle_cleanup', intervals),
      reconciliation: this.#job('reconciliation', intervals),
      schema_cache_refresh: this.#job('schema_cache_refresh', intervals),
    };
  }

  start(): void {
    if (this.#timers.length > 0) return;
    this.#timers = Object.values(this.#jobs).map((job) => {
      job.expectTick();
      const tick = new Task(job.state.id, () => {
        job.tick();
      });
      return new LongIntervalJob({ milliseconds: job.state.intervalMs }, tick);
    });
    for (const timer of this.#timers) timer.start();
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) timer.stop();
    this.#timers = [];
    const reason = new Error('the scheduler was stopped');
    await Promise.all(Object.values(this.#jobs).map((job) => job.stop(reason)));
  }

  runNow<Id extends JobId>(id: Id): Promise<JobSummaries[Id]> {
    return (this.#jobs[id] as Job<Id>).run();
  }

  preview<Id extends JobId>(
    id: Id,
    {
      locale,
      signal = new AbortController().signal,
    }: { locale?: Locale; signal?: AbortSignal } = {},
  ): Promise<JobPreviews[Id]> {
    return previews[id]({ ...this.#context(id, signal), ...(locale && { locale }) });
  }

  get jobs(): JobState[] {
    return Object.values(this.#jobs).map(({ state }) => state);
  }

  #job<Id extends JobId>(id: Id, intervals: Record<JobId, number>): Job<Id> {
    const { controlPlane, logger = noLogger, now = currentTime } = this.#options;
    const exclusively = controlPlane.exclusively?.bind(controlPlane);
    const work = (signal: AbortSignal): Promise<JobSummaries[Id]> =>
      works[id](this.#context(id, signal));
    const definition = { id, name: schedules[id].name, intervalMs: intervals[id], work };
    return new Job(definition, { logger, now, exclusively });
  }

  #context(id: JobId, signal: AbortSignal): RunContext {
    const { controlPlane, logger = noLogger, now = currentTime } = this.#options;
    const { decisions, generator } = this.#core;
    const operations = this.#operations[id];
    const settings = this.#settings;
    return { controlPlane, decisions, generator, operations, logger, now, signal, settings };
  }
}
