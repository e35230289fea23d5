import type { Catalog, MappingGenerator, SqlSession } from 'mapping-generator';
import type { QueryColumn } from './model';

/** The columns of a query; null where they are not all known. */
export type ColumnsOf = (sql: string) => QueryColumn[] | null;

/** More texts than any mapping has are not remembered. */
const mostRemembered = 5000;

function graphTypeOf(generator: MappingGenerator, type: string): string {
  try {
    return generator.mapType(type);
  } catch {
    // A type that no property can have.
    return '';
  }
}

/** Asks the analysis once for each text. Make another one for another catalog or session. */
export function columnsReader(
  generator: MappingGenerator,
  catalog: Catalog | null,
  session?: SqlSession,
): ColumnsOf {
  const known = new Map<string, QueryColumn[] | null>();
  const read = (sql: string): QueryColumn[] | null => {
    if (catalog === null || sql.trim() === '') return null;
    const { columns } = generator.analyzeSql(sql, catalog, session);
    const all = columns.flatMap(({ name, type }) =>
      name === null || type === null
        ? []
        : [{ name, type, graphType: graphTypeOf(generator, type) }],
    );
    return all.length > 0 && all.length === columns.length ? all : null;
  };
  return (sql) => {
    let columns = known.get(sql);
    if (columns !== undefined) return columns;
    columns = read(sql);
    if (known.size >= mostRemembered) known.clear();
    known.set(sql, columns);
    return columns;
  };
}
