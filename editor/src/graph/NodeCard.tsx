import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { memo, type JSX } from 'react';
import type { NodeModel } from '../model/model';
import { useGraph } from './context';
import { NameField } from './NameField';
import { OutcomeIcon } from './OutcomeIcon';
import { keyWords, outcomeWords, propertyWords, shownName } from './words';

export type PictureNode = Node<{ definition: NodeModel; isFound: boolean }, 'definition'>;

const rims = [Position.Left, Position.Right, Position.Top, Position.Bottom];

function Card({ data: { definition, isFound }, selected }: NodeProps<PictureNode>): JSX.Element {
  const { t, renaming, readOnly } = useGraph();
  const { outcome, path } = definition;
  const look = ['node-card', `ring-${outcome}`, selected && 'is-chosen', isFound && 'is-found']
    .filter(Boolean)
    .join(' ');
  return (
    <div className={look} data-path={path}>
      {renaming === path ? (
        <NameField definition={definition} />
      ) : (
        <span className="node-label">{shownName(t, definition)}</span>
      )}
      <span className="node-facts">
        <span className="node-key">{keyWords(t, definition)}</span>
        <span className="node-count">· {propertyWords(t, definition)}</span>
      </span>
      <span className={`node-outcome tone-${outcome}`}>
        <OutcomeIcon outcome={outcome} />
        {outcomeWords(t, definition)}
      </span>
      {rims.map((rim) => (
        <Handle
          key={rim}
          id={rim}
          type="source"
          position={rim}
          className="node-rim"
          isConnectable={!readOnly}
        />
      ))}
    </div>
  );
}

export const NodeCard = memo(Card);
