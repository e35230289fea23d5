/** Facts about a failed question, beside its message. */
export interface IntrospectionFacts {
  /**
   * `query`: the cluster looked at the SQL and refused it, so the mapping is invalid. `unavailable`: nobody could be
   * asked (network, time-out, permissions), so the mapping is unchecked.
   */
  kind: 'query' | 'unavailable';
  /** Where the cluster points, in the definition's own SQL (not in a statement wrapped around it); from 1. */
  line?: number | undefined;
  /** From 1, in code points, as Trino counts. */
  column?: number | undefined;
  /** Trino's name of the error, such as `SYNTAX_ERROR` or `TABLE_NOT_FOUND`. */
  errorName?: string | undefined;
  /** What was thrown underneath; kept for logs, never shown. */
  cause?: unknown;
}

// A process may hold these classes twice (the ESM and the CommonJS build, or another entry's copy), so that `instanceof`
// alone would not know the other one's errors.
const mappingErrorMark = Symbol.for('mapping-generator.MappingError');
const introspectionErrorMark = Symbol.for('mapping-generator.IntrospectionError');

/**
 * What an {@link Introspect} callback throws when a question has no answer.
 *
 * @example
 * throw new IntrospectionError("Table 'x' does not exist", {
 *   kind: 'query', errorName: 'TABLE_NOT_FOUND', line: 1, column: 15,
 * });
 */
export class IntrospectionError extends Error {
  override readonly name = 'IntrospectionError';
  readonly kind: 'query' | 'unavailable';
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly errorName: string | undefined;
  /** @internal */
  readonly [introspectionErrorMark] = true;

  constructor(message: string, facts: IntrospectionFacts) {
    super(message, 'cause' in facts ? { cause: facts.cause } : undefined);
    this.kind = facts.kind;
    this.line = facts.line;
    this.column = facts.column;
    this.errorName = facts.errorName;
  }
}

/** Is it an {@link IntrospectionError}, of this copy of the package or of another one in the same process? */
export function isIntrospectionError(error: unknown): error is IntrospectionError {
  return typeof error === 'object' && error !== null && introspectionErrorMark in error;
}

/** Facts of a {@link MappingError}, beside its code and message. */
export interface MappingErrorFacts {
  status?: number | undefined;
  details?: unknown;
  cause?: unknown;
}

/**
 * Everything that this package throws itself; faults of a mapping are diagnostics in a report and never thrown.
 *
 * Codes of the package: `load_failed` (the module could not be fetched or compiled), `module_failed` (the module broke
 * down at this request and started over: others are answered), `disposed` (the generator or the catalog was disposed of),
 * `out_of_memory`, `bad_argument`, `bad_policy`, `bad_catalog` (`details`: `path`, a JSON pointer, and `reason`),
 * `catalog_too_large` (`details`: `limit` in MiB of memory, and the `tables` and `columns` up to there), `unreadable_mapping` (a getter or `toJSON`
 * of a mapping object threw), `unsupported_type` and the other refusals of the core, whose parameters are in `details`.
 * Of `validateForSnapshot`: `STARBURST_ERROR`, `STARBURST_UNAVAILABLE`, with a `status`.
 */
export class MappingError extends Error {
  override readonly name = 'MappingError';
  readonly code: string;
  /** The HTTP status that fits, where the platform's API names one. */
  readonly status?: number;
  readonly details?: unknown;
  /** @internal */
  readonly [mappingErrorMark] = true;

  constructor(code: string, message: string, facts: MappingErrorFacts = {}) {
    super(message, 'cause' in facts ? { cause: facts.cause } : undefined);
    this.code = code;
    if (facts.status !== undefined) this.status = facts.status;
    if (facts.details !== undefined) this.details = facts.details;
  }
}

/**
 * Is it a {@link MappingError}, of this copy of the package or of another one in the same process? `instanceof` knows
 * only those of its own copy.
 */
export function isMappingError(error: unknown): error is MappingError {
  return typeof error === 'object' && error !== null && mappingErrorMark in error;
}

/** The message of anything that can be thrown; reading it never throws. @internal */
export function messageOf(error: unknown): string {
  try {
    const isObject = typeof error === 'object' && error !== null;
    const message = isObject && 'message' in error ? error.message : error;
    if (typeof message === 'string' && message !== '') return message;
  } catch {
    // A getter of the host's own making: there is no message to be had.
  }
  return 'no reason was given';
}
