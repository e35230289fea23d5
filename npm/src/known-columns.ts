import type { Column } from './index.js';

/** The columns of a query with their types; undefined where one of them is not certain. */
export function knownColumns(
  columns: { name: string | null; type: string | null }[],
): Column[] | undefined {
  const known = columns.flatMap(({ name, type }) =>
    name === null || type === null ? [] : { name, type },
  );
  return known.length === columns.length ? known : undefined;
}
