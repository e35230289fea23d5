import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type Simulation,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force';
import type { Graph } from './graph';

export type Spot = readonly [x: number, y: number];

/** What a node takes. */
export const nodeSize = { width: 132, height: 38 };
/** Between two nodes at least. */
const gap = 14;
/** Nodes are wider than they are high; forces know circles. So they are laid out on a sheet that is stretched until they are squares. */
const side = nodeSize.width + gap;
const stretch = side / (nodeSize.height + gap);
/** Two squares do not touch whose middles are as far from each other as their corners. */
const radius = (side * Math.SQRT2) / 2;
/** A panel is higher than such a sheet would be, pressed together again. */
const pull = { x: 0.3, y: 0.03 };

interface Body extends SimulationNodeDatum {
  id: string;
  x: number;
  y: number;
}

type Forces = Simulation<Body, SimulationLinkDatum<Body>>;

function forcesOn({ nodes, edges }: Graph): Forces {
  const ids = new Set(nodes.map(({ id }) => id));
  const links = edges
    .filter(({ from, to }) => from !== to && ids.has(from) && ids.has(to))
    .map(({ from, to }) => ({ source: from, target: to }));
  // Where nodes begin, and what is left to chance, is the same each time.
  return forceSimulation(nodes.map(({ id }) => ({ id }) as Body))
    .stop()
    .force(
      'link',
      forceLink<Body, SimulationLinkDatum<Body>>(links)
        .id(({ id }) => id)
        .distance(2.2 * radius),
    )
    .force('charge', forceManyBody<Body>().strength(-6 * radius))
    .force('x', forceX<Body>(0).strength(pull.x))
    .force('y', forceY<Body>(0).strength(pull.y))
    .force('room', forceCollide<Body>(radius).iterations(3));
}

const rounds = { forces: 300, room: 120 };

/** Places at which what is joined stands together: the same graph has the same places each time. */
export function placesOf(graph: Graph): Map<string, Spot> {
  const simulation = forcesOn(graph).tick(rounds.forces);
  // What still lies upon each other only needs room.
  for (const name of ['link', 'charge', 'x', 'y']) simulation.force(name, null);
  simulation.tick(rounds.room);
  return new Map(
    simulation
      .nodes()
      .map(({ id, x, y }) => [id, [Math.round(x), Math.round(y / stretch)] as const]),
  );
}
