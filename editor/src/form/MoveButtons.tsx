import type { JSX } from 'react';
import type { Move } from './ColumnTable';
import { useForm } from './context';

interface MoveButtonsProps {
  name: string;
  place: number;
  count: number;
  /** Up or down by one. */
  step: (by: number) => void;
  move: Move;
}

/** Moves a row by mouse: dragged at its handle, or by a step. By keyboard Alt+↑ and Alt+↓ do it from anywhere in the row. */
export function MoveButtons({ name, place, count, step, move }: MoveButtonsProps): JSX.Element {
  const { t } = useForm();
  return (
    <span className="form-move">
      <span
        className="form-handle"
        draggable
        aria-hidden="true"
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('text/plain', name);
          move.drag(place);
        }}
        onDragEnd={() => { move.drag(null); }}
      >
        ⠿
      </span>
      <Step label={t('moveUp', { name })} arrow="↑" disabled={place === 0} onClick={() => { step(-1); }} />
      <Step label={t('moveDown', { name })} arrow="↓" disabled={place === count - 1} onClick={() => { step(1); }} />
    </span>
  );
}

interface StepProps {
  label: string;
  arrow: string;
  disabled: boolean;
  onClick: () => void;
}

const Step = ({ label, arrow, disabled, onClick }: StepProps): JSX.Element => (
  <button type="button" className="control control-small" aria-label={label} title={label} disabled={disabled} onClick={onClick}>
    {arrow}
  </button>
);
