import { useReactFlow, type NodeChange, type XYPosition } from '@xyflow/react';
import { useMemo, useState } from 'react';
import type { MappingModel } from '../model/model';
import type { PictureEdge } from './EdgeLine';
import type { PictureNode } from './NodeCard';
import { nodeSize, type Place } from './places';
import { routesOf } from './routes';
import type { PictureLayout } from './use-layout';

export interface PictureProps {
  model: MappingModel;
  layout: PictureLayout;
  selected: string | null;
  /** Paths that the search has found; null: nothing is searched for. */
  found: ReadonlySet<string> | null;
}

export interface Picture {
  nodes: PictureNode[];
  edges: PictureEdge[];
  onNodesChange: (changes: NodeChange<PictureNode>[]) => void;
  /** The place in the picture of a place on the screen. */
  placeAt: (at: XYPosition) => Place;
  keepPlace: (path: string, place: Place) => void;
}

const atCorner = { x: 0, y: 0 };

// The edges find their ends by the nodes' places; where a handle is does not matter, only that there is one.
const handles = [
  { id: 'right', type: 'source', position: 'right', x: nodeSize.width, y: nodeSize.height / 2 },
];

function nodesOf(
  model: MappingModel,
  placeOf: PictureLayout['placeOf'],
  found: PictureProps['found'],
): PictureNode[] {
  return model.nodes.map((definition): PictureNode => ({
    id: definition.path,
    type: 'definition',
    position: placeOf(definition.path) ?? atCorner,
    data: { definition, isFound: found?.has(definition.path) === true },
    ...nodeSize,
    measured: nodeSize,
    handles: handles as PictureNode['handles'],
  }));
}

function edgesOf(
  model: MappingModel,
  placeOf: PictureLayout['placeOf'],
  found: PictureProps['found'],
): PictureEdge[] {
  const byLabel = new Map([...model.nodes].reverse().map(({ label, path }) => [label, path]));
  const routes = routesOf(model, placeOf);
  return model.edges.flatMap((definition): PictureEdge[] => {
    const { path, fromNode, toNode } = definition;
    const [source, target] = [byLabel.get(fromNode), byLabel.get(toNode)];
    if (source === undefined || target === undefined) return [];
    const strand = routes.get(path) ?? { index: 0, count: 1, bend: 0 };
    return [
      {
        id: path,
        type: 'definition',
        source,
        target,
        data: { definition, strand, isFound: found?.has(path) === true },
      },
    ];
  });
}

/** What a node is while it is dragged. */
function dragged(
  changes: NodeChange<PictureNode>[],
  before: Readonly<Record<string, Place>>,
): Record<string, Place> {
  const next = { ...before };
  for (const change of changes)
    if (change.type === 'position' && change.position) next[change.id] = change.position;
  return next;
}

/** The nodes and edges as the library draws them. */
export function usePicture({ model, layout, selected, found }: PictureProps): Picture {
  const { placeOf } = layout;
  const { screenToFlowPosition } = useReactFlow();
  const [drags, setDrags] = useState<Readonly<Record<string, Place>>>({});
  const drawn = useMemo(() => nodesOf(model, placeOf, found), [model, placeOf, found]);
  const lines = useMemo(() => edgesOf(model, placeOf, found), [model, placeOf, found]);
  const nodes = useMemo(
    () =>
      drawn.map((node) => {
        const position = drags[node.id];
        if (!position && node.id !== selected) return node;
        return { ...node, ...(position && { position }), selected: node.id === selected };
      }),
    [drawn, drags, selected],
  );
  const edges = useMemo(
    () => lines.map((edge) => (edge.id === selected ? { ...edge, selected: true } : edge)),
    [lines, selected],
  );
  return {
    nodes,
    edges,
    onNodesChange: (changes) => {
      setDrags((before) => dragged(changes, before));
    },
    placeAt: (at) => screenToFlowPosition(at),
    keepPlace: (path, place) => {
      setDrags({});
      layout.move(path, place);
    },
  };
}
