import { MappingError } from '../errors.js';
import type { Mapping } from '../types.js';
import type { BareChange } from './changes.js';
import { canMean, readQuery } from './query-words.js';
import type { NamedTable, QueryWords } from './query-words.js';
import type { TableName } from './snapshot.js';

export interface DiffOptions {
  /** For names that the SQL does not qualify; without it, such a name can mean a table of any schema. */
  session?: { catalog?: string | undefined; schema?: string | undefined } | undefined;
  /** The tables of a query; the default reads its words and may find too many: `(sql) => generator.parseSql(sql).tables`. */
  tablesOf?: ((sql: string) => NamedTable[]) | undefined;
}

/** A definition as far as the warehouse matters to it. */
interface Definition extends QueryWords {
  path: string;
  /** Columns that the definition counts on, in lower case, each with its place. */
  columns: Map<string, string>;
}

/** Finds what of a mapping a change can break. */
export class BreakFinder {
  readonly #definitions: Definition[];

  constructor(mapping: string | Mapping | undefined, options: DiffOptions) {
    this.#definitions = mapping === undefined ? [] : read(mapping, options);
  }

  /** The names of all tables that its queries can read, without catalog and schema, in lower case. */
  get tableNames(): Set<string> {
    const tables = this.#definitions.flatMap((definition) => definition.tables);
    return new Set(tables.map(({ name }) => name.toLowerCase()));
  }

  brokenBy(change: BareChange): string[] {
    const concerned = this.#definitions.filter(({ tables }) =>
      tables.some((named) => canMean(named, change.table)),
    );
    return concerned.flatMap((definition) => broken(definition, change));
  }
}

function broken(definition: Definition, change: BareChange): string[] {
  const { path, star, names, bareNames, aliasLists, columns } = definition;
  const sql = `${path}/sql`;
  switch (change.kind) {
    case 'table_removed':
    case 'table_moved':
      return [sql];
    // Trino finds a table in any case.
    case 'table_added':
    case 'table_case_changed':
      return [];
    // A query that names its columns does not see it, unless a name without a prefix now means it, or could.
    case 'column_added':
      return star || aliasLists || bareNames.has(change.column.toLowerCase()) ? [sql] : [];
    case 'column_moved':
      return star || aliasLists ? [sql] : [];
    case 'column_case_changed':
      return star ? [sql, ...placeOf(columns, change.column)] : [];
    case 'column_removed':
    case 'column_type_changed':
      if (!star && !names.has(change.column.toLowerCase())) return [];
      return [sql, ...placeOf(columns, change.column)];
  }
}

function placeOf(columns: Map<string, string>, column: string): string[] {
  const place = columns.get(column.toLowerCase());
  return place === undefined ? [] : [place];
}

function read(mapping: string | Mapping, options: DiffOptions): Definition[] {
  try {
    const value = typeof mapping === 'string' ? (JSON.parse(mapping) as Mapping) : mapping;
    if (!Array.isArray(value.node_definitions)) throw new Error('no node_definitions');
    return definitionsOf(value, options);
  } catch (cause) {
    const message = 'The mapping has not the shape of one: check it first';
    throw new MappingError('bad_argument', message, { cause });
  }
}

function definitionsOf(
  { node_definitions: nodes, edge_definitions: edges }: Mapping,
  options: DiffOptions,
): Definition[] {
  return [
    ...nodes.map((node, index) => {
      const path = `/node_definitions/${String(index)}`;
      const keys: [string, string][] = [[node.primary_key.name, `${path}/primary_key`]];
      return toDefinition(path, node, keys, options);
    }),
    ...listOf(edges).map((edge, index) => {
      const path = `/edge_definitions/${String(index)}`;
      const keys: [string, string][] = [
        [edge.from_key, `${path}/from_key`],
        [edge.to_key, `${path}/to_key`],
      ];
      return toDefinition(path, edge, keys, options);
    }),
  ];
}

const listOf = <Item>(list: Item[] | undefined): Item[] => list ?? [];

function toDefinition(
  path: string,
  { sql, properties }: { sql: string; properties?: { name: string }[] },
  keys: [string, string][],
  options: DiffOptions,
): Definition {
  const columns = new Map(keys);
  listOf(properties).forEach(({ name }, index) => {
    columns.set(name, `${path}/properties/${String(index)}`);
  });
  const lower = [...columns].map(([name, place]) => [name.toLowerCase(), place] as const);
  const words = readQuery(sql);
  return { ...words, path, columns: new Map(lower), tables: tablesOf(sql, words, options) };
}

/** The source tables of a definition, as fully named as the session allows. */
function tablesOf(sql: string, words: QueryWords, options: DiffOptions): NamedTable[] {
  const { session = {} } = options;
  const complete = ({ catalog, schema, name }: TableName | NamedTable): NamedTable => ({
    catalog: catalog ?? session.catalog ?? null,
    schema: schema ?? session.schema ?? null,
    name,
  });
  return (options.tablesOf?.(sql) ?? words.tables).map(complete);
}
