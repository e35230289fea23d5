// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { componentsOf, type Picture } from '../src/graph/components';
import { layOut, layOutAgain } from '../src/graph/layout';
import { change, grow, move, nudge, storedLayout, undo } from '../src/graph/layout-history';
import { followRenames, nodeSize, placeKeys, type Places } from '../src/graph/places';
import type { MappingModel, NodeModel } from '../src/model/model';

function overlaps(places: Places): [string, string][] {
  const all = Object.entries(places);
  return all.flatMap(([one, a], index) =>
    all
      .slice(index + 1)
      .flatMap(([other, b]): [string, string][] =>
        Math.abs(a.x - b.x) < nodeSize.width && Math.abs(a.y - b.y) < nodeSize.height
          ? [[one, other]]
          : [],
      ),
  );
}

/** A graph that is the same at each run. */
function randomPicture(seed: number, size: number): Picture {
  let state = seed;
  const random = (below: number): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state % below;
  };
  const nodes = Array.from({ length: size }, (_, index) => `n${index}`);
  const edges = nodes.map((): [string, string] => [`n${random(size)}`, `n${random(size)}`]);
  return { nodes, edges };
}

const chain: Picture = {
  nodes: ['a', 'b', 'c'],
  edges: [
    ['a', 'b'],
    ['b', 'c'],
  ],
};

describe('a layout', () => {
  it('draws a chain from the left to the right, and a long one where it is larger', () => {
    const { a, b, c } = layOut(chain, {});
    expect(a && b && c && a.x < b.x && b.x < c.x).toBe(true);
    const nodes = Array.from({ length: 9 }, (_, index) => `n${index}`);
    const long = layOut({ nodes, edges: nodes.slice(1).map((to, index) => [`n${index}`, to]) }, {});
    expect(long.n0?.x).toBe(long.n8?.x);
    expect(long.n0?.y).toBeLessThan(long.n8?.y ?? 0);
  });

  it('has no two nodes at one place, whatever the graph', () => {
    for (const size of [1, 2, 10, 30, 100, 300]) {
      const places = layOut(randomPicture(size, size), {});
      expect(Object.keys(places)).toHaveLength(size);
      expect(overlaps(places)).toEqual([]);
    }
  });

  it('takes loops, edges that lead nowhere, and nothing at all', () => {
    expect(layOut({ nodes: [], edges: [] }, {})).toEqual({});
    const places = layOut(
      {
        nodes: ['a', 'b'],
        edges: [
          ['a', 'a'],
          ['a', 'gone'],
          ['', 'b'],
        ],
      },
      {},
    );
    expect(Object.keys(places)).toEqual(['a', 'b']);
    expect(overlaps(places)).toEqual([]);
  });
});

describe('a layout after an edit', () => {
  it('is the same object where nothing is new', () => {
    const places = layOut(chain, {});
    expect(layOut({ ...chain, edges: [['c', 'a'], ...chain.edges] }, places)).toBe(places);
    expect(layOut({ nodes: ['a', 'c'], edges: [] }, places)).toBe(places);
  });

  it('leaves what was placed to the pixel when nodes come, and finds free places for them', () => {
    for (let seed = 1; seed <= 3; seed += 1) {
      const { nodes, edges } = randomPicture(seed, 40);
      const known = nodes.slice(0, 25);
      const places = layOut({ nodes: known, edges }, {});
      const grown = layOut({ nodes, edges }, places);
      for (const key of known) expect(grown[key]).toEqual(places[key]);
      expect(Object.keys(grown)).toHaveLength(40);
      expect(overlaps(grown)).toEqual([]);
    }
  });

  it('puts a new node right of the one that leads to it', () => {
    const places = layOut(chain, {});
    const grown = layOut(
      { nodes: [...chain.nodes, 'd'], edges: [...chain.edges, ['c', 'd']] },
      places,
    );
    expect(grown.d?.x).toBeGreaterThan(places.c?.x ?? 0);
    expect(grown.d?.y).toBe(places.c?.y);
  });

  it('gives a node that comes back its place again', () => {
    const places = layOut(chain, {});
    const without = layOut({ nodes: ['a', 'b'], edges: [] }, places);
    expect(layOut(chain, without).c).toEqual(places.c);
  });

  it('lays out apart what does not hang together', () => {
    expect(componentsOf({ nodes: ['a', 'b', 'c'], edges: [['a', 'c']] })).toEqual([
      ['a', 'c'],
      ['b'],
    ]);
    expect(overlaps(layOutAgain({ nodes: ['a', 'b', 'c'], edges: [['a', 'c']] }))).toEqual([]);
  });
});

