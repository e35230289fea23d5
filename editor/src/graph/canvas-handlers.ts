import type { ReactFlowProps } from '@xyflow/react';
import type { DragEvent } from 'react';
import type { CanvasProps } from './Canvas';
import type { GraphContent } from './context';
import type { PictureEdge } from './EdgeLine';
import type { PictureNode } from './NodeCard';
import { centreOf, nodeSize, type Place } from './places';
import type { Picture } from './use-picture';

// What mouse and finger do to the picture.

export type CanvasEvents = ReactFlowProps<PictureNode, PictureEdge>;

/** The node at a place of the picture. */
function nodeAt(nodes: readonly PictureNode[], { x, y }: Place): string | null {
  const isHere = ({ position }: PictureNode): boolean => {
    const { x: middleX, y: middleY } = centreOf(position);
    return (
      Math.abs(x - middleX) <= nodeSize.width / 2 + 8 &&
      Math.abs(y - middleY) <= nodeSize.height / 2 + 8
    );
  };
  return [...nodes].reverse().find(isHere)?.id ?? null;
}

/** What happens where something is let go: an edge that is drawn, or what was dragged here from elsewhere. */
export function dropHandlers(
  { connect, drop, canDrop }: CanvasProps,
  { nodes, placeAt }: Picture,
  readOnly: boolean,
): Pick<CanvasEvents, 'onConnectEnd' | 'onDragOver' | 'onDrop'> {
  const takes = (event: DragEvent): boolean => {
    if (readOnly || !canDrop(event.dataTransfer.types)) return false;
    event.preventDefault();
    return true;
  };
  return {
    onConnectEnd: (event, { fromNode }) => {
      const { clientX, clientY } =
        'changedTouches' in event ? (event.changedTouches[0] ?? { clientX: 0, clientY: 0 }) : event;
      const to = nodeAt(nodes, placeAt({ x: clientX, y: clientY }));
      if (fromNode && to !== null) connect(fromNode.id, to);
    },
    onDragOver: (event) => {
      if (takes(event)) event.dataTransfer.dropEffect = 'copy';
    },
    onDrop: (event) => {
      if (!takes(event)) return;
      const at = placeAt({ x: event.clientX, y: event.clientY });
      drop(event.dataTransfer, nodeAt(nodes, at), at);
    },
  };
}

type Clicks =
  'onNodeDragStop' | 'onNodeClick' | 'onNodeDoubleClick' | 'onEdgeClick' | 'onPaneClick';

/** What is chosen, opened and moved. */
export function clickHandlers(
  { moving, open }: CanvasProps,
  { placeAt, keepPlace }: Picture,
  { readOnly, actions }: GraphContent,
): Pick<CanvasEvents, Clicks> {
  return {
    onNodeDragStop: (_event, { id, position }) => {
      keepPlace(id, position);
    },
    onNodeClick: (_event, { id }) => {
      actions.choose(id);
    },
    onEdgeClick: (_event, { id }) => {
      actions.choose(id);
    },
    onPaneClick: ({ clientX: x, clientY: y }) => {
      if (moving.isAsking) moving.put(placeAt({ x, y }));
      else actions.choose(null);
    },
    onNodeDoubleClick: (_event, { id }) => {
      if (readOnly) open(id);
      else actions.startRename(id);
    },
  };
}
