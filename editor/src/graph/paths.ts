import type { EdgeModel } from '../model/model';
import { centreOf, nodeSize, type Place } from './places';

// Lines between nodes: several between the same two are bent apart, and loops stand above their node, each larger than the last.

/** Which of how many lines between two nodes, whatever their direction. */
export interface Strand {
  index: number;
  count: number;
  /** How far it goes round what stands between its ends. */
  bend: number;
}

export interface Line {
  /** Of an SVG path. */
  d: string;
  /** The middle, where the label is. */
  label: Place;
}

const spread = 44;

/** By the path of each edge. */
export function strandsOf(edges: readonly EdgeModel[]): Map<string, Strand> {
  const bundles = new Map<string, string[]>();
  for (const { path, fromNode, toNode } of edges) {
    const ends = JSON.stringify([fromNode, toNode].sort());
    const bundle = bundles.get(ends);
    if (bundle) bundle.push(path);
    else bundles.set(ends, [path]);
  }
  return new Map(
    [...bundles.values()].flatMap((bundle) =>
      bundle.map((path, index) => [path, { index, count: bundle.length, bend: 0 }] as const),
    ),
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Where the line from the middle of a node towards a point leaves the node. */
function borderPoint(middle: Place, towards: Place): Place {
  const across = towards.x - middle.x;
  const down = towards.y - middle.y;
  const reach = Math.min(
    across === 0 ? Infinity : (nodeSize.width / 2 + 3) / Math.abs(across),
    down === 0 ? Infinity : (nodeSize.height / 2 + 3) / Math.abs(down),
  );
  return Number.isFinite(reach)
    ? { x: middle.x + across * reach, y: middle.y + down * reach }
    : middle;
}

function loopOf({ x, y }: Place, { index }: Strand): Line {
  const height = 52 + index * 34;
  const width = 34 + index * 14;
  const middle = x + nodeSize.width - 56;
  const d = `M${middle - width / 2},${y - 3} C${middle - width},${y - height} ${middle + width},${y - height} ${middle + width / 2},${y - 3}`;
  return { d, label: { x: middle, y: y - height * 0.76 } };
}

interface Curve {
  first: Place;
  control: Place;
  last: Place;
}

function curveOf(from: Place, to: Place, { index, count, bend }: Strand): Curve {
  const [start, end] = [centreOf(from), centreOf(to)];
  // Both directions bend by the same normal, so that no two lines of a bundle lie on each other.
  const sign = start.x < end.x || (start.x === end.x && start.y < end.y) ? 1 : -1;
  const length = Math.hypot(end.x - start.x, end.y - start.y) || 1;
  const offset = ((index - (count - 1) / 2) * spread + bend) * sign * 2;
  const normal = { x: -(end.y - start.y) / length, y: (end.x - start.x) / length };
  const control = {
    x: (start.x + end.x) / 2 + normal.x * offset,
    y: (start.y + end.y) / 2 + normal.y * offset,
  };
  return { first: borderPoint(start, control), control, last: borderPoint(end, control) };
}

function pointAt({ first, control, last }: Curve, part: number): Place {
  const [a, b, c] = [(1 - part) ** 2, 2 * part * (1 - part), part ** 2];
  return {
    x: round(a * first.x + b * control.x + c * last.x),
    y: round(a * first.y + b * control.y + c * last.y),
  };
}

/** Points along a line that is no loop. */
export function pointsOf(from: Place, to: Place, strand: Strand): Place[] {
  const curve = curveOf(from, to, strand);
  return Array.from({ length: 15 }, (_, index) => pointAt(curve, (index + 1) / 16));
}

/** The line from the node at one place to that at another; the same node: a loop. */
export function lineOf(from: Place, to: Place, isLoop: boolean, strand: Strand): Line {
  if (isLoop) return loopOf(from, strand);
  const curve = curveOf(from, to, strand);
  const [first, control, last] = [curve.first, curve.control, curve.last].map(
    ({ x, y }) => `${round(x)},${round(y)}`,
  );
  return { d: `M${first} Q${control} ${last}`, label: pointAt(curve, 0.5) };
}
