// What the views draw: plain values, made of the mapping's text and of what is known about it. The text stays the truth.

export interface MappingModel {
  nodes: NodeModel[];
  edges: EdgeModel[];
  /** False: the text is no JSON object now, and what is shown is of the last text that was one. */
  isCurrent: boolean;
}

/**
 * `valid`: by the cluster's word; `checked`: by the catalog's; `fails`: either, but the rows would not load; `incomplete`: something
 * that every definition has is still empty; `unchecked`: nothing wrong is known, and not everything could be looked at.
 */
export type DefinitionOutcome =
  'valid' | 'checked' | 'fails' | 'incomplete' | 'invalid' | 'unchecked';

/** A key or a property, as the mapping declares it. */
export interface DeclaredColumn {
  name: string;
  type: string;
}

/** A column of a definition's query: the warehouse's type, and what the graph makes of it; empty where nothing does. */
export interface QueryColumn {
  name: string;
  type: string;
  graphType: string;
}

interface DefinitionBase {
  /** JSON pointer: `/node_definitions/0`. */
  path: string;
  sql: string;
  properties: DeclaredColumn[];
  outcome: DefinitionOutcome;
  /** Errors and warnings. */
  problems: number;
  /** What the query returns, where the analysis knows all of it. Found out when it is asked for. */
  readonly columns: QueryColumn[] | null;
}

export interface NodeModel extends DefinitionBase {
  kind: 'node';
  label: string;
  key: DeclaredColumn | null;
}

export interface EdgeModel extends DefinitionBase {
  kind: 'edge';
  type: string;
  fromNode: string;
  toNode: string;
  fromKey: string;
  toKey: string;
}

export type DefinitionModel = NodeModel | EdgeModel;

export const emptyModel: MappingModel = { nodes: [], edges: [], isCurrent: true };

/** The label of a node, the type of an edge. */
export function nameOf(definition: DefinitionModel): string {
  return definition.kind === 'node' ? definition.label : definition.type;
}

export function definitionAt(
  { nodes, edges }: MappingModel,
  path: string | null,
): DefinitionModel | null {
  const isHere = (definition: DefinitionModel): boolean => definition.path === path;
  return nodes.find(isHere) ?? edges.find(isHere) ?? null;
}
