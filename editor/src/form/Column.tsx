import { useId, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { addColumn, declareColumn, removeColumn, removeProperty } from '../document/columns';
import type { Definition } from '../document/definition';
import type { ColumnRow } from '../document/rows';
import { explain, perform, subjectOf, useForm, type Form } from './context';
import { GraphType } from './GraphType';
import { MoveButtons } from './MoveButtons';
import { NameCell } from './NameCell';
import { sampleText } from './uniqueness';
import type { Move } from './use-move';

interface ColumnProps {
  row: ColumnRow;
  definition: Definition;
  /** Whether the query can be rewritten. */
  canRewrite: boolean;
  sample: ReadonlyMap<string, unknown> | null;
  move: Move;
}

/** Ticks a row, or takes its tick away; the reason where that cannot be. */
function toggle(form: Form, definition: Definition, row: ColumnRow): string | null {
  const { t } = form;
  const { kind, name, place, column, offered, graphType } = row;
  const subject = subjectOf(form, definition);
  const add = t('addColumn', { name });
  if (kind === 'offered') return offered && perform(form, addColumn(subject, offered), add);
  if (kind === 'undeclared')
    return graphType === ''
      ? explain({ reason: 'unknown_type' }, t)
      : perform(form, declareColumn(subject, column, graphType), add);
  const outcome =
    kind === 'surplus' ? { edits: removeProperty(definition, place) } : removeColumn(subject, name);
  return perform(form, outcome, t('removeColumn', { name }));
}

/** Alt+↑ and Alt+↓ anywhere in the row. */
function onArrow(event: KeyboardEvent, move: (step: number) => void): void {
  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
  event.preventDefault();
  move(event.key === 'ArrowUp' ? -1 : 1);
}

const controls = 'input, select, button';

/** The rows stay where they are, and what is in them moves: so does the focus. */
function focusAlong(row: Element | null, step: number): void {
  const next = step < 0 ? row?.previousElementSibling : row?.nextElementSibling;
  const place = [...(row?.querySelectorAll(controls) ?? [])].indexOf(
    document.activeElement as Element,
  );
  const control = next?.querySelectorAll<HTMLElement>(controls)[place];
  const usual = next?.querySelector<HTMLElement>(controls);
  if (place !== -1) (control?.matches(':disabled') ? usual : control)?.focus();
}

export function Column({ row, definition, canRewrite, sample, move }: ColumnProps): JSX.Element {
  const { t, canEdit } = useForm();
  const id = useId();
  const line = useRef<HTMLTableRowElement>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const { kind, name, place } = row;
  const { length: count } = definition.properties;
  const canMove = kind === 'property' && canEdit && canRewrite;
  const step = (by: number): void => {
    const refusal = move.to(place, place + by);
    setRefused(refusal);
    if (refusal === null) focusAlong(line.current, by);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (canMove) onArrow(event, step);
  };
  return (
    <tr
      ref={line}
      className={`form-row form-row-${kind}`}
      onKeyDown={onKeyDown}
      {...(canMove && marksOf(move, place))}
    >
      <TickCell {...{ id, row, definition, tell: setRefused }} />
      <NameCell {...{ id, row, definition, refused }} />
      <td className="form-code-cell" title={row.reason}>
        {row.type ?? t('unknownType')}
      </td>
      <td>
        <GraphType {...{ row, definition, canRewrite, tell: setRefused }} />
      </td>
      {sample && <SampleCell of={name} sample={sample} />}
      <td>
        {canMove && <MoveButtons {...{ name, place, count, step, move, tell: setRefused }} />}
      </td>
    </tr>
  );
}

interface TickCellProps {
  /** What the ids of the row's notes begin with. */
  id: string;
  row: ColumnRow;
  definition: Definition;
  /** Says why it cannot be ticked. */
  tell: (reason: string | null) => void;
}

/** Whether the column is declared. */
function TickCell({ id, row, definition, tell }: TickCellProps): JSX.Element {
  const form = useForm();
  const { kind, name, declared, graphType } = row;
  return (
    <td>
      <input
        type="checkbox"
        aria-label={name}
        aria-describedby={`${id}-refused ${id}-note ${id}-findings`}
        checked={declared !== null}
        disabled={!form.canEdit || kind === 'key' || (kind === 'offered' && graphType === '')}
        onChange={() => {
          tell(toggle(form, definition, row));
        }}
      />
    </td>
  );
}

/** Where a dragged row comes from, and where it would go. */
const marksOf = ({ dragged }: Move, place: number): object => ({
  'data-place': place,
  'data-dragged': dragged?.from === place || undefined,
  'data-over':
    dragged !== null && dragged.from !== place && dragged.over === place
      ? dragged.from < place
        ? 'below'
        : 'above'
      : undefined,
});

interface SampleCellProps {
  of: string;
  sample: ReadonlyMap<string, unknown>;
}

function SampleCell({ of, sample }: SampleCellProps): JSX.Element {
  const { t } = useForm();
  const value = sample.get(of);
  return (
    <td className="form-code-cell">
      {!sample.has(of) ? '' : value === null ? <i>{t('null')}</i> : sampleText(value)}
    </td>
  );
}
