import type { Diagnostic } from 'mapping-generator';
import { useDeferredValue, useId, useMemo, useState, type JSX, type KeyboardEvent } from 'react';
import type { Outcome } from '../document/subject';
import { likelyNames } from '../document/likely-names';
import { explain, findingsAt, perform, tryEdits, useForm, type Form } from './context';
import { Findings } from './Findings';

interface DraftInputProps {
  label: string;
  /** Hides the label from the eye where a column's heading says it. */
  hasOwnLabel: boolean;
  value: string;
  /** Where the name stands in the mapping. */
  path: string;
  /** What giving another name comes to. */
  renamed: (name: string) => Outcome;
  /** Said below it. */
  rules?: string;
  /** Whether it is written in capitals. */
  isUpperCase?: boolean;
  /** Further ids that describe it. */
  describedBy?: string | undefined;
}

interface Judged {
  messages: string[];
  findings: Diagnostic[];
  /** Whether the name is not taken over: of faults that the name had before, it may have others. */
  isRefused: boolean;
}

const clean: Judged = { messages: [], findings: [], isRefused: false };

/** What the check says of a name that is not taken over yet: the core's own rules, on the text as it would be. */
function judge(form: Form, { path, renamed }: DraftInputProps, name: string): Judged {
  const outcome = renamed(name);
  if ('refused' in outcome)
    return { messages: [explain(outcome.refused, form.t)], findings: [], isRefused: true };
  const before = new Set(findingsAt(form.diagnostics, path).map(({ code }) => code));
  const findings = findingsAt(tryEdits(form, outcome.edits), path).filter(
    ({ severity }) => severity !== 'info',
  );
  const isRefused = findings.some(
    ({ severity, code }) => severity === 'error' && !before.has(code),
  );
  return { messages: findings.map(({ message }) => message), findings, isRefused };
}

/** The names that the fixes of the findings would give; where there are none, the first likely one that the check takes. */
function proposalsOf(
  form: Form,
  props: DraftInputProps,
  { findings, isRefused }: Judged,
  name: string,
): string[] {
  const { path, isUpperCase = false } = props;
  const names = findings.flatMap(({ fixes = [] }) =>
    fixes.flatMap(({ edits }) =>
      edits.flatMap((edit) =>
        'value' in edit && edit.path === path && typeof edit.value === 'string' ? [edit.value] : [],
      ),
    ),
  );
  if (names.length > 0 || !isRefused) return [...new Set(names)];
  const taken = likelyNames(name, isUpperCase).find(
    (likely) => !judge(form, props, likely).isRefused,
  );
  return taken === undefined || taken === props.value ? [] : [taken];
}

interface Draft {
  text: string | null;
  judged: Judged;
  proposals: string[];
  set: (text: string | null) => void;
  /** Takes a name over, if the rules allow it. */
  take: (name: string) => void;
}

function useDraft(props: DraftInputProps): Draft {
  const form = useForm();
  const { value } = props;
  const [draft, setDraft] = useState<{ text: string; of: string } | null>(null);
  // A draft is one of the name that stood there: undoing and other views win.
  const text = draft?.of === value ? draft.text : null;
  const settled = useDeferredValue(text);
  const { judged, proposals } = useMemo(() => {
    if (settled === null || settled === value) return { judged: clean, proposals: [] };
    const found = judge(form, props, settled);
    return { judged: found, proposals: proposalsOf(form, props, found, settled) };
  }, [settled, value, form.text, form.locale]);
  const set = (typed: string | null): void => {
    setDraft(typed === null ? null : { text: typed, of: value });
  };
  const take = (name: string): void => {
    if (name === value) set(null);
    else if (!judge(form, props, name).isRefused) {
      perform(form, props.renamed(name), form.t('rename', { old: value || '…', name }));
      set(null);
    } else set(name);
  };
  return text === null
    ? { text, judged: clean, proposals: [], set, take }
    : { text, judged, proposals, set, take };
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

/** A name, which is taken over with Enter or when it is left, if the rules allow it. */
export function DraftInput(props: DraftInputProps): JSX.Element {
  const { canEdit, diagnostics } = useForm();
  const { label, hasOwnLabel, value, path, rules, describedBy } = props;
  const id = useId();
  const { text, judged, proposals, set, take } = useDraft(props);
  const present = text === null ? findingsAt(diagnostics, path) : [];
  const isFaulty =
    judged.isRefused || (value !== '' && present.some(({ severity }) => severity === 'error'));
  const notes = [`${id}-rules`, `${id}-draft`, `${id}-findings`, describedBy]
    .filter(Boolean)
    .join(' ');
  return (
    <div className="form-name">
      {hasOwnLabel && <label htmlFor={id}>{label}</label>}
      <input
        id={id}
        className="form-input"
        aria-label={hasOwnLabel ? undefined : label}
        aria-invalid={isFaulty}
        aria-describedby={notes}
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
          onKey(event, { text, set, take });
        }}
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
