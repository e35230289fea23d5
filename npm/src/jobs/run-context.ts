import { messageOf } from '../errors.js';
import type { MappingGenerator } from '../interface.js';
import type { Diagnostic, Locale } from '../types.js';
import type { ControlPlane, Logger } from './control-plane.js';
import type { Decisions } from './decisions.js';
import type { Operations } from './operations.js';
import type { RecordFinding } from './preview-types.js';

/** What one run of a job has at hand. */
export interface RunContext {
  controlPlane: ControlPlane;
  decisions: Decisions;
  generator: MappingGenerator;
  operations: Operations;
  logger: Logger;
  now: () => Date;
  signal: AbortSignal;
  settings: Settings;
  /** Of what is said about the records; the log is English. */
  locale?: Locale;
}

export interface Settings {
  staleAfterMs: number;
  orphanGraceMs: number;
  catalogTimeoutMs: number;
  mostPerRun: number;
  orphanShare: number;
}

/** What could not be read in the records. */
export const findingsIn = (diagnostics: Diagnostic[], records: object): RecordFinding[] =>
  diagnostics.map(({ code, field, message, path }) => ({
    ...ownerOf(path, records),
    code,
    field,
    error: message,
  }));

/** Tells of it. */
export function logFindings(
  logger: Logger,
  event: string,
  diagnostics: Diagnostic[],
  records: object,
): void {
  for (const finding of findingsIn(diagnostics, records)) logger.warn({ ...finding }, event);
}

const nameFields: Record<string, string> = {
  instances: 'instance_id',
  snapshots: 'snapshot_id',
  mappings: 'mapping_id',
  pods: 'pod',
};

/** Whose value it is: `/snapshots/3/ttl` is that of the fourth snapshot. */
function ownerOf(path: string, records: object): Record<string, unknown> {
  const [, list = '', index = ''] = path.split('/');
  const field = nameFields[list];
  if (field === undefined) return {};
  const record = (records as Record<string, { id?: number; name?: string }[]>)[list]?.[
    Number(index)
  ];
  return { [field]: record?.id ?? record?.name };
}

/** Tells of one thing that could not be done. */
export function logFailure(logger: Logger, event: string, facts: object, error: unknown): void {
  logger.error({ ...facts, error: messageOf(error) }, event);
}

/** Tells where a run ends less than there is to end. */
export function logLimit(
  logger: Logger,
  event: string,
  facts: { kind: string; found: number; most: number },
): void {
  if (facts.found > facts.most) logger.warn(facts, event);
}
