import { startCompletion, type Completion } from '@codemirror/autocomplete';
import { forEachDiagnostic, type Action } from '@codemirror/lint';
import { StateEffect, StateField, type EditorState } from '@codemirror/state';
import type { Command } from '@codemirror/view';
import type { Range } from '../types.js';
import { say } from './card.js';
import { applyEdits } from './check.js';
import { ask, type Span } from './host.js';
import { phrase } from './phrases.js';

// The list of fixes at the cursor is one of completions: with the same keys, and the same ways out.

const choose = StateEffect.define<boolean>();

/** True while the list is asked for. */
export const choosing = StateField.define<boolean>({
  create: () => false,
  update: (is, transaction) => {
    for (const effect of transaction.effects) if (effect.is(choose)) return effect.value;
    return is && !transaction.docChanged && !transaction.selection;
  },
});

function fixesIn(state: EditorState, { from, to }: Span): Completion[] {
  const found: Completion[] = [];
  forEachDiagnostic(state, ({ actions = [] }, start, end) => {
    if (end < from || start > to) return;
    const toOption = ({ name, apply }: Action): Completion => ({
      label: name,
      type: 'text',
      apply: (view) => {
        apply(view, start, end);
      },
    });
    found.push(...actions.map(toOption));
  });
  return found;
}

function refactoringsAt(state: EditorState, { from, to }: Span): Completion[] {
  const position = (offset: number): Range['start'] => {
    const { number, from: start } = state.doc.lineAt(offset);
    return { line: number, column: offset - start + 1, offset };
  };
  const range = { start: position(from), end: position(to) };
  const offered = ask(state, ({ language }, text, context) =>
    language.codeActions(text, range, context),
  );
  return (offered ?? [])
    .filter(({ kind }) => kind !== 'quickfix')
    .map(({ title, edits }) => ({
      label: title,
      type: 'text',
      apply: (view) => {
        applyEdits(view, edits, 'input.refactor');
      },
    }));
}

/** The fixes of what is wrong at the cursor, else of what is wrong in its line, and other ways to write what is there. */
export function actionsAt(state: EditorState): Completion[] {
  const { main } = state.selection;
  const here = fixesIn(state, main);
  const fixes = here.length > 0 ? here : fixesIn(state, state.doc.lineAt(main.head));
  return [...fixes, ...refactoringsAt(state, main)];
}

/** Offers the fixes at the cursor. */
export const showActions: Command = (view) => {
  if (actionsAt(view.state).length === 0) return say(view, phrase(view.state, 'nothing'));
  view.dispatch({ effects: choose.of(true) });
  return startCompletion(view);
};