const modelOf = (...labels: string[]): MappingModel => ({
  nodes: labels.map(
    (label, index) => ({ kind: 'node', label, path: `/node_definitions/${index}` }) as NodeModel,
  ),
  edges: [],
  isCurrent: true,
});

describe('the key of a place', () => {
  it('is the label; the path where that is empty or taken', () => {
    const { nodes } = modelOf('A', '', 'A');
    expect([...placeKeys(nodes).values()]).toEqual([
      'A',
      '/node_definitions/1',
      '/node_definitions/2',
    ]);
  });

  it('follows a rename, and no other edit', () => {
    const places = { A: { x: 1, y: 2 }, B: { x: 3, y: 4 } };
    expect(followRenames(modelOf('A', 'B'), modelOf('A', 'C'), places)).toMatchObject({
      C: { x: 3, y: 4 },
    });
    expect(followRenames(modelOf('A', 'B'), modelOf('B', 'A'), places)).toBe(places);
    expect(followRenames(modelOf('A', 'B'), modelOf('B'), places)).toBe(places);
  });
});

describe('the history of a layout', () => {
  const start = { places: { a: { x: 0, y: 0 } }, before: [] };

  it('undoes together what keys did to a node one after the other', () => {
    const by = { x: 24, y: 0 };
    const nudged = nudge(nudge(move(start, 'a', { x: 5, y: 5 }), 'a', by), 'a', by);
    expect(nudged.places.a).toEqual({ x: 53, y: 5 });
    expect(undo(nudged).places.a).toEqual({ x: 5, y: 5 });
    const other = nudge(grow(nudged, { ...nudged.places, b: { x: 0, y: 0 } }), 'b', by);
    expect(undo(other).places).toEqual({ a: { x: 53, y: 5 }, b: { x: 0, y: 0 } });
    expect(nudge(start, 'z', by)).toBe(start);
  });

  it('undoes what the author did, step by step', () => {
    const moved = move(start, 'a', { x: 5, y: 5 });
    const again = change(moved, { a: { x: 9, y: 9 } });
    expect(undo(again).places).toEqual({ a: { x: 5, y: 5 } });
    expect(undo(undo(again)).places).toEqual(start.places);
    expect(undo(undo(undo(again))).places).toEqual(start.places);
  });

  it('keeps the place of a node that came since', () => {
    const moved = grow(move(start, 'a', { x: 5, y: 5 }), { a: { x: 5, y: 5 }, b: { x: 7, y: 7 } });
    expect(undo(moved).places).toEqual({ a: { x: 0, y: 0 }, b: { x: 7, y: 7 } });
  });

  it('is kept by the name of the mapping, and believes nothing that it finds there', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    storedLayout(storage, 'one').save({ a: { x: 1, y: 2 } });
    expect(storedLayout(storage, 'one').load()).toEqual({ a: { x: 1, y: 2 } });
    expect(storedLayout(storage, 'other').load()).toEqual({});
    for (const broken of ['', '{', '[]', 'null', '{"a": {"x": "1", "y": 2}}']) {
      kept.set('mapping-layout:one', broken);
      expect(storedLayout(storage, 'one').load()).toEqual({});
    }
  });
});
