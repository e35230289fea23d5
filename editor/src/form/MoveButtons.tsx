import type { JSX, PointerEvent } from 'react';
import { useForm } from './context';
import type { Move } from './use-move';

interface MoveButtonsProps {
  name: string;
  place: number;
  count: number;
  /** Up or down by one. */
  step: (by: number) => void;
  move: Move;
  /** Says why a row cannot go where it was dropped. */
  tell: (reason: string | null) => void;
}

/** Moves a row by mouse or finger: dragged at its handle, or by a step. Alt+↑ and Alt+↓ do it from anywhere in the row. */
export function MoveButtons(props: MoveButtonsProps): JSX.Element {
  const { t } = useForm();
  const { name, place, count, step } = props;
  return (
    <span className="form-move">
      <Handle {...props} />
      <Step
        label={t('moveUp', { name })}
        arrow="↑"
        disabled={place === 0}
        onClick={() => {
          step(-1);
        }}
      />
      <Step
        label={t('moveDown', { name })}
        arrow="↓"
        disabled={place === count - 1}
        onClick={() => {
          step(1);
        }}
      />
    </span>
  );
}

/** The place of the row that a pointer is over. */
function placeUnder({ clientX, clientY }: PointerEvent): number | null {
  const row = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-place]');
  return row?.dataset.place === undefined ? null : Number(row.dataset.place);
}

function Handle({ place, move, tell }: MoveButtonsProps): JSX.Element {
  const { dragged, drag } = move;
  const isDragged = dragged?.from === place;
  const end = (): void => {
    drag(null);
  };
  return (
    <span
      className="form-handle"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        drag({ from: place, over: place });
      }}
      onPointerMove={(event) => {
        const over = isDragged ? placeUnder(event) : null;
        if (over !== null && over !== dragged?.over) drag({ from: place, over });
      }}
      onPointerUp={() => {
        if (isDragged) tell(move.to(place, dragged.over));
        end();
      }}
      onPointerCancel={end}
    >
      ⠿
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
  <button
    type="button"
    className="control control-small"
    aria-label={label}
    title={label}
    disabled={disabled}
    onClick={onClick}
  >
    {arrow}
  </button>
);
