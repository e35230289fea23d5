import type { StatementResult } from 'mapping-generator';
import { asRelation } from '../form/uniqueness';
import { valueText } from '../model/values';

// What the warehouse is asked for: the first rows of each edge, then of each node those that these edges lead to, so that
// what is loaded hangs together.

/** Of an edge, and of a node that no edge leads to. */
export const firstRows = 25;
/** How many nodes are looked up by their keys, and how many rows of them are taken where keys are not unique. */
const [mostKeys, mostRows] = [100, 200];

const quotedName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** How a key of the graph's type is written in SQL; null where a value is no such key. */
const literals: Record<string, (text: string) => string | null> = {
  INT64: (text) => (/^-?\d+$/.test(text) ? text : null),
  STRING: quoted,
  DATE: (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? `DATE ${quoted(text)}` : null),
  UUID: (text) => (/^[0-9a-f-]{36}$/i.test(text) ? `UUID ${quoted(text)}` : null),
};

/** Keys as texts, by which rows of edges and of nodes find each other; null: the row leads nowhere. */
export const keyText = (value: unknown): string | null => valueText(value);

export const firstRowsSql = (sql: string): string =>
  `SELECT *\nFROM ${asRelation(sql)}\nLIMIT ${firstRows}`;

/** The rows with these keys; the first ones where there is none. */
export function keyedRowsSql(
  sql: string,
  key: { name: string; type: string },
  keys: Iterable<string>,
): string {
  const literalOf = literals[key.type];
  const written = literalOf
    ? [...keys].flatMap((text) => literalOf(text) ?? []).slice(0, mostKeys)
    : [];
  if (written.length === 0) return firstRowsSql(sql);
  return `SELECT *\nFROM ${asRelation(sql)}\nWHERE ${quotedName(key.name)} IN (${written.join(', ')})\nLIMIT ${mostRows}`;
}

/** The keys of both ends of each row: they stand in front. */
export const endsOf = (row: readonly unknown[]): [string | null, string | null] => [
  keyText(row[0]),
  keyText(row[1]),
];

/** How many numbers came with more digits than a number of the page holds: they are not exactly those of the warehouse. */
export function inexactIn({ columns, rows }: StatementResult): number {
  const isWhole = columns.map(({ type }) => type === 'bigint');
  return rows
    .flat()
    .filter(
      (value, index) =>
        isWhole[index % columns.length] &&
        typeof value === 'number' &&
        !Number.isSafeInteger(value),
    ).length;
}
