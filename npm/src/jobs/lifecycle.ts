import type { ControlPlane, LifecycleSummary } from './control-plane.js';
import type { Expiry } from './decision-types.js';
import { isDependencyError } from './dependency-error.js';
import { logFailure, logFindings } from './run-context.js';
import type { RunContext } from './run-context.js';

/** How things of one kind are ended, and how that is told. */
interface Ending {
  end: (controlPlane: ControlPlane, id: number) => Promise<void>;
  /** Whether it is no failure that something else still needs it. */
  mayBeNeeded: boolean;
  count: keyof LifecycleSummary;
  idField: string;
  event: string;
  failed: string;
}

const endings: Record<Expiry['kind'], Ending> = {
  instance: {
    end: ({ instances }, id) => instances.terminate(id, { reason: 'lifecycle_expiry' }),
    mayBeNeeded: false,
    count: 'instances_terminated',
    idField: 'instance_id',
    event: 'terminating_instance',
    failed: 'terminate_instance_failed',
  },
  snapshot: {
    end: ({ snapshots }, id) => snapshots.delete(id),
    mayBeNeeded: true,
    count: 'snapshots_deleted',
    idField: 'snapshot_id',
    event: 'deleting_snapshot',
    failed: 'delete_snapshot_failed',
  },
  mapping: {
    end: ({ mappings }, id) => mappings.delete(id),
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
    const { end, mayBeNeeded, count, idField, event, failed } = endings[kind];
    await operations.forEach(
      expired.filter((expiry) => expiry.kind === kind),
      signal,
      async ({ id, reason, since }) => {
        logger.debug?.({ [idField]: id, reason, since }, event);
        await end(controlPlane, id);
        summary[count] += 1;
      },
      ({ id }, error) => {
        if (mayBeNeeded && isDependencyError(error)) return;
        logFailure(logger, failed, { [idField]: id }, error);
      },
    );
  }
  return summary;
}
