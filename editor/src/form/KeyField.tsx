import { useId, useState, type JSX } from 'react';
import type { Definition } from '../document/definition';
import { chooseKey, keyTypeOf } from '../document/keys';
import type { ColumnRow } from '../document/rows';
import { useAsked } from './asked';
import { findingsAt, perform, subjectOf, useForm } from './context';
import { Findings, Refused } from './Findings';
import { readUniqueness, uniquenessSql } from './uniqueness';

interface KeyFieldProps {
  definition: Definition;
  /** Which of the keys. */
  index: number;
  label: string;
  rows: readonly ColumnRow[];
}

/** Which column is the key. */
export function KeyField({ definition, index, label, rows }: KeyFieldProps): JSX.Element | null {
  const form = useForm();
  const { t, diagnostics, canEdit } = form;
  const id = useId();
  const [refused, setRefused] = useState<string | null>(null);
  const key = definition.keys[index];
  if (!key) return null;
  const found = findingsAt(
    diagnostics,
    definition.kind === 'node' ? `${definition.path}/primary_key` : key.path,
  );
  const choices = rows.filter(({ column, name }) => column >= 0 && name !== '');
  const choose = (name: string): void => {
    const chosen = choices.find((row) => row.name === name);
    if (!chosen) return;
    const outcome = chooseKey(subjectOf(form, definition), index, chosen.column);
    setRefused(perform(form, outcome, t('chooseKey', { name })));
  };
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="form-input"
        value={key.name}
        disabled={!canEdit}
        aria-invalid={key.name !== '' && found.some(({ severity }) => severity === 'error')}
        aria-describedby={`${id}-refused ${id}-findings`}
        onChange={(event) => {
          choose(event.target.value);
        }}
      >
        <Choices of={choices} chosen={key.name} isNode={definition.kind === 'node'} />
      </select>
      <Refused id={`${id}-refused`} reason={refused} />
      <Findings id={`${id}-findings`} of={found} isEmpty={key.name === ''} />
    </div>
  );
}

interface ChoicesProps {
  of: readonly ColumnRow[];
  /** The name of the key, also where no column has it. */
  chosen: string;
  isNode: boolean;
}

function Choices({ of: rows, chosen, isNode }: ChoicesProps): JSX.Element {
  const { t } = useForm();
  return (
    <>
      {!rows.some(({ name }) => name === chosen) && (
        <option value={chosen}>{chosen || t('choose')}</option>
      )}
      {rows.map((row) => (
        <Choice key={row.column} row={row} isNode={isNode} />
      ))}
    </>
  );
}

interface ChoiceProps {
  row: ColumnRow;
  isNode: boolean;
}

/** A column that may become the key; of a node its type decides. */
function Choice({ row, isNode }: ChoiceProps): JSX.Element {
  const { t } = useForm();
  const { name, graphType, declared, kind } = row;
  const type = graphType || (declared?.type ?? '');
  const keyType = keyTypeOf(type);
  const isBarred = isNode && kind !== 'key' && type !== '' && keyType === null;
  const said = isBarred
    ? t('notAKey', { type })
    : keyType !== null && keyType !== type && isNode
      ? t('castToKey', { type: keyType })
      : type;
  return (
    <option value={name} disabled={isBarred}>
      {said === '' ? name : `${name} – ${said}`}
    </option>
  );
}

/** Has the cluster count whether the key of a node names each row once. */
export function UniquenessCheck({ definition }: { definition: Definition }): JSX.Element | null {
  const { t } = useForm();
  const key = definition.keys[0]?.name ?? '';
  const sql = uniquenessSql(definition.sql, key);
  const { answer, ask } = useAsked(sql);
  if (ask === null || key === '') return null;
  return (
    <div className="form-unique">
      <button type="button" className="control control-small" onClick={ask}>
        {t('checkUnique')}
      </button>
      <p role="status">
        {answer?.state === 'asking' && t('asking')}
        {answer?.state === 'failed' && t('couldNotAsk', { reason: answer.reason })}
        {answer?.state === 'answered' && <Counts result={answer.result} />}
      </p>
      <details>
        <summary>{t('statement')}</summary>
        <pre className="form-code">{sql}</pre>
      </details>
    </div>
  );
}

function Counts({ result }: { result: Parameters<typeof readUniqueness>[0] }): JSX.Element {
  const { t } = useForm();
  const counts = readUniqueness(result);
  if (counts === null)
    return <span className="form-bad">{t('couldNotAsk', { reason: t('noCounts') })}</span>;
  const { isUnique, rows, distinct, nulls } = counts;
  return (
    <span className={isUnique ? 'form-good' : 'form-bad'}>
      {t(isUnique ? 'unique' : 'notUnique', { rows, distinct, nulls })}
    </span>
  );
}
