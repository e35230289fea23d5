import type { JSX } from 'react';
import { warehouseTypes } from '../document/casts';
import { castColumn } from '../document/columns';
import type { Definition } from '../document/definition';
import type { ColumnRow } from '../document/rows';
import { perform, subjectOf, useForm } from './context';

interface GraphTypeProps {
  row: ColumnRow;
  definition: Definition;
  canRewrite: boolean;
  /** Says why another type cannot be. */
  tell: (reason: string | null) => void;
}

/** What a column becomes in the graph. Another type than its own is read through a CAST. */
export function GraphType({ row, definition, canRewrite, tell }: GraphTypeProps): JSX.Element {
  const form = useForm();
  const { t, generator, canEdit } = form;
  const { kind, declared, name, graphType, column } = row;
  const isTyped = declared !== null && !(kind === 'key' && definition.kind === 'edge');
  if (!isTyped) return <span className="form-plain">{graphType || t('notMapped')}</span>;
  const all = kind === 'key' ? generator.validPrimaryKeyTypes : Object.keys(warehouseTypes);
  const types = [
    ...new Set([declared.type, ...(kind === 'key' ? [] : [graphType]), ...all]),
  ].filter((type) => type !== '');
  const choose = (type: string): void => {
    const path = declared.path.replace(/name$/, 'type');
    const outcome =
      canRewrite && column >= 0
        ? castColumn(subjectOf(form, definition), column, type)
        : { edits: [{ path, value: type }] };
    tell(perform(form, outcome, t('castColumn', { name, type })));
  };
  return (
    <select
      className="form-input form-type"
      aria-label={`${t('graphType')} ${name}`}
      value={declared.type}
      disabled={!canEdit}
      onChange={(event) => {
        choose(event.target.value);
      }}
    >
      {declared.type === '' && <option value="">{t('choose')}</option>}
      {types.map((type) => (
        <option key={type}>{type}</option>
      ))}
    </select>
  );
}
