import type { Diagnostic } from 'mapping-generator';
import { useDeferredValue, useMemo, useState } from 'react';
import { likelyNames } from '../document/likely-names';
import type { Outcome } from '../document/subject';
import { explain, findingsAt, perform, tryEdits, useForm, type Form } from './context';

/** A name that can be given another one. */
export interface DraftName {
  value: string;
  /** Where the name stands in the mapping. */
  path: string;
  /** What giving another name comes to. */
  renamed: (name: string) => Outcome;
  /** Whether it is written in capitals. */
  isUpperCase?: boolean;
}

export interface Judged {
  messages: string[];
  findings: Diagnostic[];
  /** Whether the name is not taken over: of faults that the name had before, it may have others. */
  isRefused: boolean;
}

const clean: Judged = { messages: [], findings: [], isRefused: false };

/** What the check says of a name that is not taken over yet: the core's own rules, on the text as it would be. */
function judge(form: Form, { path, renamed }: DraftName, name: string): Judged {
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
  props: DraftName,
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

export interface Draft {
  text: string | null;
  judged: Judged;
  proposals: string[];
  set: (text: string | null) => void;
  /** Takes a name over, if the rules allow it. */
  take: (name: string) => void;
}

/** A name while it is typed. */
export function useDraft(props: DraftName): Draft {
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
