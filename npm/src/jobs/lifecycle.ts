import type { ControlPlane, Entity, Expected, LifecycleSummary } from './control-plane.js';
import type { Expiry } from './decision-types.js';
import { isConflictError, isDependencyError } from './control-plane-errors.js';
import { logFailure, logFindings, logLimit } from './run-context.js';
import type { RunContext } from './run-context.js';

/** How things of one kind are ended, and how that is told. */
interface Ending {
  end: (controlPlane: ControlPlane, id: number, expected: Expected) => Promise<void>;
  list: 'instances' | 'snapshots' | 'mappings';
  /** Whether it is no failure that something else still needs it. */
  mayBeNeeded: boolean;
  count: keyof LifecycleSummary;
  idField: string;
  event: string;
  failed: string;
}

const endings: Record<Expiry['kind'], Ending> = {
  instance: {
    end: ({ instances }, id, expected) =>
      instances.terminate(id, { reason: 'lifecycle_expiry', expected }),
    list: 'instances',
    mayBeNeeded: false,
    count: 'instances_terminated',
    idField: 'instance_id',
    event: 'terminating_instance',
    failed: 'terminate_instance_failed',
  },
  snapshot: {
    end: ({ snapshots }, id, expected) => snapshots.delete(id, { expected }),
    list: 'snapshots',
    mayBeNeeded: true,
    count: 'snapshots_deleted',
    idField: 'snapshot_id',
    event: 'deleting_snapshot',
    failed: 'delete_snapshot_failed',
  },
  mapping: {
    end: ({ mappings }, id, expected) => mappings.delete(id, { expected }),
    list: 'mappings',
    mayBeNeeded: true,
    count: 'mappings_deleted',
    idField: 'mapping_id',
    event: 'deleting_mapping',
    failed: 'delete_mapping_failed',
  },
};

/** Ends what has expired. */
export async function cleanUp(context: RunContext): Promise<LifecycleSummary> {
  const { controlPlane, decisions, logger, now, operations, signal } = context;
  const records = {
    instances: await operations.run(signal, () => controlPlane.instances.list()),
    snapshots: await operations.run(signal, () => controlPlane.snapshots.list()),
    mappings: await operations.run(signal, () => controlPlane.mappings.list()),
  };
  const { expired, diagnostics } = decisions.lifecycle(records, { now: now() });
  logFindings(logger, 'lifecycle_cleanup_finding', diagnostics, records);
  const summary = { instances_terminated: 0, snapshots_deleted: 0, mappings_deleted: 0 };
  // One kind has ended before the next begins: it needs what comes before it to be gone.
  for (const kind of new Set(expired.map((expiry) => expiry.kind))) {
    const { count, list } = endings[kind];
    const ofKind = expired.filter((expiry) => expiry.kind === kind);
    summary[count] = await endAll(kind, ofKind, records[list], context);
  }
  return summary;
}

/** How many were ended. */
async function endAll(
  kind: Expiry['kind'],
  expired: Expiry[],
  records: Entity[],
  { controlPlane, logger, operations, settings, signal }: RunContext,
): Promise<number> {
  const { end, mayBeNeeded, idField, event, failed } = endings[kind];
  const { mostPerRun } = settings;
  logLimit(logger, 'lifecycle_cleanup_limited', { kind, found: expired.length, most: mostPerRun });
  const byId = new Map(records.map((record) => [record.id, record]));
  let ended = 0;
  await operations.forEach(
    expired.slice(0, mostPerRun),
    signal,
    async (expiry) => {
      const { id, reason, since } = expiry;
      const record = byId.get(id);
      if (!record) return;
      logger.debug?.({ [idField]: id, reason, since }, event);
      await end(controlPlane, id, decidingValues(expiry, record));
      ended += 1;
    },
    ({ id }, error) => {
      if (mayBeNeeded && isDependencyError(error)) return;
      if (isConflictError(error)) logger.info({ [idField]: id }, `${kind}_changed_meanwhile`);
      else logFailure(logger, failed, { [idField]: id }, error);
    },
  );
  return ended;
}

/** That it is used does not prolong what has lived its time; that it was used just now, what was idle. */
const decidingValues = (
  { reason }: Expiry,
  { created_at, last_activity_at, ttl, inactivity_timeout }: Entity,
): Expected =>
  reason === 'ttl' ? { created_at, ttl } : { created_at, last_activity_at, inactivity_timeout };
