import type { StatementResult } from 'mapping-generator';
import { valueText } from '../model/values';

/** What the rows say of a key. */
export interface Uniqueness {
  rows: string;
  distinct: string;
  nulls: string;
  isUnique: boolean;
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A query as a relation: its end may be a comment, and semicolons are none of a subquery's. */
export const asRelation = (sql: string): string =>
  `(\n${sql.replace(/[\s;]+$/, '')}\n) AS definition`;

/** Asks whether a column names each row once, and never is null. */
export function uniquenessSql(sql: string, key: string): string {
  const column = quote(key);
  return [
    'SELECT',
    '  count(*) AS row_count,',
    `  count(DISTINCT ${column}) AS key_count,`,
    `  count_if(${column} IS NULL) AS null_count`,
    `FROM ${asRelation(sql)}`,
  ].join('\n');
}

/** Counts may be beyond what a number holds exactly: they are compared as they are written. Null where there are none. */
export function readUniqueness({ rows }: Pick<StatementResult, 'rows'>): Uniqueness | null {
  const [count, distinct, nulls] = (rows[0] ?? []).map(String);
  if (count === undefined || distinct === undefined || nulls === undefined) return null;
  return { rows: count, distinct, nulls, isUnique: count === distinct && nulls === '0' };
}

export const samplesSql = (sql: string): string => `SELECT *\nFROM ${asRelation(sql)}\nLIMIT 10`;

/** A value as text, short enough for a row. */
export function sampleText(value: unknown): string {
  const text = valueText(value) ?? '';
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** For each column a value that is not null, where there is one. */
export function samplesOf({ columns, rows }: StatementResult): Map<string, unknown> {
  return new Map(
    columns.map(({ name }, index) => [
      name,
      rows.map((row) => row[index]).find((value) => value !== null && value !== undefined) ?? null,
    ]),
  );
}
