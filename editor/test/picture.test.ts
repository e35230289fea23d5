// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { emptyEdge, emptyNode } from '../src/graph/graph-edits';
import { layOutAgain } from '../src/graph/layout';
import { lineOf, pointsOf, strandsOf } from '../src/graph/paths';
import { nodeSize } from '../src/graph/places';
import { routesOf } from '../src/graph/routes';
import { findDefinitions } from '../src/graph/use-search';
import { step, turn } from '../src/graph/walk';
import { modelOf, sampleText } from './support';

const model = modelOf(sampleText);
const pathOf = (label: string): string =>
  model.nodes.find((node) => node.label === label)?.path ?? '';

describe('the lines between nodes', () => {
  const [a, b] = [
    { x: 0, y: 0 },
    { x: 600, y: 0 },
  ];

  it('lie apart where several are between two nodes, in either direction', () => {
    const lines = [0, 1, 2].map(
      (index) =>
        lineOf(index === 1 ? b : a, index === 1 ? a : b, false, { index, count: 3, bend: 0 }).label,
    );
    const heights = lines.map(({ y }) => y).sort((one, other) => one - other);
    expect((heights[1] ?? 0) - (heights[0] ?? 0)).toBeGreaterThan(20);
    expect((heights[2] ?? 0) - (heights[1] ?? 0)).toBeGreaterThan(20);
  });

  it('stand above their node where they are loops, each higher than the last', () => {
    const [first, second] = [0, 1].map(
      (index) => lineOf(a, a, true, { index, count: 2, bend: 0 }).label.y,
    );
    expect(first).toBeLessThan(0);
    expect(second).toBeLessThan(first ?? 0);
  });

  it('go round what stands between their ends', () => {
    const text = JSON.stringify({
      node_definitions: ['A', 'B', 'C'].map(emptyNode),
      edge_definitions: [emptyEdge('OVER', 'A', 'C')],
    });
    const row = modelOf(text);
    const at = (path: string): { x: number; y: number } => ({ x: Number(path.at(-1)) * 400, y: 0 });
    const route = routesOf(row, at).get('/edge_definitions/0') ?? { index: 0, count: 1, bend: 0 };
    const isOnNode = ({ x, y }: { x: number; y: number }): boolean =>
      x > 400 && x < 400 + nodeSize.width && y > 0 && y < nodeSize.height;
    expect(pointsOf(at('0'), at('2'), { ...route, bend: 0 }).some(isOnNode)).toBe(true);
    expect(pointsOf(at('0'), at('2'), route).some(isOnNode)).toBe(false);
    const free = (path: string): { x: number; y: number } => ({
      x: Number(path.at(-1)) * 400,
      y: path.endsWith('1') ? 400 : 0,
    });
    expect(routesOf(row, free).get('/edge_definitions/0')?.bend).toBe(0);
  });

  it('are counted for two nodes, whatever their direction', () => {
    const edge = (path: string, fromNode: string, toNode: string): never =>
      ({ path, fromNode, toNode }) as never;
    const strands = strandsOf([edge('/0', 'A', 'B'), edge('/1', 'B', 'A'), edge('/2', 'A', 'A')]);
    expect([...strands.values()]).toEqual([
      { index: 0, count: 2, bend: 0 },
      { index: 1, count: 2, bend: 0 },
      { index: 0, count: 1, bend: 0 },
    ]);
  });
});

describe('walking with the arrow keys', () => {
  const places = layOutAgain({
    nodes: model.nodes.map(({ path }) => path),
    edges: model.edges.map(({ fromNode, toNode }) => [pathOf(fromNode), pathOf(toNode)]),
  });
  const placeOf = (path: string): { x: number; y: number } | undefined => places[path];
  const directions = ['left', 'right', 'up', 'down'] as const;

  it('begins at the first node, and goes on by edges', () => {
    const start = step(model, placeOf, null, 'right');
    expect(start).toBe('/node_definitions/0');
    const reached = directions
      .map((direction) => step(model, placeOf, start, direction))
      .filter((path) => path?.startsWith('/edge'));
    expect(reached.length).toBeGreaterThan(0);
    const ends = reached.flatMap((edge) =>
      directions.map((direction) => step(model, placeOf, edge, direction)),
    );
    expect(ends.some((path) => path !== start && path?.startsWith('/node') === true)).toBe(true);
  });

  it('reaches every node and every edge', () => {
    const seen = new Set<string>(['/node_definitions/0']);
    for (const path of seen)
      for (const direction of directions) {
        const next = step(model, placeOf, path, direction);
        if (next !== null) seen.add(next);
      }
    expect(
      [...model.nodes, ...model.edges].map(({ path }) => path).filter((path) => !seen.has(path)),
    ).toEqual([]);
  });

  it('goes through all in the order of the mapping by page keys', () => {
    expect(turn(model, null, 1)).toBe('/node_definitions/0');
    expect(turn(model, '/node_definitions/5', 1)).toBe('/edge_definitions/0');
    expect(turn(model, '/node_definitions/0', -1)).toBe('/edge_definitions/6');
    expect(turn(modelOf('{}'), null, 1)).toBeNull();
  });

  it('stays where there is nothing that way', () => {
    expect(step(modelOf('{}'), placeOf, null, 'left')).toBeNull();
  });
});

describe('searching in the graph', () => {
  it('finds names before properties, whatever their case', () => {
    const found = findDefinitions(model, 'PART');
    expect(found[0]).toBe(pathOf('Part'));
    expect(findDefinitions(model, 'mktseg')).toEqual([]);
    expect(findDefinitions(model, 'market_segment')).toEqual([pathOf('Customer')]);
    expect(findDefinitions(model, ' ')).toEqual([]);
  });
});
