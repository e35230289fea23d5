import { ConflictError, isConflictError } from './control-plane-errors.js';
import type { Expected, Instance, Pod, ReconciliationSummary } from './control-plane.js';
import type { OrphanPod, ReconciliationDecision, StaleInstance } from './decision-types.js';
import type { ReconciliationPreview } from './preview-types.js';
import { findingsIn, logFailure, logFindings, logLimit } from './run-context.js';
import type { RunContext } from './run-context.js';

const labelSelector = 'app=graph-instance';
const ignoreNotFound = true;
const limited = 'reconciliation_limited';

interface Plan extends ReconciliationDecision {
  at: Date;
  records: { pods: Pod[]; instances: Instance[] };
  /** Why no orphan is deleted. */
  leftAlone: ReconciliationPreview['left_alone'];
}

async function plan(context: RunContext): Promise<Plan> {
  const { controlPlane, decisions, locale, now, operations, settings, signal } = context;
  // In this order, so that the record of a pod that is made in between is seen.
  const pods = await operations.run(signal, () => controlPlane.pods.list(labelSelector));
  const instances = await operations.run(signal, () => controlPlane.instances.list());
  const records = { pods, instances };
  const at = now();
  const options = { ...settings, now: at, ...(locale && { locale }) };
  const decision = decisions.reconciliation(records, options);
  const { orphan_pods } = decision;
  const isTaken = isPlausible(orphan_pods.length, records, settings.orphanShare);
  const facts = { orphans: orphan_pods.length, pods: pods.length, instances: instances.length };
  const orphans = isTaken ? orphan_pods : [];
  return { ...decision, orphan_pods: orphans, at, records, leftAlone: isTaken ? null : facts };
}

/** Deletes pods that no record knows, and gives up instances that never came up. */
export async function reconcile(context: RunContext): Promise<ReconciliationSummary> {
  const { orphan_pods, stale_instances, diagnostics, records, leftAlone } = await plan(context);
  const { logger } = context;
  logFindings(logger, 'reconciliation_finding', diagnostics, records);
  if (leftAlone) logger.warn(leftAlone, 'orphan_pods_left_alone');
  return {
    pods_deleted: await deleteOrphans(orphan_pods, context),
    instances_failed: await failStale(stale_instances, records.instances, context),
  };
}

/** What it would delete and mark. */
export async function previewReconciliation(context: RunContext): Promise<ReconciliationPreview> {
  const { at, orphan_pods, stale_instances, diagnostics, records, leftAlone } = await plan(context);
  const { mostPerRun } = context.settings;
  const [pods, instances] = [
    orphan_pods.slice(0, mostPerRun),
    stale_instances.slice(0, mostPerRun),
  ];
  const found = orphan_pods.length + stale_instances.length;
  return {
    at: at.toISOString(),
    orphan_pods: pods,
    stale_instances: instances,
    waiting: found - pods.length - instances.length,
    left_alone: leftAlone,
    findings: findingsIn(diagnostics, records),
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
  orphanShare: number,
): boolean {
  const most = Math.max(fewOrphans, pods.length * orphanShare);
  return orphans === 0 || (instances.length > 0 && orphans <= most);
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
