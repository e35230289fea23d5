import type { Spot } from './places';

const ways: Partial<Record<string, Spot>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The node that a key leads to: the nearest that way, what lies aside counting double. Null: the key leads nowhere. */
export function nextNode(
  key: string,
  ids: readonly string[],
  places: ReadonlyMap<string, Spot>,
  from: string | null,
): string | null {
  const [first, last] = [ids[0] ?? null, ids.at(-1) ?? null];
  if (key === 'Home') return first;
  if (key === 'End') return last;
  const way = ways[key];
  if (!way) return null;
  const at = from === null ? undefined : places.get(from);
  if (!at) return first;
  let [best, distance] = [from, Infinity];
  for (const id of ids) {
    const [x, y] = places.get(id) ?? at;
    const [acrossX, acrossY] = [x - at[0], y - at[1]];
    const ahead = acrossX * way[0] + acrossY * way[1];
    const aside = Math.abs(acrossX * way[1]) + Math.abs(acrossY * way[0]);
    const far = ahead + 2 * aside;
    if (ahead > 0 && far < distance) [best, distance] = [id, far];
  }
  return best;
}
