import {
  ConnectionMode,
  Handle,
  Position,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  type Edge,
  type EdgeProps,
  type Node,
  type NodeProps,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { memo, useEffect, useId, useMemo, useState, type JSX, type KeyboardEvent } from 'react';
import type { Graph, GraphNode } from './graph';
import { nodeSize as size, placesOf, type Spot } from './places';
import type { TryTranslate } from './texts';
import { nextNode } from './walk';
import { captionOf, nodeSentence } from './words';

type Drawn = Node<{ node: GraphNode; tone: number }, 'row'>;
type Line = Edge<{ from: Spot; to: Spot; type: string; isNamed: boolean }, 'row'>;

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

const nodeTypes = { row: Card };
const edgeTypes = { row: Join };
const handles = [
  { id: 'right', type: 'source', position: 'right', x: size.width / 2, y: size.height / 2 },
] as unknown as NonNullable<Drawn['handles']>;

/** So many names of edges can be read beside each other. */
const mostNames = 60;

function drawn(
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

interface PictureProps {
  graph: Graph;
  title: string;
  t: TryTranslate;
}

function Stage({ graph, title, t }: PictureProps): JSX.Element {
  const { fitView, zoomIn, zoomOut, getZoom, setCenter } = useReactFlow();
  const [chosen, choose] = useState<string | null>(null);
  const id = useId();
  const places = useMemo(() => placesOf(graph), [graph]);
  const { nodes, edges } = useMemo(() => drawn(graph, places, chosen), [graph, places, chosen]);
  useEffect(() => {
    choose(null);
    void fitView({ padding: 0.05, maxZoom: 1 });
  }, [graph, fitView]);
  const node = graph.nodes.find((one) => one.id === chosen);
  const show: Partial<Record<string, () => unknown>> = {
    '+': zoomIn,
    '=': zoomIn,
    '-': zoomOut,
    '0': () => fitView({ padding: 0.05 }),
  };
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = nextNode(
      event.key,
      graph.nodes.map((one) => one.id),
      places,
      chosen,
    );
    const command = show[event.key];
    if (next === null && !command) return;
    event.preventDefault();
    void command?.();
    const spot = next === null ? undefined : places.get(next);
    if (next === null || !spot) return;
    choose(next);
    void setCenter(spot[0], spot[1], { zoom: Math.max(getZoom(), 0.8) });
  };
  return (
    <>
      <p id={id} className="hint">
        {t('pictureKeys')}
      </p>
      <div
        className="try-picture"
        role="application"
        aria-label={title}
        aria-describedby={id}
        tabIndex={0}
        onKeyDown={press}
      >
        <ReactFlow<Drawn, Line>
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodeClick={(_event, { id: at }) => {
            choose(at);
          }}
          onPaneClick={() => {
            choose(null);
          }}
          fitView
          fitViewOptions={{ padding: 0.05, maxZoom: 1 }}
          minZoom={0.05}
          maxZoom={2}
          connectionMode={ConnectionMode.Loose}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          selectionKeyCode={null}
          multiSelectionKeyCode={null}
          proOptions={{ hideAttribution: true }}
        />
      </div>
      <p className="try-chosen" role="status">
        {node ? nodeSentence(node, graph, t) : ''}
      </p>
    </>
  );
}

/** Nodes and edges of data, to look at and to walk through. */
export function GraphPicture(props: PictureProps): JSX.Element {
  return (
    <ReactFlowProvider>
      <Stage {...props} />
    </ReactFlowProvider>
  );
}
