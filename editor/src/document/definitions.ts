import type { EdgeDefinition, NodeDefinition } from 'mapping-generator';
import { namePathOf, type Definition } from './definition';
import type { DocumentEdit } from './edits';

// Commands over whole definitions: what is to be edited, for one step to undo.

type End = 'from' | 'to';

const ends: readonly End[] = ['from', 'to'];

const listOf = (kind: 'node' | 'edge'): string => `/${kind}_definitions`;

/** The edges that begin or end at a label. */
function edgesAt(definitions: readonly Definition[], label: string): Definition[] {
  return definitions.filter(({ kind, from, to }) => kind === 'edge' && [from, to].includes(label));
}

/**
 * Another label for a node in all edges that name it, or another type for an edge. Where two nodes have one label, its edges stay:
 * nobody knows whose they are.
 */
export function renameDefinition(
  definitions: readonly Definition[],
  definition: Definition,
  name: string,
): DocumentEdit[] {
  const own: DocumentEdit = { path: namePathOf(definition), value: name };
  const { kind, name: label } = definition;
  const alike = definitions.filter((other) => other.kind === 'node' && other.name === label);
  if (kind === 'edge' || alike.length > 1 || label === '') return [own];
  const following = edgesAt(definitions, label).flatMap((edge) =>
    ends.filter((end) => edge[end] === label).map((end) => retarget(edge, end, name)),
  );
  return [own, ...following];
}

/** The other end of an edge. */
export const retarget = (
  edge: Pick<Definition, 'path'>,
  end: End,
  label: string,
): DocumentEdit => ({
  path: `${edge.path}/${end}_node`,
  value: label,
});

function add(kind: 'node' | 'edge', text: string, definition: object): DocumentEdit {
  const list = listOf(kind);
  const root: unknown = JSON.parse(text);
  const isThere = Array.isArray((root as Record<string, unknown>)[list.slice(1)]);
  return isThere ? { path: `${list}/-`, value: definition } : { path: list, value: [definition] };
}

/** Puts a node behind the others. */
export const addNode = (text: string, node: NodeDefinition): DocumentEdit[] => [
  add('node', text, node),
];

export const addEdge = (text: string, edge: EdgeDefinition): DocumentEdit[] => [
  add('edge', text, edge),
];

/** Takes a definition out: a node with the edges that begin or end there, unless another node has its label. */
export function removeDefinition(
  definitions: readonly Definition[],
  { kind, path, name }: Definition,
): DocumentEdit[] {
  const alike = definitions.filter((other) => other.kind === 'node' && other.name === name);
  const orphans = kind === 'node' && alike.length === 1 ? edgesAt(definitions, name) : [];
  return [path, ...orphans.map((edge) => edge.path)].map((gone) => ({
    path: gone,
    remove: true as const,
  }));
}
