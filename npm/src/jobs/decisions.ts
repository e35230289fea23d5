import { encode } from '../encoding.js';
import { MappingError } from '../errors.js';
import { createGenerator } from '../generator.js';
import type { LoadOptions, MappingGenerator } from '../interface.js';
import { toJsonText } from '../json.js';
import { loadModule } from '../load.js';
import { ownModule } from '../own-module.node.js';
import type { WireDiagnostic } from '../protocol.js';
import { toDiagnostics } from '../report.js';
import { CoreSession } from '../session.js';
import type { CoreModule } from '../session.js';
import type { Entity, Pod } from './control-plane.js';
import type {
  DecisionOptions,
  LifecycleDecision,
  LifecycleRecords,
  ReconciliationDecision,
  ReconciliationOptions,
  ReconciliationRecords,
} from './decision-types.js';

/** What the jobs would do, decided in the core from records and the time: nothing is asked, ended or deleted here. */
export interface Decisions {
  /** @throws MappingError `unreadable_request` for a record without an id, `too_many_records` over 32 MiB of them */
  lifecycle(records: LifecycleRecords, options: DecisionOptions): LifecycleDecision;
  /** @throws MappingError as above */
  reconciliation(
    records: ReconciliationRecords,
    options: ReconciliationOptions,
  ): ReconciliationDecision;
}

/** Loads the core's decisions, for instance to show what the next run would do. */
export async function loadDecisions(options: LoadOptions = {}): Promise<Decisions> {
  return (await loadCore(options)).decisions;
}

/** A module of its own, whose memory the rest of the process has no part in. @internal */
export interface Core {
  decisions: Decisions;
  generator: MappingGenerator;
}

/** @internal */
export async function loadCore(options: LoadOptions = {}): Promise<Core> {
  const module = await loadModule(options, ownModule);
  return {
    decisions: new CoreDecisions(module),
    generator: createGenerator(module),
  };
}

/** The longest text that the core reads. */
const mostBytes = 32 * 1024 * 1024;

class CoreDecisions implements Decisions {
  readonly #session: CoreSession;

  constructor(module: CoreModule) {
    this.#session = new CoreSession(module);
  }

  readonly lifecycle = (
    { instances, snapshots, mappings }: LifecycleRecords,
    { now, locale }: DecisionOptions,
  ): LifecycleDecision => {
    const records = {
      instances: instances.map(entityOf),
      snapshots: snapshots.map(entityOf),
      mappings: mappings.map(entityOf),
    };
    return explained(this.#session.run('decide_lifecycle', toBytes(records), { now, locale }));
  };

  readonly reconciliation = (
    { pods, instances }: ReconciliationRecords,
    { now, locale, orphanGraceMs, staleAfterMs }: ReconciliationOptions,
  ): ReconciliationDecision => {
    const records = { pods: pods.map(podOf), instances: instances.map(instanceOf) };
    const options = { now, locale, orphan_grace_ms: orphanGraceMs, stale_after_ms: staleAfterMs };
    return explained(this.#session.run('decide_reconciliation', toBytes(records), options));
  };
}

const explained = <Decision extends { diagnostics: WireDiagnostic[] }>({
  diagnostics,
  ...decision
}: Decision) => ({ ...decision, diagnostics: toDiagnostics(diagnostics) });

// A record may carry far more than what decides over it.

const entityOf = ({
  id,
  created_at,
  last_activity_at,
  ttl,
  inactivity_timeout,
}: Entity): Entity => ({
  id,
  created_at,
  last_activity_at,
  ttl,
  inactivity_timeout,
});

const instanceOf = ({
  id,
  status,
  created_at,
  status_changed_at,
}: ReconciliationRecords['instances'][number]): object => ({
  id,
  status,
  created_at,
  status_changed_at,
});

function podOf({ name, labels, created_at }: Pod): object {
  // A pod without any label may come without the list of them.
  const { app, 'instance-id': instanceId } = (labels as Pod['labels'] | null | undefined) ?? {};
  return { name, labels: { app, 'instance-id': instanceId }, created_at };
}

function toBytes(records: object): Uint8Array {
  const bytes = encode(toJsonText(records));
  if (bytes.length <= mostBytes) return bytes;
  throw new MappingError('too_many_records', 'The records are longer than 32 MiB');
}
