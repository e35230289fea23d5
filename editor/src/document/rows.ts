import type { AnalyzedColumn, SqlSelectList } from 'mapping-generator';
import { castOf } from './casts';
import type { Property } from './definition';
import { offeredColumns, type OfferedColumn } from './offered';
import { readQuery, textAt, type Obstacle } from './select-list';
import { columnsOf, type Subject } from './subject';

/**
 * A column of a definition, as a row of its form. `key`, `property`: returned and declared; `undeclared`: returned and not
 * declared; `surplus`: declared and not returned; `offered`: neither, but there to be ticked.
 */
export interface ColumnRow {
  kind: 'key' | 'property' | 'undeclared' | 'surplus' | 'offered';
  name: string;
  /** As the mapping declares it; null where it does not. */
  declared: Property | null;
  /** Its place among the columns of the query; -1 where the query does not return it. */
  column: number;
  /** Its place among the keys or the properties; -1 where it is neither. */
  place: number;
  /** The warehouse's type; null where it is not known, for the `reason`. */
  type: string | null;
  reason: string;
  /** What the graph makes of that type; empty where nothing does. */
  graphType: string;
  /** The type of the outermost CAST. */
  cast: string | null;
  /** It is declared, and the query is known not to return it. */
  isMissing: boolean;
  offered: OfferedColumn | null;
}

export interface ColumnRows {
  rows: ColumnRow[];
  /** Why the query cannot be rewritten by ticking. */
  obstacle: Obstacle | null;
  distinct: boolean;
}

function graphTypeOf({ generator }: Subject, type: string | null): string {
  try {
    return type === null ? '' : generator.mapType(type);
  } catch {
    return '';
  }
}

const nothing = {
  column: -1,
  place: -1,
  type: null,
  reason: '',
  graphType: '',
  cast: null,
  isMissing: false,
  offered: null,
};

/** What is declared under a name: of the keys or of the properties. */
function find(
  declared: readonly Property[],
  name: string,
): { place: number; declared: Property | null } {
  const place = declared.findIndex((property) => property.name === name);
  return { place, declared: declared[place] ?? null };
}

interface Returned extends Pick<AnalyzedColumn, 'type' | 'reason'> {
  name: string;
}

/** The columns that the query returns, with their types where the catalog tells. */
function returnedBy(subject: Subject): Returned[] {
  const { generator, definition } = subject;
  if (definition.sql.trim() === '') return [];
  const analyzed = columnsOf(subject, definition.sql);
  if (analyzed.length > 0)
    return analyzed.map((column) => ({ ...column, name: column.name ?? '' }));
  const { columns } = generator.parseSql(definition.sql);
  return columns.flatMap(({ name }) => (name === null ? [] : [{ name, type: null }]));
}

function castAt(sql: string, list: SqlSelectList | null, index: number): string | null {
  const item = list?.items[index];
  return item ? (castOf(textAt(sql, item.expression))?.type ?? null) : null;
}

function toRow(
  subject: Subject,
  list: SqlSelectList | null,
  { name, type, reason }: Returned,
  column: number,
): ColumnRow {
  const { keys, properties, sql } = subject.definition;
  const isKey = column < keys.length && keys[column]?.name === name;
  const found = isKey ? { place: column, declared: keys[column] ?? null } : find(properties, name);
  return {
    kind: isKey ? 'key' : found.declared ? 'property' : 'undeclared',
    name,
    ...found,
    column,
    type,
    reason: reason ?? '',
    graphType: graphTypeOf(subject, type),
    cast: castAt(sql, list, column),
    isMissing: false,
    offered: null,
  };
}

/** What is declared and not among the columns. */
function surplusOf(
  { definition: { keys, properties } }: Subject,
  rows: readonly ColumnRow[],
): ColumnRow[] {
  const shown = new Set(rows.map(({ declared }) => declared?.path));
  // Of a query that cannot be read nothing is known.
  const isMissing = rows.length > 0;
  const rowOf =
    (kind: ColumnRow['kind']) =>
    (declared: Property, place: number): ColumnRow[] =>
      shown.has(declared.path)
        ? []
        : [{ ...nothing, kind, name: declared.name, declared, place, isMissing }];
  return [
    ...keys.flatMap(rowOf('key')),
    ...properties.flatMap(rowOf(isMissing ? 'surplus' : 'property')),
  ];
}

/** All columns of a definition: those of the query in their order, what else is declared, and what could be ticked. */
export function columnRows(subject: Subject): ColumnRows {
  const { list, obstacle } = readQuery(subject.generator, subject.definition.sql);
  const returned = returnedBy(subject).map((column, index) => toRow(subject, list, column, index));
  const offered = offeredColumns(subject).map((column): ColumnRow => {
    const { name, type, graphType } = column;
    return { ...nothing, kind: 'offered', declared: null, name, type, graphType, offered: column };
  });
  const rows = [...returned, ...surplusOf(subject, returned), ...offered];
  return { rows, obstacle, distinct: list?.distinct ?? false };
}
