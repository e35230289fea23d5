import { MappingError } from './errors.js';
import type { Report } from './types.js';

// The platform's answers when a stored mapping no longer validates before a snapshot.

/** The report itself when it is valid; what the platform's API answers is thrown otherwise. */
export function requireValid(report: Report): Report {
  if (report.status === 'valid') return report;
  if (report.status === 'unchecked') throw unavailable(report);
  const hint = 'Update the mapping to fix SQL queries';
  throw new MappingError('STARBURST_ERROR', 'Schema has changed since mapping was created', {
    status: 400,
    details: { errors: errorsOf(report), hint },
  });
}

/** What the platform's API answers where the cluster did not answer. */
export function unavailable(report: Report): MappingError {
  const message = 'The mapping could not be checked: the cluster did not answer';
  const details = { errors: errorsOf(report) };
  return new MappingError('STARBURST_UNAVAILABLE', message, { status: 503, details });
}

/** The definitions' errors; what is wrong with the mapping itself where no definition has one. */
function errorsOf({ node_results, edge_results, diagnostics }: Report): string[] {
  const text = (kind: string, name: string, error: string | null): string[] =>
    error === null ? [] : [`${kind} '${name}': ${error}`];
  const errors = [
    ...node_results.flatMap(({ label, error }) => text('Node', label, error)),
    ...edge_results.flatMap(({ type, error }) => text('Edge', type, error)),
  ];
  if (errors.length > 0) return errors;
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ field, message }) => `${field}: ${message}`);
}
