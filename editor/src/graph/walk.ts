import type { MappingModel } from '../model/model';
import { lineOf } from './paths';
import { centreOf, type Place } from './places';
import { routesOf, type PlaceOf } from './routes';

// Arrow keys walk along the edges: from a node to one of its edges, from there to the node at its other end or, across, to the
// next edge of either node. From a node without an edge that way, to the next node there.

export type Direction = 'left' | 'right' | 'up' | 'down';

interface Stop {
  path: string;
  kind: 'node' | 'edge';
  at: Place;
  /** Paths that one step leads to. */
  next: string[];
}

const ahead: Record<Direction, (by: Place) => number> = {
  left: ({ x }) => -x,
  right: ({ x }) => x,
  up: ({ y }) => -y,
  down: ({ y }) => y,
};

/** What is at most so much more aside than ahead is in a direction. */
const narrow = 1.2;
const wide = 2.5;

/** How far the way is for who looks in a direction: what lies aside counts twice; Infinity: it is not that way. */
function distance(from: Place, to: Place, direction: Direction, width: number): number {
  const by = { x: to.x - from.x, y: to.y - from.y };
  const forward = ahead[direction](by);
  const aside = direction === 'left' || direction === 'right' ? Math.abs(by.y) : Math.abs(by.x);
  return forward > 1 && aside <= forward * width ? forward + 2 * aside : Infinity;
}

function stopsOf(model: MappingModel, placeOf: PlaceOf): Map<string, Stop> {
  const stops = new Map<string, Stop>();
  const ends = new Map<string, { stop: Stop; place: Place }>();
  for (const { path, label } of model.nodes) {
    const place = placeOf(path);
    if (!place) continue;
    const stop: Stop = { path, kind: 'node', at: centreOf(place), next: [] };
    stops.set(path, stop);
    if (!ends.has(label)) ends.set(label, { stop, place });
  }
  const routes = routesOf(model, placeOf);
  for (const { path, fromNode, toNode } of model.edges) {
    const [from, to] = [ends.get(fromNode), ends.get(toNode)];
    if (!from || !to) continue;
    const { label } = lineOf(
      from.place,
      to.place,
      from === to,
      routes.get(path) ?? { index: 0, count: 1, bend: 0 },
    );
    stops.set(path, {
      path,
      kind: 'edge',
      at: label,
      next: [...new Set([from.stop.path, to.stop.path])],
    });
    for (const { stop } of new Set([from, to])) stop.next.push(path);
  }
  return stops;
}

/** The middle of a definition in the picture; null: it is not drawn. */
export function pointOf(model: MappingModel, placeOf: PlaceOf, path: string): Place | null {
  return stopsOf(model, placeOf).get(path)?.at ?? null;
}

function nearest(
  from: Stop,
  stops: Iterable<Stop>,
  direction: Direction,
  width: number,
): Stop | null {
  let best: Stop | null = null;
  let least = Infinity;
  for (const stop of stops) {
    const far = stop === from ? Infinity : distance(from.at, stop.at, direction, width);
    if (far < least) [best, least] = [stop, far];
  }
  return best;
}

/** The edges of the nodes that an edge is between. */
function edgesBeside(stops: ReadonlyMap<string, Stop>, ends: readonly Stop[]): Stop[] {
  return ends.flatMap(({ next }) => next.flatMap((path) => stops.get(path) ?? []));
}

/** Where a step from a definition leads; null: there is nothing that way. From nowhere, to the first node. */
export function step(
  model: MappingModel,
  placeOf: PlaceOf,
  from: string | null,
  direction: Direction,
): string | null {
  const stops = stopsOf(model, placeOf);
  const start = from === null ? undefined : stops.get(from);
  if (!start) return model.nodes.at(0)?.path ?? null;
  const linked = start.next.flatMap((path) => stops.get(path) ?? []);
  const next =
    start.kind === 'edge'
      ? (nearest(start, linked, direction, narrow) ??
        nearest(start, edgesBeside(stops, linked), direction, Infinity) ??
        nearest(start, linked, direction, wide))
      : (nearest(start, linked, direction, wide) ??
        nearest(
          start,
          [...stops.values()].filter(({ kind }) => kind === 'node'),
          direction,
          wide,
        ));
  return next?.path ?? null;
}

/** The next definition or the one before, in the order of the mapping: whatever the picture, it comes to all of them. */
export function turn(
  { nodes, edges }: MappingModel,
  from: string | null,
  by: 1 | -1,
): string | null {
  const paths = [...nodes, ...edges].map(({ path }) => path);
  const at = from === null ? -1 : paths.indexOf(from);
  if (at < 0) return paths.at(by > 0 ? 0 : -1) ?? null;
  return paths[(at + by + paths.length) % paths.length] ?? null;
}
