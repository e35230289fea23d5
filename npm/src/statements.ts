import { MappingError } from './errors.js';
import type { MappingInput } from './interface.js';
import type { SuggestedColumn, SuggestedEdge, SuggestedNode } from './suggestion-types.js';
import type {
  ColumnSchema,
  EdgeDefinition,
  EdgeSchema,
  Mapping,
  NodeDefinition,
  NodeSchema,
  PropertyDefinition,
  Report,
} from './types.js';

// From a mapping to the statements that make its tables and fill them.

/** Which files a load takes. */
export interface CopyFiles {
  /** Behind the path; default `*.parquet`. Hive's writer gives its files no extension: `*` finds them. */
  files?: string | undefined;
  /** Told to the engine; by itself where the files have no extension that says so. */
  format?: 'parquet' | undefined;
}

export interface Schemas {
  nodes: NodeSchema[];
  edges: EdgeSchema[];
}

/** A statement of the cluster that writes the rows of a definition. */
export interface ExportStatement {
  /** JSON pointer of the definition. */
  path: string;
  name: string;
  sql: string;
}

/** How the cluster writes the rows of each definition as Parquet files, below `location` in a folder of its own. */
export type ExportTarget =
  | {
      /** `CREATE TABLE AS` in a schema of the Hive connector: `hive.export`. */
      schema: string;
      /** Where the files go; without it, where the schema's tables are. */
      location?: string | undefined;
    }
  | {
      /**
       * A table function with the arguments `input`, `location` and `format`. The folder has to be there, where the storage has
       * folders, and empty; nothing is taken away where it fails.
       */
      unload: string;
      /**
       * Its name; default `io.unload`, which is Starburst's. That of Trino's Hive connector is `system.unload` of its catalog,
       * `hive.system.unload`: it needs a name for every column and writes no timestamps.
       */
      by?: string | undefined;
    };

/** Their full form, such as `STRING[]`, is known only from the query's columns. */
const families = new Set(['LIST', 'MAP', 'STRUCT']);

export const isReport = (value: MappingInput | Report): value is Report =>
  typeof value === 'object' && 'node_results' in value;

/** The folder of each table, nodes first: an edge can only be loaded between nodes that are there. */
export function foldersOf(
  { nodes, edges }: Schemas,
  path: string,
): [table: string, path: string][] {
  const names = [...nodes.map(({ label }) => label), ...edges.map(({ type }) => type)];
  return names.map((name) => [name, folderOf(path, name)]);
}

const folderOf = (path: string, name: string): string => `${path.replace(/\/+$/, '')}/${name}/`;

/** The schemas of a report; those that the mapping declares stand in where it has none. */
export function schemasOf(report: Report, mapping?: Mapping): Schemas {
  const declared = mapping && declaredSchemas(mapping);
  const fill = <Schema extends NodeSchema | EdgeSchema>(
    results: { schema: Schema | null }[],
    own: Schema[] | undefined,
  ): Schema[] =>
    results.map(({ schema }, index) => {
      const found = schema ?? own?.[index];
      if (!found) {
        throw new MappingError('no_schema', 'The report has no schema of every definition');
      }
      return full(found);
    });
  return {
    nodes: fill(report.node_results, declared?.nodes),
    edges: fill(report.edge_results, declared?.edges),
  };
}

/** @throws MappingError `incomplete_type` */
function full<Schema extends NodeSchema | EdgeSchema>(schema: Schema): Schema {
  const vague = schema.properties.find(({ type }) => families.has(type));
  if (!vague) return schema;
  const message = `'${vague.name}' is declared as ${vague.type}; what it holds, a catalog or the cluster knows`;
  throw new MappingError('incomplete_type', message, { details: vague });
}

/** For a mapping whose structure is valid. */
function declaredSchemas({ node_definitions: nodes, edge_definitions: edges }: Mapping): Schemas {
  const keys = new Map(nodes.map(({ label, primary_key: key }) => [label, key.type]));
  const key = (name: string, label: string): ColumnSchema => ({
    name,
    type: keys.get(label) ?? 'STRING',
  });
  return {
    nodes: nodes.map(({ label, primary_key, properties }) => ({
      label,
      primary_key,
      properties: properties ?? [],
    })),
    edges: (edges ?? []).map(({ type, from_node, to_node, from_key, to_key, properties }) => ({
      type,
      from_node,
      to_node,
      from_key: key(from_key, from_node),
      to_key: key(to_key, to_node),
      properties: properties ?? [],
    })),
  };
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The SQL stands on lines of its own: a comment at its end would take what follows. */
function exportOf(name: string, sql: string, target: ExportTarget): string {
  if ('unload' in target) {
    const location = quoted(folderOf(target.unload, name));
    return `SELECT * FROM TABLE(${target.by ?? 'io.unload'}(input => TABLE(\n${sql}\n), location => ${location}, format => 'PARQUET'))`;
  }
  const { schema, location } = target;
  const place =
    location === undefined ? '' : `, external_location = ${quoted(folderOf(location, name))}`;
  return `CREATE TABLE ${schema}."${name}" WITH (format = 'PARQUET'${place}) AS\n${sql}`;
}

/** For a mapping whose structure is valid. */
export function exportsOf(
  { node_definitions: nodes, edge_definitions: edges = [] }: Mapping,
  target: ExportTarget,
): ExportStatement[] {
  return [
    ...nodes.map(({ label, sql }, index) => ({
      path: `/node_definitions/${String(index)}`,
      name: label,
      sql: exportOf(label, sql, target),
    })),
    ...edges.map(({ type, sql }, index) => ({
      path: `/edge_definitions/${String(index)}`,
      name: type,
      sql: exportOf(type, sql, target),
    })),
  ];
}

/**
 * A definition of a suggestion that was made with the query's columns; the ends of an edge that could not be named stay empty.
 *
 * @throws MappingError `incomplete_suggestion` where there is no key, or a column that the engine cannot hold
 */
export function toDefinition(suggestion: SuggestedNode): NodeDefinition;
export function toDefinition(suggestion: SuggestedEdge): EdgeDefinition;
export function toDefinition(
  suggestion: SuggestedNode | SuggestedEdge,
): NodeDefinition | EdgeDefinition;
export function toDefinition(
  suggestion: SuggestedNode | SuggestedEdge,
): NodeDefinition | EdgeDefinition {
  const properties = suggestion.properties.map(definedColumn);
  if ('label' in suggestion) {
    const { label, sql, primary_key: key } = suggestion;
    if (!key) throw incomplete('it has no key: it was made without the columns of the query');
    return { label, sql, primary_key: definedColumn(key), properties };
  }
  const { type, from_node, to_node, sql, from_key, to_key } = suggestion;
  if (!from_key || !to_key) {
    throw incomplete('it has no keys: it was made without the columns of the query');
  }
  return { type, from_node, to_node, sql, from_key, to_key, properties };
}

function definedColumn({ name, type, source_type, cast }: SuggestedColumn): PropertyDefinition {
  if (type !== null) return { name, type };
  const mend = cast === undefined ? '' : `: write ${cast}`;
  throw incomplete(`RyuGraph has no type for '${name}', which is ${source_type}${mend}`);
}

const incomplete = (reason: string): MappingError =>
  new MappingError('incomplete_suggestion', `The suggestion makes no definition: ${reason}`);
