import type { AnalysisReport } from './analysis-types.js';
import type { FlatRange, WireAnalysisReport, WireSqlReport } from './protocol.js';
import { toDiagnostics } from './report.js';
import type { SqlReport } from './sql-types.js';
import type { Range } from './types.js';

/** The report as the host gets it, ranges as objects. */
export function toSqlReport({
  ok,
  diagnostics,
  tables,
  columns,
  functions,
}: WireSqlReport): SqlReport {
  return {
    ok,
    diagnostics: toDiagnostics(diagnostics),
    tables: toTables(tables),
    columns: columns.map(({ range, ...column }) => ({ ...column, range: toRange(range) })),
    functions,
  };
}

export function toAnalysisReport({
  diagnostics,
  tables,
  ...report
}: WireAnalysisReport): AnalysisReport {
  return { ...report, diagnostics: toDiagnostics(diagnostics), tables: toTables(tables) };
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
