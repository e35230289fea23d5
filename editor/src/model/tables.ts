import type { Catalog, MappingGenerator, SqlSession, TablePlace } from 'mapping-generator';
import type { MappingModel, NodeModel } from './model';

// Which tables of the warehouse the definitions of a mapping read.

/** A table is the same however its name is written: Trino does not look at the case. */
export const tableKey = (place: readonly string[]): string =>
  place.slice(0, 3).join('.').toLowerCase();

/** The tables that a query reads; a name that says less is looked up in the session, and left out where that does not tell. */
export function tablesOf(
  generator: MappingGenerator,
  sql: string,
  session?: SqlSession,
): TablePlace[] {
  if (sql.trim() === '') return [];
  return generator.parseSql(sql).tables.flatMap(({ catalog, schema, name }): TablePlace[] => {
    const [inCatalog, inSchema] = [catalog ?? session?.catalog, schema ?? session?.schema];
    return inCatalog === undefined || inSchema === undefined ? [] : [[inCatalog, inSchema, name]];
  });
}

/** The table that a node is made of: that of its key. */
export interface Home {
  table: TablePlace;
  /** The column that is the key as it is; null where the key is made of it in another way. */
  column: string | null;
}

export function homeOf(
  generator: MappingGenerator,
  { sql, key }: Pick<NodeModel, 'sql' | 'key'>,
  catalog: Catalog | null,
  session?: SqlSession,
): Home | null {
  if (sql.trim() === '') return null;
  const { columns } =
    catalog === null ? { columns: [] } : generator.analyzeSql(sql, catalog, session);
  const column = columns.find(
    ({ name }) => name !== null && name.toLowerCase() === key?.name.toLowerCase(),
  );
  const source = column?.sources[0];
  if (source) {
    const isWhole = source.transformation === 'IDENTITY' && column.sources.length === 1;
    return {
      table: [source.catalog, source.schema, source.table],
      column: isWhole ? source.column : null,
    };
  }
  const table = tablesOf(generator, sql, session)[0];
  return table ? { table, column: null } : null;
}

/** The paths of the definitions that read each table, by its key. Each query is read once. */
export function usesOf(
  generator: MappingGenerator,
  { nodes, edges }: MappingModel,
  session?: SqlSession,
): Map<string, string[]> {
  const uses = new Map<string, string[]>();
  for (const { path, sql } of [...nodes, ...edges]) {
    for (const key of new Set(tablesOf(generator, sql, session).map(tableKey))) {
      const paths = uses.get(key);
      if (paths) paths.push(path);
      else uses.set(key, [path]);
    }
  }
  return uses;
}
