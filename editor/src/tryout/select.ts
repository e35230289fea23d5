import type { Graph, GraphEdge } from './graph';

/** From one node along one type of edge: a hub must not take all the room. */
const mostAlike = 4;

type Ends = readonly [edge: GraphEdge, other: string];

function neighboursOf(edges: readonly GraphEdge[]): Map<string, Ends[]> {
  const neighbours = new Map<string, Ends[]>();
  const note = (from: string, ends: Ends): void => {
    neighbours.set(from, [...(neighbours.get(from) ?? []), ends]);
  };
  for (const edge of edges) {
    note(edge.from, [edge, edge.to]);
    note(edge.to, [edge, edge.from]);
  }
  return neighbours;
}

/** The first of each kind, in the order in which kinds come. */
function firstOfEach<Item>(items: readonly Item[], kindOf: (item: Item) => string): Item[] {
  return [...new Map([...items].reverse().map((item) => [kindOf(item), item])).values()].reverse();
}

/** A part that hangs together and has something of every table, and all edges between its nodes. */
export function selectPart({ nodes, edges }: Graph, most: { nodes: number; edges: number }): Graph {
  const neighbours = neighboursOf(edges);
  const chosen = new Set<string>();
  const queue = firstOfEach(edges, ({ type }) => type).flatMap(({ from, to }) => [from, to]);
  queue.push(...firstOfEach(nodes, ({ label }) => label).map(({ id }) => id));
  for (let at = 0; at < queue.length && chosen.size < most.nodes; at += 1) {
    const id = queue[at];
    if (id === undefined || chosen.has(id)) continue;
    chosen.add(id);
    const taken = new Map<string, number>();
    for (const [{ type }, other] of neighbours.get(id) ?? []) {
      const count = taken.get(type) ?? 0;
      if (count >= mostAlike || chosen.has(other)) continue;
      taken.set(type, count + 1);
      queue.push(other);
    }
  }
  const shown = edges.filter(({ from, to }) => chosen.has(from) && chosen.has(to));
  return { nodes: nodes.filter(({ id }) => chosen.has(id)), edges: shown.slice(0, most.edges) };
}
