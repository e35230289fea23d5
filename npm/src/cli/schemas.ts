import type { EdgeSchema, Mapping, MappingGenerator, NodeSchema, Report } from '../index.js';
import { CommandError } from './input.js';

/** The tables of a mapping, of which its statements are made. */
export interface Schemas {
  nodes: NodeSchema[];
  edges: EdgeSchema[];
}

/** Their full form, such as `STRING[]`, is known only from the query's columns. */
const families = new Set(['LIST', 'MAP', 'STRUCT']);

/** Nodes first: an edge can only be loaded between nodes that are there. */
export function copies(
  generator: MappingGenerator,
  { nodes, edges }: Schemas,
  path: string,
): string[] {
  const folder = path.replace(/\/+$/, '');
  const names = [...nodes.map(({ label }) => label), ...edges.map(({ type }) => type)];
  return names.map((name) => generator.copyFrom(name, `${folder}/${name}/`));
}

/** Those that a check with the columns of the queries has found. */
export function inferred({ node_results: nodes, edge_results: edges }: Report): Schemas {
  return {
    nodes: nodes.flatMap(({ schema }) => schema ?? []),
    edges: edges.flatMap(({ schema }) => schema ?? []),
  };
}

/** Those that a mapping declares whose structure is valid; `file` is what it is called in an error. */
export function declared(
  { node_definitions: nodes, edge_definitions: edges = [] }: Mapping,
  file: string,
): Schemas {
  const keys = new Map(nodes.map(({ label, primary_key: key }) => [label, key.type]));
  const keyType = (label: string): string => keys.get(label) ?? 'STRING';
  const schemas = {
    nodes: nodes.map(({ label, primary_key, properties = [] }) => ({
      label,
      primary_key,
      properties,
    })),
    edges: edges.map(({ type, from_node, to_node, from_key, to_key, properties = [] }) => ({
      type,
      from_node,
      to_node,
      from_key: { name: from_key, type: keyType(from_node) },
      to_key: { name: to_key, type: keyType(to_node) },
      properties,
    })),
  };
  const columns = [...schemas.nodes, ...schemas.edges].flatMap(({ properties }) => properties);
  const vague = columns.find(({ type }) => families.has(type));
  if (!vague) return schemas;
  throw new CommandError(
    `${file}: '${vague.name}' is declared as ${vague.type}; what it holds only the cluster knows: --trino URL`,
  );
}
