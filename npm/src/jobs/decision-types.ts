import type { Diagnostic, Locale } from '../types.js';
import type { Entity, Instance, Pod } from './control-plane.js';

export interface LifecycleRecords {
  instances: Entity[];
  snapshots: Entity[];
  mappings: Entity[];
}

/** Why something ends: `ttl` since it was created, `inactivity` since it was used last. */
export interface Expiry {
  kind: 'instance' | 'snapshot' | 'mapping';
  id: number;
  reason: 'ttl' | 'inactivity';
  /** When its time was over. */
  since: string;
}

export interface DecisionOptions {
  now: Date;
  /** Of the diagnostics; default `en`. */
  locale?: Locale;
}

export interface LifecycleDecision {
  /** In the order in which to end them: instances, then snapshots, then mappings. */
  expired: Expiry[];
  /** What could not be read, and so decides nothing; `path` leads into the records: `/snapshots/3/ttl`. */
  diagnostics: Diagnostic[];
}

export interface ReconciliationRecords {
  pods: Pod[];
  instances: Pick<Instance, 'id' | 'status' | 'created_at' | 'status_changed_at'>[];
}

export interface ReconciliationOptions extends DecisionOptions {
  /** A pod has to be older than this to be an orphan. */
  orphanGraceMs: number;
  /** An instance that starts for so long is stale. */
  staleAfterMs: number;
}

export interface OrphanPod {
  name: string;
  /** As the pod's label has it. */
  instance_id: string;
  reason: 'no_record';
  /** When the pod was made. */
  since: string;
}

export interface StaleInstance {
  id: number;
  status: string;
  reason: 'startup_timeout';
  /** When it began to start. */
  since: string;
}

export interface ReconciliationDecision {
  orphan_pods: OrphanPod[];
  stale_instances: StaleInstance[];
  /** What could not be read, and pods that are left alone; `path` leads into the records: `/pods/3/labels`. */
  diagnostics: Diagnostic[];
}
