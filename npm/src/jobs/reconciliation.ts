import type { ReconciliationSummary } from './control-plane.js';
import type { OrphanPod, StaleInstance } from './decision-types.js';
import { logFailure, logFindings } from './run-context.js';
import type { RunContext } from './run-context.js';

const labelSelector = 'app=graph-instance';
const ignoreNotFound = true;

/** Deletes pods that no record knows, and gives up instances that never came up. */
export async function reconcile(context: RunContext): Promise<ReconciliationSummary> {
  const { controlPlane, decisions, logger, now, operations, settings, signal } = context;
  // In this order, so that the record of a pod that is made in between is seen.
  const pods = await operations.run(signal, () => controlPlane.pods.list(labelSelector));
  const instances = await operations.run(signal, () => controlPlane.instances.list());
  const records = { pods, instances };
  const decision = decisions.reconciliation(records, { ...settings, now: now() });
  logFindings(logger, 'reconciliation_finding', decision.diagnostics, records);
  return {
    pods_deleted: await deleteOrphans(decision.orphan_pods, context),
    instances_failed: await failStale(decision.stale_instances, context),
  };
}

/** How many were deleted. */
async function deleteOrphans(
  orphans: OrphanPod[],
  { controlPlane, logger, operations, signal }: RunContext,
): Promise<number> {
  let deleted = 0;
  await operations.forEach(
    orphans,
    signal,
    async ({ name, instance_id }) => {
      logger.warn({ pod: name, instance_id }, 'deleting_orphan_pod');
      await controlPlane.pods.delete(name, { ignoreNotFound });
      deleted += 1;
    },
    ({ name, instance_id }, error) => {
      logFailure(logger, 'delete_orphan_pod_failed', { pod: name, instance_id }, error);
    },
  );
  return deleted;
}

/** How many were marked. */
async function failStale(
  stale: StaleInstance[],
  { controlPlane, logger, operations, signal }: RunContext,
): Promise<number> {
  let marked = 0;
  await operations.forEach(
    stale,
    signal,
    async ({ id, status }) => {
      logger.warn({ instance_id: id, status }, 'marking_stale_instance_failed');
      // The pod first: an instance that is marked is not looked at again, so that its pod would stay if this ended here.
      await controlPlane.pods.delete(`graph-instance-${id}`, { ignoreNotFound });
      await controlPlane.instances.updateStatus(id, 'failed', 'Startup timeout');
      marked += 1;
    },
    ({ id }, error) => {
      logFailure(logger, 'fail_stale_instance_failed', { instance_id: id }, error);
    },
  );
  return marked;
}
