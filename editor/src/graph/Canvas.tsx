import {
  ConnectionMode,
  MiniMap,
  ReactFlow,
  useStore,
  type Node,
  type ReactFlowState,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useRef, useState, type JSX, type RefObject } from 'react';
import type { DefinitionOutcome } from '../model/model';
import { clickHandlers, dropHandlers, type CanvasEvents } from './canvas-handlers';
import { LabelsContext, useGraph } from './context';
import { EdgeLine, type PictureEdge } from './EdgeLine';
import { NodeCard, type PictureNode } from './NodeCard';
import type { Place } from './places';
import { surface } from './surface';
import type { Moving } from './use-moving';
import { usePicture, type PictureProps } from './use-picture';

const nodeTypes = { definition: NodeCard };
const edgeTypes = { definition: EdgeLine };
/** How all of the picture is shown. */
export const allShown = {
  maxZoom: 1,
  // Beneath it are the tools.
  padding: { top: 0.12, x: 0.12, bottom: '56px' },
} as const;

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

const looks = {
  ...surface,
  zoomOnDoubleClick: false,
  onlyRenderVisibleElements: true,
} as const;

const mapClass = ({ data }: Node): string =>
  `map-${(data as PictureNode['data']).definition.outcome}`;

type Stage = Pick<CanvasEvents, 'onInit' | 'onMove' | 'onMoveEnd'> & {
  ref: RefObject<HTMLDivElement | null>;
};

/** The element of the picture, which is told while it is moved, and where labels are drawn in it. */
function useStage(): { stage: Stage; labels: Element | null } {
  const ref = useRef<HTMLDivElement>(null);
  const [labels, setLabels] = useState<Element | null>(null);
  const stage: Stage = {
    ref,
    onInit: ({ fitView }) => {
      setLabels(ref.current?.querySelector('.react-flow__edgelabel-renderer') ?? null);
      void fitView(allShown);
    },
    onMove: (event) => {
      if (event) ref.current?.classList.add('is-moved');
    },
    onMoveEnd: () => {
      ref.current?.classList.remove('is-moved');
    },
  };
  return { stage, labels };
}

export function Canvas(props: CanvasProps): JSX.Element {
  const graph = useGraph();
  const picture = usePicture(props);
  const far = useStore(isFar);
  const { stage, labels } = useStage();
  return (
    <LabelsContext value={far ? null : labels}>
      <ReactFlow<PictureNode, PictureEdge>
        className={[far && 'is-far', props.moving.isAsking && 'is-moving']
          .filter(Boolean)
          .join(' ')}
        {...looks}
        {...stage}
        {...dropHandlers(props, picture, graph.readOnly)}
        {...clickHandlers(props, picture, graph)}
        nodes={picture.nodes}
        edges={picture.edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={picture.onNodesChange}
        connectionMode={ConnectionMode.Loose}
        nodesDraggable={!graph.readOnly}
        nodesConnectable={!graph.readOnly}
        nodeDragThreshold={4}
      >
        <Arrows />
        <MiniMap
          className="graph-map"
          ariaLabel={graph.t('miniMap')}
          pannable
          zoomable
          nodeClassName={mapClass}
        />
      </ReactFlow>
    </LabelsContext>
  );
}
