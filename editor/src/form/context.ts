import { applyEdits, type Diagnostic } from 'mapping-generator';
import { createContext, useContext } from 'react';
import type { Definition } from '../document/definition';
import { editsToText, type DocumentEdit } from '../document/edits';
import type { Outcome, Refusal, Subject } from '../document/subject';
import type { FormProps } from './props';
import type { FormText, Translate } from './texts';

/** What the parts of the form share. */
export interface Form extends FormProps {
  t: Translate;
  definitions: readonly Definition[];
  /** Whether something can be changed: not while the text is no JSON. */
  canEdit: boolean;
}

const context = createContext<Form | null>(null);
export const FormProvider = context.Provider;

export function useForm(): Form {
  const form = useContext(context);
  if (form === null) throw new Error('a part of the form stands outside of it');
  return form;
}

export const subjectOf = (
  { generator, catalog, session, locale }: FormProps,
  definition: Definition,
): Subject => ({ generator, catalog, session, locale, definition });

/** What is found in the text with some edits. */
export function tryEdits(form: FormProps, edits: readonly DocumentEdit[]): readonly Diagnostic[] {
  const { text, generator, catalog, session, policy, locale } = form;
  const changed = applyEdits(text, editsToText(text, edits));
  return generator.check(changed, { catalog: catalog ?? undefined, session, policy, locale })
    .diagnostics;
}

/** Findings about a value or what is in it, those that only refer to it last. */
export function findingsAt(diagnostics: readonly Diagnostic[], path: string): Diagnostic[] {
  const isIn = (place: { path: string }): boolean => `${place.path}/`.startsWith(`${path}/`);
  const own = diagnostics.filter(isIn);
  const referring = diagnostics.filter((other) => !isIn(other) && (other.related ?? []).some(isIn));
  return [...own, ...referring];
}

const refusals: Record<Exclude<Refusal['reason'], 'message'>, FormText> = {
  fault: 'refusedFault',
  star: 'refusedStar',
  lists: 'refusedLists',
  numbered: 'refusedNumbered',
  key: 'refusedKey',
  key_type: 'refusedKeyType',
  unknown_type: 'refusedUnknownType',
  out_of_step: 'refusedOutOfStep',
  changes_others: 'refusedChangesOthers',
};

/** Why nothing was done, in the author's words. */
export const explain = (refusal: Refusal, t: Translate): string =>
  refusal.reason === 'message' ? refusal.message : t(refusals[refusal.reason]);

/** Does what a command says as one step; gives the reason where it says no. */
export function perform(
  { edit, t }: Pick<Form, 'edit' | 't'>,
  outcome: Outcome,
  label: string,
): string | null {
  if ('refused' in outcome) return explain(outcome.refused, t);
  if (outcome.edits.length > 0) edit(outcome.edits, label);
  return null;
}
