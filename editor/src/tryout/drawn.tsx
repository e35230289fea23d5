import {
  Handle,
  Position,
  type Edge,
  type EdgeProps,
  type Node,
  type NodeProps,
} from '@xyflow/react';
import { memo, type JSX } from 'react';
import type { Graph, GraphNode } from './graph';
import { nodeSize as size, type Spot } from './places';
import { captionOf } from './words';

export type Drawn = Node<{ node: GraphNode; tone: number }, 'row'>;
export type Line = Edge<{ from: Spot; to: Spot; type: string; isNamed: boolean }, 'row'>;

const Card = memo(function Card({ data: { node, tone }, selected }: NodeProps<Drawn>): JSX.Element {
  return (
    <div className={`try-node try-tone-${tone % 8} ${selected ? 'is-chosen' : ''}`}>
      <span className="try-node-label">{node.label}</span>
      <span className="try-node-name">{captionOf(node)}</span>
      <Handle type="source" position={Position.Right} isConnectable={false} className="try-rim" />
    </div>
  );
});

const Join = memo(function Join({ data }: EdgeProps<Line>): JSX.Element | null {
  if (!data) return null;
  const {
    from: [x, y],
    to: [toX, toY],
    type,
    isNamed,
  } = data;
  return (
    <>
      <path className="try-line" d={`M${x} ${y}L${toX} ${toY}`}>
        <title>{type}</title>
      </path>
      {isNamed && (
        <text className="try-line-name" x={(x + toX) / 2} y={(y + toY) / 2}>
          {type}
        </text>
      )}
    </>
  );
});

export const nodeTypes = { row: Card };
export const edgeTypes = { row: Join };
const handles = [
  { id: 'right', type: 'source', position: 'right', x: size.width / 2, y: size.height / 2 },
] as unknown as NonNullable<Drawn['handles']>;

/** So many names of edges can be read beside each other. */
const mostNames = 60;

/** A graph as it is drawn, with each node at its place. */
export function drawn(
  graph: Graph,
  places: ReadonlyMap<string, Spot>,
  chosen: string | null,
): { nodes: Drawn[]; edges: Line[] } {
  const labels = [...new Set(graph.nodes.map(({ label }) => label))];
  const isNamed = graph.edges.length <= mostNames;
  const spotOf = (id: string): Spot => places.get(id) ?? [0, 0];
  return {
    nodes: graph.nodes.map((node): Drawn => {
      const [x, y] = spotOf(node.id);
      const position = { x: x - size.width / 2, y: y - size.height / 2 };
      return {
        id: node.id,
        type: 'row',
        position,
        data: { node, tone: labels.indexOf(node.label) },
        ...size,
        measured: size,
        handles,
        selected: node.id === chosen,
      };
    }),
    edges: graph.edges.map(({ id, type, from, to }): Line => ({
      id,
      type: 'row',
      source: from,
      target: to,
      data: { from: spotOf(from), to: spotOf(to), type, isNamed },
    })),
  };
}
