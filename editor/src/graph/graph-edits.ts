import type {
  CheckOptions,
  EdgeDefinition,
  MappingGenerator,
  NodeDefinition,
} from 'mapping-generator';
import {
  nameOf,
  type DefinitionModel,
  type EdgeModel,
  type MappingModel,
  type NodeModel,
} from '../model/model';
import type { DocumentEdit } from '../model/view-props';

// What the picture does to the mapping, as edits of its text.

/** The edges that begin or end at a node. */
export function edgesOf({ edges }: MappingModel, { label }: Pick<NodeModel, 'label'>): EdgeModel[] {
  return edges.filter(({ fromNode, toNode }) => fromNode === label || toNode === label);
}

/** Gives a definition another name; edges follow the label of their node. */
export function renameEdits(
  model: MappingModel,
  definition: DefinitionModel,
  name: string,
): DocumentEdit[] {
  if (definition.kind === 'edge') return [{ path: `${definition.path}/type`, value: name }];
  const { label, path } = definition;
  // An edge that names a label which two nodes have means the first of them.
  const isFirst = model.nodes.find((node) => node.label === label)?.path === path;
  const edges = isFirst && label !== '' ? edgesOf(model, definition) : [];
  return [
    { path: `${path}/label`, value: name },
    ...edges.flatMap((edge): DocumentEdit[] => [
      ...(edge.fromNode === label ? [{ path: `${edge.path}/from_node`, value: name }] : []),
      ...(edge.toNode === label ? [{ path: `${edge.path}/to_node`, value: name }] : []),
    ]),
  ];
}

/** Takes a definition out; a node with its edges where `withEdges` says so. */
export function deleteEdits(
  model: MappingModel,
  definition: DefinitionModel,
  withEdges: boolean,
): DocumentEdit[] {
  const edges = withEdges && definition.kind === 'node' ? edgesOf(model, definition) : [];
  return [definition, ...edges].map(({ path }) => ({ path, remove: true }));
}

/** Adds definitions behind those that are there. */
export function additions(
  model: MappingModel,
  nodes: readonly NodeDefinition[],
  edges: readonly EdgeDefinition[],
): DocumentEdit[] {
  const into = (
    list: string,
    present: readonly unknown[],
    added: readonly unknown[],
  ): DocumentEdit[] => {
    if (added.length === 0) return [];
    if (present.length === 0) return [{ path: `/${list}`, value: added }];
    return added.map((value) => ({ path: `/${list}/-`, value }));
  };
  return [
    ...into('node_definitions', model.nodes, nodes),
    ...into('edge_definitions', model.edges, edges),
  ];
}

/** Where the first added definition of a kind will be. */
export function nextPath({ nodes, edges }: MappingModel, kind: DefinitionModel['kind']): string {
  return `/${kind}_definitions/${kind === 'node' ? nodes.length : edges.length}`;
}

/** A name that no definition of its kind has. */
export function freeName(taken: Iterable<string>, wanted: string): string {
  const names = new Set(taken);
  if (!names.has(wanted)) return wanted;
  let number = 2;
  while (names.has(`${wanted}_${number}`)) number += 1;
  return `${wanted}_${number}`;
}

export const emptyNode = (label: string): NodeDefinition => ({
  label,
  sql: '',
  primary_key: { name: '', type: 'INT64' },
  properties: [],
});

export const emptyEdge = (type: string, from: string, to: string): EdgeDefinition => ({
  type,
  from_node: from,
  to_node: to,
  sql: '',
  from_key: '',
  to_key: '',
  properties: [],
});

/** Why a definition cannot have a name, in the words of the check; null: it can. */
export function nameProblem(
  generator: MappingGenerator,
  model: MappingModel,
  definition: DefinitionModel,
  name: string,
  options: Pick<CheckOptions, 'locale' | 'policy'>,
): string | null {
  const others = (definition.kind === 'node' ? model.nodes : model.edges).filter(
    ({ path }) => path !== definition.path,
  );
  const names = [...new Set(others.map(nameOf)), name];
  const query = { sql: 'SELECT 1 AS a, 2 AS b' };
  const node = (label: string): NodeDefinition => ({
    label,
    ...query,
    primary_key: { name: 'a', type: 'INT64' },
  });
  const edge = (type: string): EdgeDefinition => ({
    type,
    ...query,
    from_node: 'A',
    to_node: 'A',
    from_key: 'a',
    to_key: 'b',
  });
  const mapping =
    definition.kind === 'node'
      ? { node_definitions: names.map(node) }
      : { node_definitions: [node('A')], edge_definitions: names.map(edge) };
  const path = `/${definition.kind}_definitions/${names.length - 1}/${definition.kind === 'node' ? 'label' : 'type'}`;
  const found = generator.check(mapping, options).diagnostics;
  return (
    found.find((diagnostic) => diagnostic.severity === 'error' && diagnostic.path === path)
      ?.message ?? null
  );
}
