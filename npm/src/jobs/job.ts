import { messageOf } from '../errors.js';
import type {
  ControlPlane,
  JobId,
  JobRun,
  JobState,
  JobSummaries,
  JobSummary,
  Logger,
} from './control-plane.js';

/** What a job is made of. */
export interface JobDefinition<Id extends JobId> {
  id: Id;
  name: string;
  intervalMs: number;
  /** Aborted when the scheduler stops. */
  work: (signal: AbortSignal) => Promise<JobSummaries[Id]>;
}

interface Surroundings {
  logger: Logger;
  now: () => Date;
  exclusively: ControlPlane['exclusively'];
}

interface Run<Id extends JobId> {
  summary: Promise<JobSummaries[Id]>;
  controller: AbortController;
}

/** One job: its runs never overlap, and whoever wants one while it runs gets that one. */
export class Job<Id extends JobId> {
  readonly #definition: JobDefinition<Id>;
  readonly #surroundings: Surroundings;
  #current: Run<Id> | undefined;
  #missedTick = false;
  #lastRun: JobRun | null = null;
  #nextRun: string | null = null;

  constructor(definition: JobDefinition<Id>, surroundings: Surroundings) {
    this.#definition = definition;
    this.#surroundings = surroundings;
  }

  get state(): JobState {
    const { id, name, intervalMs } = this.#definition;
    const running = this.#current !== undefined;
    return { id, name, intervalMs, running, lastRun: this.#lastRun, nextRun: this.#nextRun };
  }

  /** The next tick is due after one interval. */
  expectTick(): void {
    const next = this.#surroundings.now().getTime() + this.#definition.intervalMs;
    this.#nextRun = new Date(next).toISOString();
  }

  /** Runs the job. Ticks during a run become one run behind it. */
  tick(): void {
    this.expectTick();
    if (this.#current) this.#missedTick = true;
    // What failed is logged, and the next tick tries again.
    else this.run().catch(() => undefined);
  }

  run(): Promise<JobSummaries[Id]> {
    this.#current ??= this.#start();
    return this.#current.summary;
  }

  /** Resolves when nothing runs any more. */
  async stop(reason: Error): Promise<void> {
    this.#nextRun = null;
    this.#missedTick = false;
    this.#current?.controller.abort(reason);
    await this.#current?.summary.catch(() => undefined);
  }

  #start(): Run<Id> {
    const controller = new AbortController();
    const summary = this.#run(controller.signal).finally(() => {
      this.#current = undefined;
      if (!this.#missedTick) return;
      this.#missedTick = false;
      this.run().catch(() => undefined);
    });
    return { summary, controller };
  }

  async #run(signal: AbortSignal): Promise<JobSummaries[Id]> {
    const { id, name, work } = this.#definition;
    const { logger, now } = this.#surroundings;
    const startedAt = now().toISOString();
    const end = (result: Pick<JobRun, 'summary' | 'error'>): void => {
      this.#lastRun = { startedAt, endedAt: now().toISOString(), ...result };
    };
    let summary: JobSummaries[Id] | undefined;
    try {
      await this.#alone(async (lost) => {
        logger.info({}, `${id}_started`);
        summary = await work(lost ? AbortSignal.any([signal, lost]) : signal);
        logger.info({ ...summary }, `${id}_completed`);
        return summary;
      });
    } catch (cause) {
      const error = messageOf(cause);
      end({ summary: null, error });
      if (signal.aborted) logger.info({}, `${id}_stopped`);
      else logger.error({ error }, `${id}_failed`);
      throw cause;
    }
    if (!summary) {
      logger.info({}, `${id}_skipped`);
      throw new Error(`${name} runs in another process`);
    }
    end({ summary, error: null });
    return summary;
  }

  /** Among all processes, where the host can tell. */
  async #alone(run: (lost?: AbortSignal) => Promise<JobSummary>): Promise<void> {
    const { exclusively } = this.#surroundings;
    if (exclusively) await exclusively(this.#definition.id, run);
    else await run();
  }
}
