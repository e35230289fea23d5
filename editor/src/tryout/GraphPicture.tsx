import { ConnectionMode, ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useEffect, useId, useMemo, useState, type JSX, type KeyboardEvent } from 'react';
import { surface } from '../graph/surface';
import { drawn, edgeTypes, nodeTypes, type Drawn, type Line } from './drawn';
import type { Graph } from './graph';
import { placesOf, type Spot } from './places';
import type { TryTranslate } from './texts';
import { nextNode } from './walk';
import { nodeSentence } from './words';

interface PictureProps {
  graph: Graph;
  title: string;
  t: TryTranslate;
}

interface Walk {
  /** The id of a node. */
  chosen: string | null;
  choose: (id: string | null) => void;
  press: (event: KeyboardEvent) => void;
}

/** The keys walk from node to node, and zoom. */
function useWalk(graph: Graph, places: ReadonlyMap<string, Spot>): Walk {
  const { fitView, zoomIn, zoomOut, getZoom, setCenter } = useReactFlow();
  const [chosen, choose] = useState<string | null>(null);
  useEffect(() => {
    choose(null);
    void fitView({ padding: 0.05, maxZoom: 1 });
  }, [graph, fitView]);
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
  return { chosen, choose, press };
}

/** The picture is looked at, and nothing in it is changed. */
const lookedAt = {
  ...surface,
  fitView: true,
  fitViewOptions: { padding: 0.05, maxZoom: 1 },
  connectionMode: ConnectionMode.Loose,
  nodesDraggable: false,
  nodesConnectable: false,
} as const;

function Stage({ graph, title, t }: PictureProps): JSX.Element {
  const id = useId();
  const places = useMemo(() => placesOf(graph), [graph]);
  const { chosen, choose, press } = useWalk(graph, places);
  const { nodes, edges } = useMemo(() => drawn(graph, places, chosen), [graph, places, chosen]);
  const node = graph.nodes.find((one) => one.id === chosen);
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
          {...lookedAt}
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
