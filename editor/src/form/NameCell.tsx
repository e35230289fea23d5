import type { Diagnostic } from 'mapping-generator';
import type { JSX } from 'react';
import type { Definition } from '../document/definition';
import { renameColumn } from '../document/rename';
import type { ColumnRow } from '../document/rows';
import { findingsAt, subjectOf, useForm } from './context';
import { DraftInput } from './DraftInput';
import { Findings, Refused } from './Findings';

interface NameCellProps {
  /** What the ids of the row's notes begin with. */
  id: string;
  row: ColumnRow;
  definition: Definition;
  /** Why the row was not changed as its author wanted. */
  refused: string | null;
}

/** The name of a column, and below it what is said of the column. */
export function NameCell({ id, row, definition, refused }: NameCellProps): JSX.Element {
  const { diagnostics } = useForm();
  return (
    <td>
      {row.declared ? (
        <DeclaredName {...{ row, definition, describedBy: `${id}-note` }} />
      ) : (
        <span className="form-plain">{row.name}</span>
      )}
      <RowNote id={`${id}-note`} row={row} />
      <Refused id={`${id}-refused`} reason={refused} />
      <Findings id={`${id}-findings`} of={besideName(row, diagnostics)} />
    </td>
  );
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

function DeclaredName({
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
