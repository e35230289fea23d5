import type { Diagnostic } from 'mapping-generator';

// The platform takes a mapping with these warnings, and the engine refuses its rows whatever they are.
const codes: ReadonlySet<Diagnostic['code']> = new Set<Diagnostic['code']>([
  // A column more than the table has: the load goes by position.
  'undeclared_column',
  // DECIMAL, TIME: types that the engine does not read from Parquet.
  'load_hazard',
]);

/** True where a warning says that the load into the graph would fail. */
export function failsLoad({ code, severity }: Pick<Diagnostic, 'code' | 'severity'>): boolean {
  return severity === 'warning' && codes.has(code);
}
