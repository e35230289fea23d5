import type { Graph } from './graph';

export type Spot = readonly [x: number, y: number];

/** The distance that two joined nodes would like to have, in px of the picture. */
const wished = 120;
const rounds = 220;
/** What a node takes with the room around it. */
export const nodeSize = { width: 132, height: 38 };
const room = { x: nodeSize.width + 14, y: nodeSize.height + 14 };
/** How strongly everything is drawn to the middle: a panel is wider than it is high. */
const pull = { x: 2.2, y: 4 };

interface Body {
  x: number;
  y: number;
  moveX: number;
  moveY: number;
}

/** Pushes each two apart, the more the nearer they are. */
function pushApart(bodies: readonly Body[]): void {
  for (const [index, a] of bodies.entries()) {
    for (let other = index + 1; other < bodies.length; other += 1) {
      const b = bodies[other];
      if (b === undefined) continue;
      const [x, y] = [a.x - b.x || 0.1, a.y - b.y || 0.1];
      const force = (wished * wished) / Math.max(x * x + y * y, 100);
      a.moveX += x * force;
      a.moveY += y * force;
      b.moveX -= x * force;
      b.moveY -= y * force;
    }
  }
}

/** Draws the ends of each edge together, and everything a little to the middle. */
function pullTogether(bodies: readonly Body[], joined: readonly (readonly [Body, Body])[]): void {
  for (const [a, b] of joined) {
    const [x, y] = [b.x - a.x, b.y - a.y];
    const force = Math.hypot(x, y) / wished;
    a.moveX += x * force;
    a.moveY += y * force;
    b.moveX -= x * force;
    b.moveY -= y * force;
  }
  for (const body of bodies) {
    body.moveX -= body.x * pull.x;
    body.moveY -= body.y * pull.y;
  }
}

/** Moves what lies upon each other aside, the shorter way. */
function makeRoom(bodies: readonly Body[]): boolean {
  let isDone = true;
  for (const [index, a] of bodies.entries()) {
    for (const b of bodies.slice(index + 1)) {
      const [x, y] = [b.x - a.x, b.y - a.y];
      const [overX, overY] = [room.x - Math.abs(x), room.y - Math.abs(y)];
      if (overX <= 0 || overY <= 0) continue;
      isDone = false;
      const axis = overX / room.x < overY / room.y ? 'x' : 'y';
      const by = (axis === 'x' ? overX : overY) / 2 + 0.5;
      const sign = (axis === 'x' ? x : y) < 0 ? -1 : 1;
      a[axis] -= by * sign;
      b[axis] += by * sign;
    }
  }
  return isDone;
}

/** Places at which what is joined stands together: the same graph has the same places each time. */
export function placesOf({ nodes, edges }: Graph): Map<string, Spot> {
  const radius = wished * Math.sqrt(nodes.length) * 0.5;
  // A spiral: no two begin at one place.
  const bodies = nodes.map((_node, index): Body => {
    const turn = index * 2.399963;
    const reach = radius * Math.sqrt((index + 0.5) / nodes.length);
    return { x: reach * Math.cos(turn), y: reach * Math.sin(turn), moveX: 0, moveY: 0 };
  });
  const byId = new Map(nodes.map(({ id }, index) => [id, bodies[index]]));
  const joined = edges.flatMap(({ from, to }) => {
    const [a, b] = [byId.get(from), byId.get(to)];
    return a && b && a !== b ? [[a, b] as const] : [];
  });
  for (let round = 0; round < rounds; round += 1) {
    for (const body of bodies) Object.assign(body, { moveX: 0, moveY: 0 });
    pushApart(bodies);
    pullTogether(bodies, joined);
    const longest = wished * (1 - round / rounds);
    for (const body of bodies) {
      const length = Math.hypot(body.moveX, body.moveY) || 1;
      const step = Math.min(length, longest) / length;
      body.x += body.moveX * step;
      body.y += body.moveY * step;
    }
  }
  for (let round = 0; round < rounds && !makeRoom(bodies); round += 1);
  return new Map(nodes.map(({ id }, index) => [id, [Math.round(bodies[index]?.x ?? 0), Math.round(bodies[index]?.y ?? 0)] as const]));
}
