import type { MappingModel, NodeModel } from '../model/model';

// Where the nodes of a picture stand. Kept beside the mapping, never in it.

export interface Place {
  x: number;
  y: number;
}

/** The upper left corner of each node, by its key. */
export type Places = Readonly<Record<string, Place>>;

/** Every node is drawn in this size, so that nothing has to be measured. */
export const nodeSize = { width: 224, height: 76 } as const;

/** What is between two nodes at least. */
export const gap = { x: 168, y: 48 } as const;

/** A node keeps its place under its label, which outlives its number; without one of its own, under its path. */
export function placeKeys(
  nodes: readonly Pick<NodeModel, 'label' | 'path'>[],
): Map<string, string> {
  const taken = new Set<string>();
  const keys = new Map<string, string>();
  for (const { label, path } of nodes) {
    const key = label === '' || taken.has(label) ? path : label;
    taken.add(key);
    keys.set(path, key);
  }
  return keys;
}

/** Places after an edit: a node that has another label at the same path was renamed, and stays where it is. */
export function followRenames(before: MappingModel, after: MappingModel, places: Places): Places {
  const old = placeKeys(before.nodes);
  const now = placeKeys(after.nodes);
  const oldKeys = new Set(old.values());
  const nowKeys = new Set(now.values());
  const moved: Record<string, Place> = {};
  for (const [path, key] of now) {
    const was = old.get(path);
    const place = was === undefined ? undefined : places[was];
    if (was === undefined || place === undefined || was === key) continue;
    if (!nowKeys.has(was) && !oldKeys.has(key)) moved[key] = place;
  }
  return Object.keys(moved).length === 0 ? places : { ...places, ...moved };
}

/** The middle of a node. */
export const centreOf = ({ x, y }: Place): Place => ({
  x: x + nodeSize.width / 2,
  y: y + nodeSize.height / 2,
});
