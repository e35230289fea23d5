import type { CatalogSnapshot } from '../catalog/snapshot.js';
import type { Locale, Mapping } from '../types.js';
import type { JobPreviews } from './preview-types.js';

// What the background jobs need of a control plane, and what they tell it. Times are ISO 8601 with a time zone.

/** The jobs, by the platform's names for them. */
export type JobId = 'lifecycle_cleanup' | 'reconciliation' | 'schema_cache_refresh';

/** What can expire: an instance, a snapshot or a mapping. */
export interface Entity {
  id: number;
  created_at: string;
  /** Null: it was never used, so there is nothing to count its inactivity from. */
  last_activity_at: string | null;
  /** ISO 8601 duration such as `P30D`, counted from `created_at`; null: it may live for ever. */
  ttl: string | null;
  /** ISO 8601 duration such as `PT12H`, counted from `last_activity_at`; null: it may be idle for ever. */
  inactivity_timeout: string | null;
}

export interface Instance extends Entity {
  /** `starting`, `running`, `failed`, … */
  status: string;
  /** Since when it has this status; without it, since `created_at`. */
  status_changed_at?: string | null;
}

export interface Pod {
  name: string;
  labels: Record<string, string>;
  created_at: string;
}

/**
 * What a decision rests on. Minutes may pass between the list and the deletion, and somebody may use the record again
 * meanwhile: carry it out only while the record still has these values, in one statement with the deletion itself, and
 * reject with a {@link ConflictError} where it has not. `created_at` is always among them, since an id may be given anew.
 */
export type Expected<Record extends Entity = Entity> = Pick<Record, 'created_at'> &
  Partial<Omit<Record, 'id'>>;

/**
 * The records, the pods and the catalog, as the host stores them. Each method may reject: an item's failure is logged
 * and the next one goes on; where a list cannot be had the job fails, and runs again next time. What is gone already
 * counts as deleted: a process that was killed may have done it.
 */
export interface ControlPlane {
  instances: {
    /** All of them, ended ones included: a pod whose instance is not in this list is deleted. */
    list(): Promise<Instance[]>;
    /**
     * One as it is now, asked for just before its pod is deleted; null for one that is gone. Without this method its
     * state in the list counts, which may be minutes old.
     */
    read?(id: number): Promise<Instance | null>;
    /** As the system, not as a user. `reason` is `lifecycle_expiry`. */
    terminate(id: number, options: { reason: string; expected: Expected }): Promise<void>;
    updateStatus(
      id: number,
      status: string,
      message: string,
      options: { expected: Expected<Instance> },
    ): Promise<void>;
  };
  snapshots: {
    list(): Promise<Entity[]>;
    /** Rejects with a {@link DependencyError} while instances use it. */
    delete(id: number, options: { expected: Expected }): Promise<void>;
  };
  mappings: {
    list(): Promise<Entity[]>;
    /** Rejects with a {@link DependencyError} while snapshots use it. */
    delete(id: number, options: { expected: Expected }): Promise<void>;
    /**
     * The stored mapping itself, to say what a change of the warehouse breaks in it; asked for a few mappings at a
     * time, and only when something changed. Null for one that is gone. Without this method changes are reported, but
     * not what they break. The list does not carry the texts, which together may not fit into memory.
     */
    read?(id: number): Promise<string | Mapping | null>;
  };
  pods: {
    list(labelSelector: string): Promise<Pod[]>;
    delete(name: string, options: { ignoreNotFound: boolean }): Promise<void>;
  };
  catalog: {
    /** Reads the warehouse with at most `concurrency` requests at once: the package's `fetchCatalog` does. */
    fetch(options: { signal: AbortSignal; concurrency: number }): Promise<CatalogSnapshot>;
    /** The stored snapshot; null before the first. */
    current(): Promise<CatalogSnapshot | null>;
    /** Puts `next` in the place of the stored snapshot, whole or not at all. */
    replace(next: CatalogSnapshot): Promise<void>;
  };
  /**
   * For hosts of several processes: carries out `run` while no other process carries out the same job, and resolves
   * with true; with false, without `run`, where another one has it. A lock of the database does. Rejects with what
   * `run` rejects with. What a run logs before it ends is logged within `run`, which resolves with the summary.
   * `run` takes a signal that says that the lock is lost: the run then begins nothing more, and rejects with its reason.
   * Without this method every process runs every job.
   */
  exclusively?(id: JobId, run: (lost?: AbortSignal) => Promise<JobSummary>): Promise<boolean>;
}

export interface LifecycleSummary {
  instances_terminated: number;
  snapshots_deleted: number;
  mappings_deleted: number;
}

export interface ReconciliationSummary {
  /** Orphans; the pods of stale instances are not counted. */
  pods_deleted: number;
  instances_failed: number;
}

export interface SchemaCacheSummary {
  /** In the new snapshot. */
  tables: number;
  /** Differences to the one before; 0 where there was none. */
  changes: number;
}

/** What each job counts. */
export interface JobSummaries {
  lifecycle_cleanup: LifecycleSummary;
  reconciliation: ReconciliationSummary;
  schema_cache_refresh: SchemaCacheSummary;
}

export type JobSummary = JobSummaries[JobId];

/** A run that has ended: with a summary, or with the message of what ended it. */
export interface JobRun {
  startedAt: string;
  endedAt: string;
  summary: JobSummary | null;
  error: string | null;
}

export interface JobState {
  id: JobId;
  name: string;
  intervalMs: number;
  running: boolean;
  lastRun: JobRun | null;
  /** Null while the scheduler is stopped. */
  nextRun: string | null;
}

export interface Scheduler {
  /** Each job then runs after its interval, and again and again. Does nothing where it is started already. */
  start(): void;
  /** Begins nothing more, aborts what can be aborted, and resolves when the running jobs have ended. */
  stop(): Promise<void>;
  /** Runs the job now, or joins its run. Rejects with what ends the run, which is logged as well. */
  runNow<Id extends JobId>(id: Id): Promise<JobSummaries[Id]>;
  /**
   * What the job would do if it ran now, with the reasons: the lists are asked for and the core decides, and nothing is
   * changed. A run decides anew. Rejects where a list cannot be had. `locale` is that of the findings, default `en`.
   */
  preview<Id extends JobId>(
    id: Id,
    options?: { locale?: Locale; signal?: AbortSignal },
  ): Promise<JobPreviews[Id]>;
  /** As things are at this moment, as plain data. */
  readonly jobs: JobState[];
}

/** Where the jobs say what they do: a logger of pino's kind, which gets the facts first and then the event's name. */
export interface Logger {
  /** What each deletion was decided for; can be left out. */
  debug?(fields: Record<string, unknown>, event: string): void;
  info(fields: Record<string, unknown>, event: string): void;
  warn(fields: Record<string, unknown>, event: string): void;
  error(fields: Record<string, unknown>, event: string): void;
}
