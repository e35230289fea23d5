import {
  ConnectionMode,
  MiniMap,
  ReactFlow,
  useStore,
  type Node,
  type ReactFlowInstance,
  type ReactFlowProps,
  type ReactFlowState,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useRef, useState, type DragEvent, type JSX } from 'react';
import type { DefinitionOutcome } from '../model/model';
import { LabelsContext, useGraph } from './context';
import { EdgeLine, type PictureEdge } from './EdgeLine';
import { NodeCard, type PictureNode } from './NodeCard';
import { centreOf, nodeSize, type Place } from './places';
import type { Moving } from './use-moving';
import { usePicture, type Picture, type PictureProps } from './use-picture';

const nodeTypes = { definition: NodeCard };
const edgeTypes = { definition: EdgeLine };
/** How all of the picture is shown. */
export const allShown = { maxZoom: 1, padding: 0.12 };

const tones: DefinitionOutcome[] = [
  'valid',
  'checked',
  'fails',
  'incomplete',
  'invalid',
  'unchecked',
];

/** What was dragged from elsewhere onto the picture, by the kind of its data. */
export type Dropped = (data: DataTransfer, nodePath: string | null, at: Place) => void;

export interface CanvasProps extends PictureProps {
  connect: (from: string, to: string) => void;
  open: (path: string) => void;
  drop: Dropped;
  moving: Moving;
  canDrop: (types: readonly string[]) => boolean;
}

/** Arrows in the colours of their lines. */
function Arrows(): JSX.Element {
  return (
    <svg className="graph-arrows" aria-hidden="true" focusable="false">
      <defs>
        {tones.map((tone) => (
          <marker
            key={tone}
            id={`mapping-arrow-${tone}`}
            className={`tone-${tone}`}
            viewBox="0 0 10 10"
            refX="8.5"
            refY="5"
            markerWidth="9"
            markerHeight="9"
            markerUnits="userSpaceOnUse"
            orient="auto-start-reverse"
          >
            <path d="M0 0 10 5 0 10z" />
          </marker>
        ))}
      </defs>
    </svg>
  );
}

/** From afar, words are too small to be read. */
const isFar = ({ transform }: ReactFlowState): boolean => transform[2] < 0.35;

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

type Handlers = Pick<
  ReactFlowProps<PictureNode, PictureEdge>,
  'onConnectEnd' | 'onDragOver' | 'onDrop'
>;

/** What happens where something is let go: an edge that is drawn, or what was dragged here from elsewhere. */
function dropHandlers(
  { connect, drop, canDrop }: CanvasProps,
  { nodes, placeAt }: Picture,
  readOnly: boolean,
): Handlers {
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

/** The keys are the stage's, which knows what they are about. */
const withoutKeys = {
  nodesFocusable: false,
  edgesFocusable: false,
  disableKeyboardA11y: true,
  deleteKeyCode: null,
  selectionKeyCode: null,
  multiSelectionKeyCode: null,
} as const;

const mapClass = ({ data }: Node): string =>
  `map-${(data as PictureNode['data']).definition.outcome}`;

export function Canvas(props: CanvasProps): JSX.Element {
  const { t, readOnly, actions } = useGraph();
  const { moving } = props;
  const picture = usePicture(props);
  const stage = useRef<HTMLDivElement>(null);
  const far = useStore(isFar);
  const [labels, setLabels] = useState<Element | null>(null);
  const begin = ({ fitView }: ReactFlowInstance<PictureNode, PictureEdge>): void => {
    setLabels(stage.current?.querySelector('.react-flow__edgelabel-renderer') ?? null);
    void fitView(allShown);
  };
  return (
    <LabelsContext value={far ? null : labels}>
      <ReactFlow<PictureNode, PictureEdge>
        ref={stage}
        className={[far && 'is-far', moving.isAsking && 'is-moving'].filter(Boolean).join(' ')}
        {...withoutKeys}
        {...dropHandlers(props, picture, readOnly)}
        nodes={picture.nodes}
        edges={picture.edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={picture.onNodesChange}
        onNodeDragStop={(_event, { id, position }) => {
          picture.keepPlace(id, position);
        }}
        onNodeClick={(_event, { id }) => {
          actions.choose(id);
        }}
        onEdgeClick={(_event, { id }) => {
          actions.choose(id);
        }}
        onPaneClick={({ clientX: x, clientY: y }) => {
          if (moving.isAsking) moving.put(picture.placeAt({ x, y }));
          else actions.choose(null);
        }}
        onNodeDoubleClick={(_event, { id }) => {
          if (readOnly) props.open(id);
          else actions.startRename(id);
        }}
        onMove={(event) => {
          if (event) stage.current?.classList.add('is-moved');
        }}
        onMoveEnd={() => {
          stage.current?.classList.remove('is-moved');
        }}
        connectionMode={ConnectionMode.Loose}
        nodesDraggable={!readOnly}
        nodesConnectable={!readOnly}
        nodeDragThreshold={4}
        onlyRenderVisibleElements
        onInit={begin}
        minZoom={0.05}
        maxZoom={2}
        zoomOnDoubleClick={false}
        proOptions={{ hideAttribution: true }}
      >
        <Arrows />
        <MiniMap
          className="graph-map"
          ariaLabel={t('miniMap')}
          pannable
          zoomable
          nodeClassName={mapClass}
        />
      </ReactFlow>
    </LabelsContext>
  );
}
