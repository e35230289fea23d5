import { ConflictError, isConflictError } from './control-plane-errors.js';
import type { Expected, Instance, ReconciliationSummary } from './control-plane.js';
import type { OrphanPod, StaleInstance } from './decision-types.js';
import { logFailure, logFindings, logLimit } from './run-context.js';
import type { RunContext } from './run-context.js';

const labelSelector = 'app=graph-instance';
const ignoreNotFound = true;
const limited = 'reconciliation_limited';

/** Deletes pods that no record knows, and gives up instances that never came up. */
export async function reconcile(context: RunContext): Promise<ReconciliationSummary> {
  const { controlPlane, decisions, logger, now, operations, settings, signal } = context;
  // In this order, so that the record of a pod that is made in between is seen.
  const pods = await operations.run(signal, () => controlPlane.pods.list(labelSelector));
  const instances = await operations.run(signal, () => controlPlane.instances.list());
  const records = { pods, instances };
  const decision = decisions.reconciliation(records, { ...settings, now: now() });
  logFindings(logger, 'reconciliation_finding', decision.diagnostics, records);
  const orphans = isPlausible(decision.orphan_pods.length, records, context)
    ? decision.orphan_pods
    : [];
  return {
    pods_deleted: await deleteOrphans(orphans, context),
    instances_failed: await failStale(decision.stale_instances, instances, context),
  };
}

/** So few may always be orphans, whatever part of the pods they are. */
const fewOrphans = 50;

/**
 * Whether the records can be those of these pods. A wrong database, or a backup that is older than the pods, knows
 * hardly any of them: deleting them all would end everybody's work, and nobody would be asked.
 */
function isPlausible(
  orphans: number,
  { pods, instances }: { pods: unknown[]; instances: unknown[] },
  { logger, settings }: RunContext,
): boolean {
  if (orphans === 0) return true;
  const most = Math.max(fewOrphans, pods.length * settings.orphanShare);
  if (instances.length > 0 && orphans <= most) return true;
  const facts = { orphans, pods: pods.length, instances: instances.length };
  logger.warn(facts, 'orphan_pods_left_alone');
  return false;
}

/** How many were deleted. */
async function deleteOrphans(
  orphans: OrphanPod[],
  { controlPlane, logger, operations, settings, signal }: RunContext,
): Promise<number> {
  const { mostPerRun } = settings;
  logLimit(logger, limited, { kind: 'orphan_pods', found: orphans.length, most: mostPerRun });
  let deleted = 0;
  await operations.forEach(
    orphans.slice(0, mostPerRun),
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
  listed: Instance[],
  context: RunContext,
): Promise<number> {
  const { logger, operations, signal } = context;
  const { mostPerRun } = context.settings;
  logLimit(logger, limited, { kind: 'stale_instances', found: stale.length, most: mostPerRun });
  const byId = new Map(listed.map((instance) => [instance.id, instance]));
  let marked = 0;
  await operations.forEach(
    stale.slice(0, mostPerRun),
    signal,
    async ({ id, status }) => {
      const instance = byId.get(id);
      if (!instance) return;
      logger.warn({ instance_id: id, status }, 'marking_stale_instance_failed');
      await fail(instance, context);
      marked += 1;
    },
    ({ id }, error) => {
      if (isConflictError(error)) logger.info({ instance_id: id }, 'instance_changed_meanwhile');
      else logFailure(logger, 'fail_stale_instance_failed', { instance_id: id }, error);
    },
  );
  return marked;
}

async function fail(instance: Instance, { controlPlane }: RunContext): Promise<void> {
  const { instances, pods } = controlPlane;
  const { id, status, created_at, status_changed_at } = instance;
  const expected: Expected<Instance> = {
    created_at,
    status,
    ...(status_changed_at === undefined ? {} : { status_changed_at }),
  };
  const now = instances.read ? await instances.read(id) : instance;
  if (!now || !stillHas(now, expected)) throw new ConflictError(`instance ${id} has changed`);
  // The pod first: an instance that is marked is not looked at again, so that its pod would stay if this ended here.
  await pods.delete(`graph-instance-${id}`, { ignoreNotFound });
  await instances.updateStatus(id, 'failed', 'Startup timeout', { expected });
}

const stillHas = (instance: Instance, expected: Expected<Instance>): boolean =>
  Object.entries(expected).every(([name, value]) => instance[name as keyof Instance] === value);
