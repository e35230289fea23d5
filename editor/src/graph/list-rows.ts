import type { DefinitionModel, EdgeModel, MappingModel } from '../model/model';
import type { TreeRow } from '../tree/VirtualTree';
import type { GraphTranslate } from './texts';
import { shownName } from './words';

/** A node, an edge beneath the node that it begins at, or the head of those that begin nowhere. */
export interface ListRow extends TreeRow {
  definition: DefinitionModel | null;
}

/** The row of edges whose nodes are not there. */
export const lostId = 'lost';

const edgeRows = (edges: readonly EdgeModel[], t: GraphTranslate): ListRow[] =>
  edges.map((edge, index) => ({
    id: edge.path,
    level: 2,
    position: index + 1,
    siblings: edges.length,
    text: shownName(t, edge),
    isExpanded: null,
    definition: edge,
  }));

/** The list with the same content as the picture. */
export function listRows(
  model: MappingModel,
  folded: ReadonlySet<string>,
  t: GraphTranslate,
): ListRow[] {
  const labels = new Set(model.nodes.map(({ label }) => label));
  const lost = model.edges.filter(
    ({ fromNode, toNode }) => !labels.has(fromNode) || !labels.has(toNode),
  );
  const isLost = new Set(lost);
  const byNode = new Map<string, EdgeModel[]>(model.nodes.map(({ label }) => [label, []]));
  for (const edge of model.edges) if (!isLost.has(edge)) byNode.get(edge.fromNode)?.push(edge);
  const siblings = model.nodes.length + (lost.length > 0 ? 1 : 0);
  /** A row with its edges beneath it. */
  const group = (
    head: Pick<ListRow, 'id' | 'position' | 'text' | 'definition'>,
    edges: readonly EdgeModel[],
  ): ListRow[] => {
    const isExpanded = edges.length === 0 ? null : !folded.has(head.id);
    const row = { ...head, level: 1, siblings, isExpanded };
    return [row, ...(isExpanded ? edgeRows(edges, t) : [])];
  };
  const seen = new Set<string>();
  const rows = model.nodes.flatMap((node, index): ListRow[] => {
    const edges = seen.has(node.label) ? [] : (byNode.get(node.label) ?? []);
    seen.add(node.label);
    const text = shownName(t, node);
    return group({ id: node.path, position: index + 1, text, definition: node }, edges);
  });
  if (lost.length === 0) return rows;
  const head = { id: lostId, position: siblings, text: t('lostEdges'), definition: null };
  return [...rows, ...group(head, lost)];
}
