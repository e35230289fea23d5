import { useInternalNode, type Edge, type EdgeProps } from '@xyflow/react';
import { memo, use, type JSX } from 'react';
import { createPortal } from 'react-dom';
import type { EdgeModel } from '../model/model';
import { LabelsContext, useGraph } from './context';
import { NameField } from './NameField';
import { OutcomeIcon } from './OutcomeIcon';
import { lineOf, type Strand } from './paths';
import { outcomeWords, shownName } from './words';

export interface EdgeData extends Record<string, unknown> {
  definition: EdgeModel;
  strand: Strand;
  isFound: boolean;
}

export type PictureEdge = Edge<EdgeData, 'definition'>;

function Label({ data, selected }: { data: EdgeData; selected: boolean }): JSX.Element {
  const { t, renaming, actions } = useGraph();
  const { definition, isFound } = data;
  const { path, outcome, problems } = definition;
  const look = [
    'edge-label',
    'nodrag',
    'nopan',
    `ring-${outcome}`,
    selected && 'is-chosen',
    isFound && 'is-found',
  ];
  return (
    <div
      className={look.filter(Boolean).join(' ')}
      data-path={path}
      title={outcomeWords(t, definition)}
      onClick={() => {
        actions.choose(path);
      }}
      onDoubleClick={() => {
        actions.startRename(path);
      }}
    >
      <OutcomeIcon outcome={outcome} />
      {renaming === path ? <NameField definition={definition} /> : shownName(t, definition)}
      {problems > 0 && (
        <span className={`edge-outcome tone-${outcome}`}>{outcomeWords(t, definition)}</span>
      )}
    </div>
  );
}

function Line({
  source,
  target,
  data,
  selected = false,
}: EdgeProps<PictureEdge>): JSX.Element | null {
  const from = useInternalNode(source)?.internals.positionAbsolute;
  const to = useInternalNode(target)?.internals.positionAbsolute;
  const labels = use(LabelsContext);
  if (!from || !to || !data) return null;
  const {
    d,
    label: { x, y },
  } = lineOf(from, to, source === target, data.strand);
  const { outcome } = data.definition;
  return (
    <>
      <path
        className={`edge-line tone-${outcome} ${selected ? 'is-chosen' : ''}`}
        d={d}
        markerEnd={`url(#mapping-arrow-${outcome})`}
      />
      <path className="edge-target react-flow__edge-interaction" d={d} />
      {labels &&
        createPortal(
          <div
            className="edge-place"
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
          >
            <Label data={data} selected={selected} />
          </div>,
          labels,
        )}
    </>
  );
}

export const EdgeLine = memo(Line);
