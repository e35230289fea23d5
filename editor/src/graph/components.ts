import dagre from '@dagrejs/dagre';
import { layOutInLayers } from './layers';
import { gap, nodeSize, type Place, type Places } from './places';

// What hangs together, each laid out by itself. Pure functions.

/** Nodes and edges by the keys of their places. */
export interface Picture {
  nodes: readonly string[];
  edges: readonly (readonly [from: string, to: string])[];
}

export interface Box extends Place {
  width: number;
  height: number;
}

/** So many nodes and edges that hang together take dagre some ten milliseconds; a page must not wait for longer. */
const mostForDagre = 150;

/** What hangs together, each with the nodes in their order. */
export function componentsOf({ nodes, edges }: Picture): string[][] {
  const links = new Map<string, string[]>(nodes.map((node) => [node, []]));
  for (const [from, to] of edges) {
    if (!links.has(from) || !links.has(to)) continue;
    links.get(from)?.push(to);
    links.get(to)?.push(from);
  }
  const seen = new Set<string>();
  return nodes.flatMap((start) => {
    if (seen.has(start)) return [];
    seen.add(start);
    const found = [start];
    for (const node of found) {
      for (const other of links.get(node) ?? []) {
        if (!seen.has(other)) found.push(other);
        seen.add(other);
      }
    }
    return [found];
  });
}

/** From the left to the right, and from the top to the bottom, where labels need less room between the rows. */
const directions = {
  across: { rankdir: 'LR', nodesep: gap.y, ranksep: gap.x },
  down: { rankdir: 'TB', nodesep: gap.y * 1.5, ranksep: gap.y * 1.75 },
} as const;

function layOutBy(
  direction: (typeof directions)[keyof typeof directions],
  nodes: readonly string[],
  edges: Picture['edges'],
): Places {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph(direction);
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of nodes) graph.setNode(node, { ...nodeSize });
  for (const [from, to] of edges) if (from !== to) graph.setEdge(from, to);
  dagre.layout(graph);
  const placed = nodes.map((node) => {
    const { x = 0, y = 0 } = graph.node(node) as Partial<Place>;
    return [
      node,
      { x: Math.round(x - nodeSize.width / 2), y: Math.round(y - nodeSize.height / 2) },
    ] as const;
  });
  return Object.fromEntries(placed);
}

/** How much of a screen is needed for it: the less, the larger it is drawn. */
function extent(places: Places): number {
  const { width, height } = boxOf(places);
  return Math.max(width, height * 1.6);
}

/** What fits on most screens in a size that can be read. */
const readable = 1500;

/** One component: from the left to the right, unless that is too long and the other way is shorter. */
function layOutComponent(nodes: readonly string[], edges: Picture['edges']): Places {
  if (nodes.length + edges.length > mostForDagre) return layOutInLayers(nodes, edges);
  const across = layOutBy(directions.across, nodes, edges);
  if (extent(across) <= readable) return across;
  const down = layOutBy(directions.down, nodes, edges);
  return extent(down) < extent(across) ? down : across;
}

/** What the nodes of some places take up. */
export function boxOf(places: Places): Box {
  const all = Object.values(places);
  const x = Math.min(...all.map((place) => place.x));
  const y = Math.min(...all.map((place) => place.y));
  const right = Math.max(...all.map((place) => place.x)) + nodeSize.width;
  const bottom = Math.max(...all.map((place) => place.y)) + nodeSize.height;
  return { x, y, width: right - x, height: bottom - y };
}

/** Each component laid out by itself, with the edges within it. */
export function laidOutComponents(picture: Picture): Places[] {
  const components = componentsOf(picture);
  const home = new Map(
    components.flatMap((nodes, index) => nodes.map((node) => [node, index] as const)),
  );
  const edges: [string, string][][] = components.map(() => []);
  for (const [from, to] of picture.edges) {
    const index = home.get(from);
    if (index !== undefined && index === home.get(to)) edges[index]?.push([from, to]);
  }
  return components.map((nodes, index) => layOutComponent(nodes, edges[index] ?? []));
}
