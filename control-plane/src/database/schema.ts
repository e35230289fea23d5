import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';

// The tables, as the migrations make them. Times are timestamptz: they are read as Date, whatever the session's time zone.

type Time = ColumnType<Date, Date | string>;
type TimeOrNow = ColumnType<Date, Date | string | undefined, Date | string>;
type TimeOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Json<Value> = JSONColumnType<Value & object>;

/** What decides when a record expires. Durations are kept as they were written: the core judges them. */
interface Expiring {
  id: Generated<number>;
  created_at: TimeOrNow;
  last_activity_at: TimeOrNull;
  ttl: string | null;
  inactivity_timeout: string | null;
}

export interface MappingTable extends Expiring {
  /** The mapping's JSON text, as its author wrote it. */
  text: string;
}

export interface SnapshotTable extends Expiring {
  mapping_id: number;
}

export interface InstanceTable extends Expiring {
  snapshot_id: number;
  status: string;
  status_message: string | null;
  status_changed_at: TimeOrNow;
}

/** What became of instances that were ended. It refers to nothing: snapshots go after their instances. */
export interface TerminatedInstanceTable {
  id: number;
  snapshot_id: number;
  reason: string;
  terminated_at: TimeOrNow;
}

/** One row at most: what replaces it is there whole or not at all. */
export interface CatalogTable {
  single: Generated<boolean>;
  snapshot: Json<unknown>;
}

/** Whose turn a job is. A row whose `held_until` has passed is free. */
export interface JobLeaseTable {
  job_id: string;
  holder: string;
  held_until: Time;
  started_at: Time;
}

export interface JobRunTable {
  id: GeneratedAlways<number>;
  job_id: string;
  /** The process that ran it. */
  replica: string;
  started_at: TimeOrNow;
  /** Null while it runs. */
  ended_at: TimeOrNull;
  summary: ColumnType<object | null, string | null | undefined, string | null>;
  error: string | null;
  /** Events that were not kept, because there were too many. */
  events_left_out: Generated<number>;
}

export interface JobEventTable {
  run_id: number;
  position: number;
  at: Time;
  level: string;
  event: string;
  fields: Json<Record<string, unknown>>;
}

export interface Tables {
  mappings: MappingTable;
  snapshots: SnapshotTable;
  instances: InstanceTable;
  terminated_instances: TerminatedInstanceTable;
  catalog: CatalogTable;
  job_leases: JobLeaseTable;
  job_runs: JobRunTable;
  job_events: JobEventTable;
}
