import type { EdgeModel, MappingModel } from '../model/model';
import { lineOf, pointsOf, strandsOf, type Strand } from './paths';
import { nodeSize, type Place } from './places';

// Lines that go round the nodes that stand between their ends, and whose labels do not lie on each other.

/** Gives the place of the node at a path. */
export type PlaceOf = (path: string) => Place | undefined;

export type Routes = ReadonlyMap<string, Strand>;

/** More nodes times edges than these take too long to be looked through at each change, and are seen from afar anyway. */
const mostPairs = 40_000;

/** How far a line is bent, nearest first. */
const bends = [0, 55, -55, 110, -110, 165, -165, 230, -230];

const letter = 7.2;
const labelHeight = 22;

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const nodeBox = ({ x, y }: Place): Box => ({
  left: x - 8,
  right: x + nodeSize.width + 8,
  top: y - 8,
  bottom: y + nodeSize.height + 8,
});

function labelBox({ x, y }: Place, { type }: EdgeModel): Box {
  const half = (type.length * letter + 34) / 2;
  return { left: x - half, right: x + half, top: y - labelHeight / 2, bottom: y + labelHeight / 2 };
}

const holds = (box: Box, { x, y }: Place): boolean =>
  x > box.left && x < box.right && y > box.top && y < box.bottom;

const meets = (one: Box, other: Box): boolean =>
  one.left < other.right &&
  other.left < one.right &&
  one.top < other.bottom &&
  other.top < one.bottom;

class Router {
  readonly #places = new Map<string, Place>();
  readonly #labels: Box[] = [];

  constructor({ nodes }: MappingModel, placeOf: PlaceOf) {
    for (const { label, path } of nodes) {
      const place = placeOf(path);
      if (place && !this.#places.has(label)) this.#places.set(label, place);
    }
  }

  /** The first bend that is in nobody's way, else the one that is least. */
  route(edge: EdgeModel, strand: Strand): Strand {
    const [from, to] = [this.#places.get(edge.fromNode), this.#places.get(edge.toNode)];
    if (!from || !to || from === to) return strand;
    let best = strand;
    let least = Infinity;
    for (const bend of bends) {
      const bent = { ...strand, bend };
      const cost = this.#cost(edge, from, to, bent) * 1000 + Math.abs(bend);
      if (cost < least) [best, least] = [bent, cost];
      if (least < 1000) break;
    }
    this.#labels.push(labelBox(lineOf(from, to, false, best).label, edge));
    return best;
  }

  #cost(edge: EdgeModel, from: Place, to: Place, strand: Strand): number {
    const points = pointsOf(from, to, strand);
    const label = labelBox(lineOf(from, to, false, strand).label, edge);
    let cost = this.#labels.filter((other) => meets(other, label)).length;
    for (const place of this.#places.values()) {
      const box = nodeBox(place);
      if (meets(box, label)) cost += 2;
      if (place !== from && place !== to && points.some((point) => holds(box, point))) cost += 2;
    }
    return cost;
  }
}

const known = new WeakMap<MappingModel, { placeOf: PlaceOf; routes: Routes }>();

/** How each edge is drawn, by its path. Asked again for the same picture, it is the same answer. */
export function routesOf(model: MappingModel, placeOf: PlaceOf): Routes {
  const last = known.get(model);
  if (last?.placeOf === placeOf) return last.routes;
  const strands = strandsOf(model.edges);
  const router = new Router(model, placeOf);
  const isSmall = model.nodes.length * model.edges.length <= mostPairs;
  const routes = isSmall
    ? new Map(
        model.edges.map(
          (edge) =>
            [
              edge.path,
              router.route(edge, strands.get(edge.path) ?? { index: 0, count: 1, bend: 0 }),
            ] as const,
        ),
      )
    : strands;
  known.set(model, { placeOf, routes });
  return routes;
}
