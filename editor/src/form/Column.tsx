import type { Diagnostic } from 'mapping-generator';
import { useId, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { addColumn, declareColumn, removeColumn, removeProperty } from '../document/columns';
import type { Definition } from '../document/definition';
import { renameColumn } from '../document/rename';
import type { ColumnRow } from '../document/rows';
import { explain, findingsAt, perform, subjectOf, useForm, type Form } from './context';
import type { Move } from './ColumnTable';
import { DraftInput } from './DraftInput';
import { Findings, Refused } from './Findings';
import { GraphType } from './GraphType';
import { MoveButtons } from './MoveButtons';
import { sampleText } from './uniqueness';

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

/** What is found at a row beside its name, where that is said; findings of keys stand at their own fields. */
function besideName(
  { kind, declared }: ColumnRow,
  diagnostics: readonly Diagnostic[],
): Diagnostic[] {
  if (declared === null || kind === 'key') return [];
  const found = findingsAt(diagnostics, declared.path.replace(/\/name$/, ''));
  return found.filter(({ path }) => path !== declared.path);
}

export function Column({ row, definition, canRewrite, sample, move }: ColumnProps): JSX.Element {
  const form = useForm();
  const { t, canEdit, diagnostics } = form;
  const id = useId();
  const line = useRef<HTMLTableRowElement>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const { kind, name, place, declared } = row;
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
      <td>
        <input
          type="checkbox"
          aria-label={name}
          aria-describedby={`${id}-refused ${id}-note ${id}-findings`}
          checked={declared !== null}
          disabled={!canEdit || kind === 'key' || (kind === 'offered' && row.graphType === '')}
          onChange={() => {
            setRefused(toggle(form, definition, row));
          }}
        />
      </td>
      <td>
        {declared ? (
          <ColumnName {...{ row, definition, describedBy: `${id}-note` }} />
        ) : (
          <span className="form-plain">{name}</span>
        )}
        <RowNote id={`${id}-note`} row={row} />
        <Refused id={`${id}-refused`} reason={refused} />
        <Findings id={`${id}-findings`} of={besideName(row, diagnostics)} />
      </td>
      <td className="form-code-cell" title={row.reason}>
        {row.type ?? t('unknownType')}
      </td>
      <td>
        <GraphType {...{ row, definition, canRewrite, tell: setRefused }} />
      </td>
      {sample && (
        <td className="form-code-cell">
          {sample.has(name) ? sampleOf(sample.get(name), <i>{t('null')}</i>) : ''}
        </td>
      )}
      <td>
        {canMove && (
          <MoveButtons
            {...{ name, place, count: definition.properties.length, step, move, tell: setRefused }}
          />
        )}
      </td>
    </tr>
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

const sampleOf = (value: unknown, ofNull: JSX.Element): JSX.Element | string =>
  value === null ? ofNull : sampleText(value);

function ColumnName({
  row,
  definition,
  describedBy,
}: {
  row: ColumnRow;
  definition: Definition;
  describedBy: string;
}): JSX.Element | null {
  const form = useForm();
  const { declared, name, kind } = row;
  if (!declared) return null;
  return (
    <DraftInput
      label={kind === 'key' ? `${form.t('isKey')} ${name}` : `${form.t('property')} ${name}`}
      hasOwnLabel={false}
      value={declared.name}
      path={declared.path}
      renamed={(wanted) => renameColumn(subjectOf(form, definition), form.text, declared, wanted)}
      describedBy={describedBy}
    />
  );
}

/** What is particular about a row, in words. */
function RowNote({
  id,
  row: { kind, cast, isMissing, name, offered },
}: {
  id: string;
  row: ColumnRow;
}): JSX.Element | null {
  const { t } = useForm();
  const notes = [
    kind === 'key' && t('isKey'),
    kind === 'undeclared' && t('undeclared'),
    isMissing && t('surplus'),
    cast !== null && t('castNote', { type: cast }),
    offered !== null && offered.item !== name && offered.item,
  ].filter((note) => note !== false);
  return notes.length > 0 ? (
    <p className="form-note" id={id}>
      {notes.join(' · ')}
    </p>
  ) : null;
}
