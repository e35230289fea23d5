import {
  toDefinition,
  type Catalog,
  type MappingGenerator,
  type NodeDefinition,
  type Policy,
  type SqlSession,
  type TablePlace,
} from 'mapping-generator';
import { freeName } from '../graph/graph-edits';
import type { MappingModel } from '../model/model';
import { quoteName, quotePlace } from '../model/sql-names';

/** What a definition of a table is made with. */
export interface TableSources {
  generator: MappingGenerator;
  catalog: Catalog;
  session: SqlSession | undefined;
  policy?: Policy | undefined;
}

/** By the query of all columns, for a table whose key no name tells: its first column that can be one. */
function byColumns(
  { generator, catalog, session }: TableSources,
  place: TablePlace,
): NodeDefinition | null {
  const all = `SELECT * FROM ${quotePlace(place)}`;
  const columns = generator
    .analyzeSql(all, catalog, session)
    .columns.flatMap(({ name, type }) => (name === null || type === null ? [] : [{ name, type }]));
  const canBeKey = columns.findIndex(({ type }) =>
    /^(bigint|integer|varchar|uuid|date)/.test(type),
  );
  const [key] = columns.splice(Math.max(canBeKey, 0), 1);
  if (key === undefined) return null;
  const inOrder = [key, ...columns];
  const sql = `SELECT ${inOrder.map(({ name }) => quoteName(name)).join(', ')} FROM ${quotePlace(place)}`;
  return toDefinition(generator.suggestNode(sql, inOrder));
}

/** A node of a table, with a label that no other has; null where the catalog does not know the table. */
export function nodeOfTable(
  sources: TableSources,
  model: MappingModel,
  place: TablePlace,
): NodeDefinition | null {
  const { generator, catalog, session, policy } = sources;
  const { mapping } = generator.suggestMapping(catalog, {
    tables: [place.join('.')],
    session,
    policy,
  });
  const node = mapping.node_definitions[0] ?? byColumns(sources, place);
  return (
    node && {
      ...node,
      label: freeName(
        model.nodes.map(({ label }) => label),
        node.label,
      ),
    }
  );
}
