import { type Diagnostic, loadStops } from 'mapping-generator';

/** True where a warning says that the load into the graph would fail: the platform takes such a mapping. */
export function failsLoad({ code, severity }: Pick<Diagnostic, 'code' | 'severity'>): boolean {
  return severity === 'warning' && loadStops[code] !== undefined;
}

/** True where it is the rows that make it fail, and neither the columns nor the names. */
export const isOfRows = ({ code }: Pick<Diagnostic, 'code'>): boolean => loadStops[code] === 'rows';

/** Tables that the catalog says nothing of. */
const openTables: ReadonlySet<string> = new Set([
  'table_without_session',
  'table_catalog_unknown',
  'table_schema_unknown',
]);

export const isOpenTable = ({ code }: { code: string }): boolean => openTables.has(code);

/** What is open: neither right nor wrong. */
export function isOpen({ code }: Pick<Diagnostic, 'code'>): boolean {
  return code === 'could_not_ask' || code.startsWith('could_not_check') || isOpenTable({ code });
}
