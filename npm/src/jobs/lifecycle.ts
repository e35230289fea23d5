import type { ControlPlane, Entity, Expected, LifecycleSummary } from './control-plane.js';
import type { Expiry, LifecycleDecision, LifecycleRecords } from './decision-types.js';
import { isConflictError, isDependencyError } from './control-plane-errors.js';
import type { LifecyclePreview } from './preview-types.js';
import { findingsIn, logFailure, logFindings, logLimit } from './run-context.js';
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

interface Plan extends LifecycleDecision {
  at: Date;
  records: LifecycleRecords;
}

async function plan(context: RunContext): Promise<Plan> {
  const { controlPlane, decisions, locale, now, operations, signal } = context;
  const records = {
    instances: await operations.run(signal, () => controlPlane.instances.list()),
    snapshots: await operations.run(signal, () => controlPlane.snapshots.list()),
    mappings: await operations.run(signal, () => controlPlane.mappings.list()),
  };
  const at = now();
  return { ...decisions.lifecycle(records, { now: at, ...(locale && { locale }) }), at, records };
}

/** What has expired of each kind, in the order in which the kinds are ended. */
const byKind = (expired: Expiry[]): [Expiry['kind'], Expiry[]][] =>
  [...new Set(expired.map(({ kind }) => kind))].map((kind) => [
    kind,
    expired.filter((expiry) => expiry.kind === kind),
  ]);

/** Ends what has expired. */
export async function cleanUp(context: RunContext): Promise<LifecycleSummary> {
  const { expired, diagnostics, records } = await plan(context);
  logFindings(context.logger, 'lifecycle_cleanup_finding', diagnostics, records);
  const summary = { instances_terminated: 0, snapshots_deleted: 0, mappings_deleted: 0 };
  // One kind has ended before the next begins: it needs what comes before it to be gone.
  for (const [kind, ofKind] of byKind(expired)) {
    const { count, list } = endings[kind];
    summary[count] = await endAll(kind, ofKind, records[list], context);
  }
  return summary;
}

/** What it would end. */
export async function previewCleanUp(context: RunContext): Promise<LifecyclePreview> {
  const { at, expired, diagnostics, records } = await plan(context);
  const { mostPerRun } = context.settings;
  const ended = byKind(expired).flatMap(([, ofKind]) => ofKind.slice(0, mostPerRun));
  return {
    at: at.toISOString(),
    expired: ended,
    waiting: expired.length - ended.length,
    findings: findingsIn(diagnostics, records),
  };
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
      if (mayBeNeeded && isDependencyError(error))
        logger.debug?.({ [idField]: id }, `${kind}_still_needed`);
      else if (isConflictError(error)) logger.info({ [idField]: id }, `${kind}_changed_meanwhile`);
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
