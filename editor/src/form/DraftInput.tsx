import { useId, type JSX, type KeyboardEvent } from 'react';
import { findingsAt, useForm } from './context';
import { Findings } from './Findings';
import { useDraft, type Draft, type DraftName, type Judged } from './use-draft';

interface DraftInputProps extends DraftName {
  label: string;
  /** Hides the label from the eye where a column's heading says it. */
  hasOwnLabel: boolean;
  /** Said below it. */
  rules?: string;
  /** Further ids that describe it. */
  describedBy?: string | undefined;
}

interface DraftFindingsProps {
  id: string;
  judged: Judged;
  proposals: readonly string[];
  take: (name: string) => void;
}

/** What speaks against the name that is being typed, and better ones. */
function DraftFindings({ id, judged, proposals, take }: DraftFindingsProps): JSX.Element {
  const { t } = useForm();
  const { messages, isRefused } = judged;
  return (
    <div id={id} aria-live="polite" className="form-draft">
      {messages.length > 0 && (
        <p>{isRefused ? `${t('notTaken')}: ${messages.join(' ')}` : messages.join(' ')}</p>
      )}
      {proposals.map((name) => (
        <button
          key={name}
          type="button"
          className="control control-small"
          // Before the field is left, which would take the other name over.
          onMouseDown={(event) => {
            event.preventDefault();
          }}
          onClick={() => {
            take(name);
          }}
        >
          {t('use', { name })}
        </button>
      ))}
    </div>
  );
}

/** Enter takes the name over, Escape takes it back. Neither answers or closes a dialog that the field is in. */
function onKey(
  event: KeyboardEvent<HTMLInputElement>,
  { text, set, take }: Pick<Draft, 'text' | 'set' | 'take'>,
): void {
  if (event.nativeEvent.isComposing) return;
  if (event.key === 'Enter') {
    event.preventDefault();
    take(event.currentTarget.value);
  }
  if (event.key === 'Escape' && text !== null) {
    event.preventDefault();
    event.stopPropagation();
    set(null);
  }
}

interface FieldProps {
  id: string;
  /** Left out where the label is seen. */
  label: string | undefined;
  value: string;
  draft: Draft;
  isFaulty: boolean;
  describedBy: string;
}

function Field({ id, label, value, draft, isFaulty, describedBy }: FieldProps): JSX.Element {
  const { canEdit } = useForm();
  const { text, set, take } = draft;
  return (
    <input
      id={id}
      className="form-input"
      aria-label={label}
      aria-invalid={isFaulty}
      aria-describedby={describedBy}
      value={text ?? value}
      readOnly={!canEdit}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => {
        set(event.target.value);
      }}
      onBlur={(event) => {
        if (text !== null) take(event.target.value);
      }}
      onKeyDown={(event) => {
        onKey(event, draft);
      }}
    />
  );
}

/** A name, which is taken over with Enter or when it is left, if the rules allow it. */
export function DraftInput(props: DraftInputProps): JSX.Element {
  const { diagnostics } = useForm();
  const { label, hasOwnLabel, value, path, rules, describedBy } = props;
  const id = useId();
  const draft = useDraft(props);
  const { text, judged, proposals, take } = draft;
  const present = text === null ? findingsAt(diagnostics, path) : [];
  const isFaulty =
    judged.isRefused || (value !== '' && present.some(({ severity }) => severity === 'error'));
  const notes = [`${id}-rules`, `${id}-draft`, `${id}-findings`, describedBy]
    .filter(Boolean)
    .join(' ');
  return (
    <div className="form-name">
      {hasOwnLabel && <label htmlFor={id}>{label}</label>}
      <Field
        id={id}
        label={hasOwnLabel ? undefined : label}
        {...{ value, draft, isFaulty, describedBy: notes }}
      />
      {rules && (
        <p className="form-note" id={`${id}-rules`}>
          {rules}
        </p>
      )}
      <DraftFindings id={`${id}-draft`} {...{ judged, proposals, take }} />
      <Findings id={`${id}-findings`} of={present} isEmpty={value === ''} />
    </div>
  );
}
