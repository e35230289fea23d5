import type { Diagnostic, Fix } from 'mapping-generator';
import type { JSX } from 'react';
import { useForm } from './context';
import { Mark } from './Mark';

interface FindingsProps {
  /** What the field is described by. */
  id: string;
  of: readonly Diagnostic[];
  /** Nothing is wrong with what nobody has filled in yet. */
  isEmpty?: boolean;
}

/** What is wrong at a field, with the fixes that mend it. */
export function Findings({ id, of, isEmpty = false }: FindingsProps): JSX.Element | null {
  const { edit, canEdit, text, checkedText, t } = useForm();
  if (of.length === 0) return null;
  if (isEmpty)
    return (
      <p className="form-note" id={id}>
        {t('fillIn')}
      </p>
    );
  const canFix = canEdit && text === checkedText;
  const apply =
    ({ edits, title }: Fix) =>
    (): void => {
      edit(edits, title);
    };
  return (
    <ul className="form-findings" id={id}>
      {of.map((diagnostic, index) => (
        <li
          key={`${diagnostic.code}${index}`}
          className={`form-finding form-${diagnostic.severity}`}
        >
          <Mark severity={diagnostic.severity} label={t(diagnostic.severity)} />
          <span className="form-message">{diagnostic.message}</span>
          {canFix &&
            (diagnostic.fixes ?? []).map((fix) => (
              <button
                key={fix.title}
                type="button"
                className="control control-small"
                onClick={apply(fix)}
              >
                {fix.title}
              </button>
            ))}
        </li>
      ))}
    </ul>
  );
}

/** Says why something was not done. */
export function Refused({ id, reason }: { id: string; reason: string | null }): JSX.Element {
  return (
    <p className="form-refused" id={id} role="alert" hidden={reason === null || reason === ''}>
      {reason}
    </p>
  );
}
