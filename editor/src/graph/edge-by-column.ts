import type {
  Catalog,
  EdgeDefinition,
  MappingGenerator,
  SqlSession,
  TablePlace,
} from 'mapping-generator';
import type { MappingModel, NodeModel } from '../model/model';
import { quoteName, quotePlace } from '../model/sql-names';
import { homeOf, type Home } from '../model/tables';
import type { Locale } from '../texts/languages';
import { freeName } from './graph-edits';

// An edge between two nodes by a column of a table, and what has to be known of the nodes and the table for that.

/** What is known where edges are looked for. */
export interface CandidateSources {
  generator: MappingGenerator;
  catalog: Catalog | null;
  session: SqlSession | undefined;
  locale: Locale;
  model: MappingModel;
}

/** A node with the table that it is made of. */
export interface End {
  node: NodeModel;
  home: Home;
}

/** What a key of the graph is in SQL. */
const sqlTypes: Readonly<Record<string, string>> = {
  INT64: 'bigint',
  STRING: 'varchar',
  DATE: 'date',
  UUID: 'uuid',
};

const snake = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/** The types of a table's columns by their names. */
export type ColumnTypes = ReadonlyMap<string, string>;

/** A column as a value of a key's type. */
function asKey(column: string, types: ColumnTypes, keyType: string): string {
  const [type, wanted] = [types.get(column), sqlTypes[keyType]];
  const isSo = type === undefined || wanted === undefined || type.startsWith(wanted);
  return isSo ? quoteName(column) : `CAST(${quoteName(column)} AS ${wanted})`;
}

/** An edge from each row of the first node's table to what one of its columns names. */
export function byColumn(
  from: End,
  to: End,
  column: string,
  types: ColumnTypes,
): EdgeDefinition | null {
  const {
    home: { table, column: key },
    node,
  } = from;
  if (key === null || node.key === null || to.node.key === null) return null;
  const fromKey = `${snake(node.label)}_${node.key.name}`;
  const toKey = freeName([fromKey], `${snake(to.node.label)}_${to.node.key.name}`);
  const items = [
    `${asKey(key, types, node.key.type)} AS ${quoteName(fromKey)}`,
    `${asKey(column, types, to.node.key.type)} AS ${quoteName(toKey)}`,
  ];
  const sql = `SELECT ${items.join(', ')} FROM ${quotePlace(table)} WHERE ${quoteName(column)} IS NOT NULL`;
  const type = `HAS_${snake(to.node.label).toUpperCase()}`;
  return {
    type,
    from_node: node.label,
    to_node: to.node.label,
    sql,
    from_key: fromKey,
    to_key: toKey,
    properties: [],
  };
}

export function endOf(
  { generator, catalog, session }: CandidateSources,
  node: NodeModel,
): End | null {
  const home = homeOf(generator, node, catalog, session);
  return home && { node, home };
}

export function typesOf(
  { generator, session }: CandidateSources,
  catalog: Catalog,
  table: TablePlace,
): ColumnTypes {
  const { columns } = generator.analyzeSql(`SELECT * FROM ${quotePlace(table)}`, catalog, session);
  return new Map(
    columns.flatMap(({ name, type }) => (name === null || type === null ? [] : [[name, type]])),
  );
}
