import { boxOf, laidOutComponents, type Box, type Picture } from './components';
import { gap, nodeSize, type Place, type Places } from './places';

// A layout that stays: what has a place keeps it, and what is new is put near what it leads to. Pure functions.

const step = { x: nodeSize.width + gap.x, y: nodeSize.height + gap.y };

function shift(places: Places, by: Place): Places {
  return Object.fromEntries(
    Object.entries(places).map(([key, { x, y }]) => [key, { x: x + by.x, y: y + by.y }]),
  );
}

/** The whole picture anew: the largest component first, the others in rows beneath it. */
export function layOutAgain(picture: Picture): Places {
  const parts = laidOutComponents(picture).sort(
    (a, b) => Object.keys(b).length - Object.keys(a).length,
  );
  const areas = parts.map((part) => boxOf(part));
  const area = areas.reduce(
    (sum, { width, height }) => sum + (width + gap.x) * (height + gap.y),
    0,
  );
  const rowWidth = Math.max(...areas.map(({ width }) => width), Math.sqrt(area * 1.8), 0);
  const corner = { x: 0, y: 0, next: 0 };
  return Object.assign(
    {},
    ...parts.map((part, index) => {
      const { x, y, width, height } = areas[index] ?? boxOf(part);
      if (corner.x > 0 && corner.x + width > rowWidth)
        Object.assign(corner, { x: 0, y: corner.next });
      const placed = shift(part, { x: corner.x - x, y: corner.y - y });
      corner.x += width + gap.x;
      corner.next = Math.max(corner.next, corner.y + height + gap.y);
      return placed;
    }),
  ) as Places;
}

/** Where a part would best begin: right of what leads to it, left of what it leads to; else below everything. */
function wish(part: Places, { edges }: Picture, placed: Places): Place {
  const wishes = edges.flatMap(([from, to]) => {
    const [source, target] = [placed[from], placed[to]];
    if (source && part[to])
      return [{ x: source.x + step.x - part[to].x, y: source.y - part[to].y }];
    if (target && part[from])
      return [{ x: target.x - step.x - part[from].x, y: target.y - part[from].y }];
    return [];
  });
  if (wishes.length === 0) {
    const { x, y, height } = boxOf(placed);
    return { x, y: y + height + gap.y };
  }
  const sum = wishes.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), {
    x: 0,
    y: 0,
  });
  return { x: Math.round(sum.x / wishes.length), y: Math.round(sum.y / wishes.length) };
}

/** The places around one, nearest first: rings of steps. */
function* around({ x, y }: Place): Generator<Place> {
  yield { x, y };
  for (let ring = 1; ring < 100; ring += 1) {
    for (let down = 0; down <= ring; down += 0.5) {
      for (const [across, sign] of [
        [ring - down, 1],
        [down - ring, 1],
        [ring - down, -1],
        [down - ring, -1],
      ] as const) {
        yield { x: x + across * step.x, y: y + sign * down * step.y };
      }
    }
  }
}

function isFree(box: Box, taken: readonly Place[]): boolean {
  const margin = 24;
  return taken.every(
    ({ x, y }) =>
      x >= box.x + box.width + margin ||
      x + nodeSize.width + margin <= box.x ||
      y >= box.y + box.height + margin ||
      y + nodeSize.height + margin <= box.y,
  );
}

/** Puts a part, which was laid out by itself, where it is free near its wish. */
function settle(part: Places, picture: Picture, placed: Places): Places {
  const own = boxOf(part);
  const taken = Object.values(placed);
  for (const { x, y } of around(wish(part, picture, placed))) {
    if (isFree({ ...own, x: own.x + x, y: own.y + y }, taken)) return shift(part, { x, y });
  }
  const all = boxOf(placed);
  return shift(part, { x: all.x - own.x, y: all.y + all.height + gap.y - own.y });
}

/** Places for all nodes: those that are placed stay to the pixel. The same object where nothing is new. */
export function layOut(picture: Picture, placed: Places): Places {
  const isNew = (key: string): boolean => placed[key] === undefined;
  const fresh = picture.nodes.filter(isNew);
  if (fresh.length === 0) return placed;
  const present: Record<string, Place> = {};
  for (const key of picture.nodes) if (placed[key]) present[key] = placed[key];
  if (fresh.length === picture.nodes.length) return { ...placed, ...layOutAgain(picture) };
  for (const part of laidOutComponents({ nodes: fresh, edges: picture.edges })) {
    Object.assign(present, settle(part, picture, present));
  }
  return { ...placed, ...present };
}
