import type { Expiry, OrphanPod, StaleInstance } from './decision-types.js';

// What a job would do if it ran now, decided as its run decides. Nothing is ended, deleted or written for it.

/** What could not be read in a record, and so decides nothing: whose value it is, and what is wrong with it. */
export interface RecordFinding {
  instance_id?: number;
  snapshot_id?: number;
  mapping_id?: number;
  pod?: string;
  code: string;
  field: string;
  error: string;
}

interface Preview {
  /** The time that it is decided for. */
  at: string;
  findings: RecordFinding[];
}

export interface LifecyclePreview extends Preview {
  /** What the run would end, in this order. A snapshot or a mapping stays where something else still needs it. */
  expired: Expiry[];
  /** How many more have expired than one run ends. */
  waiting: number;
}

export interface ReconciliationPreview extends Preview {
  /** Pods that the run would delete. */
  orphan_pods: OrphanPod[];
  /** Instances that it would mark as failed, and whose pods it would delete. */
  stale_instances: StaleInstance[];
  waiting: number;
  /** So many pods are without a record that it is rather the records that are wrong: then none is deleted. */
  left_alone: { orphans: number; pods: number; instances: number } | null;
}

/** The warehouse is not read for it, since that can take as long as the run itself. */
export interface SchemaCachePreview extends Preview {
  /** Of the stored catalog, which the run would replace; null where there is none yet. */
  captured_at: string | null;
  tables: number;
  /** Stored mappings that would be looked through where something has changed. */
  mappings: number;
}

/** What each job would do. */
export interface JobPreviews {
  lifecycle_cleanup: LifecyclePreview;
  reconciliation: ReconciliationPreview;
  schema_cache_refresh: SchemaCachePreview;
}
