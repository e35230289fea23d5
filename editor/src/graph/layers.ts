import { gap, nodeSize, type Place, type Places } from './places';

// For what is too large for dagre, whose time grows with the square of the edges: rings around the node with the most
// edges, unrolled from the left to the right, each in columns. Its time grows with the edges.

type Edges = readonly (readonly [from: string, to: string])[];

const step = { x: nodeSize.width + gap.x, y: nodeSize.height + gap.y };

/** How often each ring is put in the order of its neighbours. */
const sweeps = 4;

function neighboursOf(nodes: readonly string[], edges: Edges): Map<string, string[]> {
  const neighbours = new Map<string, string[]>(nodes.map((node) => [node, []]));
  for (const [from, to] of edges) {
    if (from === to || !neighbours.has(to)) continue;
    neighbours.get(from)?.push(to);
    neighbours.get(to)?.push(from);
  }
  return neighbours;
}

/** What is no, one, two … steps away from the middle. */
function ringsOf(nodes: readonly string[], neighbours: Map<string, string[]>): string[][] {
  const degree = (node: string): number => neighbours.get(node)?.length ?? 0;
  const middle = nodes.reduce(
    (most, node) => (degree(node) > degree(most) ? node : most),
    nodes[0] ?? '',
  );
  const seen = new Set([middle]);
  const rings: string[][] = [[middle]];
  for (let ring = rings[0]; ring !== undefined && ring.length > 0; ring = rings.at(-1)) {
    const next = new Set(
      ring.flatMap((node) => neighbours.get(node) ?? []).filter((node) => !seen.has(node)),
    );
    if (next.size === 0) break;
    for (const node of next) seen.add(node);
    rings.push([...next]);
  }
  return rings;
}

/** Puts each ring in the order in which its neighbours stand, so that fewer edges cross. */
function untangle(rings: string[][], neighbours: Map<string, string[]>): void {
  const order = new Map<string, number>();
  const note = (ring: string[]): void => {
    for (const [index, node] of ring.entries()) order.set(node, (index + 0.5) / ring.length);
  };
  for (const ring of rings) note(ring);
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    for (const ring of rings) {
      const mean = new Map(
        ring.map((node) => {
          const around = (neighbours.get(node) ?? []).map((other) => order.get(other) ?? 0);
          return [
            node,
            around.length === 0 ? 0 : around.reduce((sum, each) => sum + each, 0) / around.length,
          ] as const;
        }),
      );
      ring.sort((a, b) => (mean.get(a) ?? 0) - (mean.get(b) ?? 0));
      note(ring);
    }
  }
}

/** One component, its upper left corner at 0, 0. */
export function layOutInLayers(nodes: readonly string[], edges: Edges): Places {
  const neighbours = neighboursOf(nodes, edges);
  const rings = ringsOf(nodes, neighbours);
  untangle(rings, neighbours);
  // About as wide as a screen is, for its height.
  const rows = Math.max(8, Math.ceil(Math.sqrt((nodes.length * step.x) / step.y / 1.8)));
  const places: Record<string, Place> = {};
  let column = 0;
  for (const ring of rings) {
    const columns = Math.ceil(ring.length / rows);
    const height = Math.ceil(ring.length / columns);
    const top = ((rows - height) * step.y) / 2;
    for (const [index, node] of ring.entries()) {
      const across = column + (index % columns);
      places[node] = {
        x: across * step.x,
        y: Math.round(top + Math.floor(index / columns) * step.y),
      };
    }
    column += columns;
  }
  return places;
}
