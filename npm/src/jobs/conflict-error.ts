// A process may hold this class twice (the ESM and the CommonJS build), so that `instanceof` alone would not know the
// other one's errors.
const conflictErrorMark = Symbol.for('mapping-generator.ConflictError');

/**
 * What a {@link ControlPlane} rejects with where a record is no longer what a job decided over: it was used, its time was
 * prolonged, it has come up, its id was given anew. The job leaves it alone, and looks at it again next time.
 *
 * @example
 * throw new ConflictError('Instance 7 was used a moment ago');
 */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';
  /** @internal */
  readonly [conflictErrorMark] = true;
}

/** @internal */
export function isConflictError(error: unknown): error is ConflictError {
  return typeof error === 'object' && error !== null && conflictErrorMark in error;
}
