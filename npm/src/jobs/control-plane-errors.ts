// What a control plane rejects with and a job expects. A process may hold these classes twice (the ESM and the CommonJS
// build), so that `instanceof` alone would not know the other one's errors.
const conflictErrorMark = Symbol.for('mapping-generator.ConflictError');
const dependencyErrorMark = Symbol.for('mapping-generator.DependencyError');

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

/**
 * What the `delete` of a {@link ControlPlane} rejects with while something else needs what it should delete: the job
 * expects it and tries again next time.
 *
 * @example
 * throw new DependencyError('Snapshot 7 has active instances');
 */
export class DependencyError extends Error {
  override readonly name = 'DependencyError';
  /** @internal */
  readonly [dependencyErrorMark] = true;
}

/** @internal */
export function isConflictError(error: unknown): error is ConflictError {
  return hasMark(error, conflictErrorMark);
}

/** @internal */
export function isDependencyError(error: unknown): error is DependencyError {
  return hasMark(error, dependencyErrorMark);
}

function hasMark(error: unknown, mark: symbol): boolean {
  return typeof error === 'object' && error !== null && mark in error;
}
