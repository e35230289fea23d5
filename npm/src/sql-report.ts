import type { AnalysisReport } from './analysis-types.js';
import type { TableColumn } from './lineage-types.js';
import type { FlatRange, WireAnalysisReport, WireSqlReport } from './protocol.js';
import { toDiagnostics } from './report.js';
import type { SqlReport, SqlSelectList } from './sql-types.js';
import type { Range } from './types.js';

/** The report as the host gets it, ranges as objects. */
export function toSqlReport({
  ok,
  diagnostics,
  tables,
  columns,
  select,
  functions,
}: WireSqlReport): SqlReport {
  return {
    ok,
    diagnostics: toDiagnostics(diagnostics),
    tables: toTables(tables),
    // By name: `...` takes half as long as reading all of the answer does.
    columns: columns.map(({ name, range }) => ({ name, range: toRange(range) })),
    ...(select && { select: toSelectList(select) }),
    functions,
  };
}

function toSelectList({
  items,
  numbers,
  distinct,
}: NonNullable<WireSqlReport['select']>): SqlSelectList {
  return {
    items: items.map(({ name, range, expression }) => ({
      name,
      range: toRange(range),
      expression: toRange(expression),
    })),
    numbers: numbers.map(({ number, range }) => ({ number, range: toRange(range) })),
    distinct,
  };
}

export function toAnalysisReport({
  diagnostics,
  tables,
  columns,
  influences = [],
  source_columns: places = [],
  ...report
}: WireAnalysisReport): AnalysisReport {
  const found = places.map(([catalog, schema, table, column]): TableColumn => ({
    catalog,
    schema,
    table,
    column,
  }));
  const at = <Rest extends object>(place: number, rest: Rest): (TableColumn & Rest)[] => {
    const column = found[place];
    return column ? [{ ...column, ...rest }] : [];
  };
  return {
    ...report,
    diagnostics: toDiagnostics(diagnostics),
    columns: columns.map(({ sources, ...column }) => ({
      ...column,
      sources: sources.flatMap(([place, transformation]) => at(place, { transformation })),
    })),
    influences: influences.flatMap(([place, subtype]) => at(place, { subtype })),
    tables: toTables(tables),
  };
}

function toTables(tables: WireSqlReport['tables']): SqlReport['tables'] {
  return tables.map(({ catalog, schema, name, range }) => ({
    catalog,
    schema,
    name,
    range: toRange(range),
  }));
}

export function toRange([line, column, offset, endLine, endColumn, endOffset]: FlatRange): Range {
  return {
    start: { line, column, offset },
    end: { line: endLine, column: endColumn, offset: endOffset },
  };
}
