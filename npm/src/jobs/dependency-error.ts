// A process may hold this class twice (the ESM and the CommonJS build), so that `instanceof` alone would not know the
// other one's errors.
const dependencyErrorMark = Symbol.for('mapping-generator.DependencyError');

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
export function isDependencyError(error: unknown): error is DependencyError {
  return typeof error === 'object' && error !== null && dependencyErrorMark in error;
}
