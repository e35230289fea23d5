import type { Diagnostic } from 'mapping-generator';

type Code = Diagnostic['code'];

/** The platform takes a mapping with these warnings, and the engine refuses its rows whatever they are. */
const byColumns: readonly Code[] = [
  // Names that the engine keeps for itself, or takes for one and the same.
  'engine_name',
  'property_name_clash',
  'table_name_clash',
  // A column more than the table has: the load goes by position.
  'undeclared_column',
  // DECIMAL, TIME: types that the engine does not read from Parquet.
  'load_hazard',
  'no_cast',
];

/** What a preflight found in the rows as they are. */
const byRows: ReadonlySet<Code> = new Set<Code>([
  'null_key',
  'repeated_key',
  'dangling_from',
  'dangling_to',
  'value_out_of_range',
  'value_not_castable',
  'empty_result',
]);

const codes: ReadonlySet<Code> = new Set([...byColumns, ...byRows]);

/** True where a warning says that the load into the graph would fail. */
export function failsLoad({ code, severity }: Pick<Diagnostic, 'code' | 'severity'>): boolean {
  return severity === 'warning' && codes.has(code);
}

/** True where it is the rows that make it fail, and neither the columns nor the names. */
export const isOfRows = ({ code }: Pick<Diagnostic, 'code'>): boolean => byRows.has(code);

/** What is open: neither right nor wrong. */
export function isOpen({ code }: Pick<Diagnostic, 'code'>): boolean {
  return code === 'could_not_ask' || code.startsWith('could_not_check');
}
