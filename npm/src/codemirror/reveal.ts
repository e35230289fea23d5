import { nextDiagnostic, previousDiagnostic } from '@codemirror/lint';
import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, type Command, type DecorationSet } from '@codemirror/view';
import type { Span } from './host.js';

// A place that is led to is lit, and the cursor stands at its start. It is not selected: the next key would replace it.

const light = StateEffect.define<Span>();
const lit = Decoration.mark({ class: 'cm-revealed' });

/** There until the cursor or the text moves on. */
export const revealed = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (shown, transaction) => {
    for (const effect of transaction.effects) {
      if (!effect.is(light)) continue;
      const { from, to } = effect.value;
      return from < to ? Decoration.set(lit.range(from, to)) : Decoration.none;
    }
    return transaction.docChanged || transaction.selection ? Decoration.none : shown;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Puts the cursor at the start of a place of the text and lights the place; nothing is selected. */
export function reveal(view: EditorView, place: Span): void {
  const { length } = view.state.doc;
  const from = Math.min(place.from, length);
  view.dispatch({
    selection: { anchor: from },
    effects: [
      light.of({ from, to: Math.min(place.to, length) }),
      EditorView.scrollIntoView(from, { y: 'center' }),
    ],
  });
  view.focus();
}

/** CodeMirror goes on from the end of what it has selected, and selects the next. */
export function toDiagnostic(step: Command): Command {
  return (view) => {
    const { head } = view.state.selection.main;
    view.state.field(revealed).between(head, head, (from, to) => {
      if (from === head) view.dispatch({ selection: { anchor: from, head: to } });
    });
    if (!step(view)) return false;
    reveal(view, view.state.selection.main);
    return true;
  };
}

export const toNextDiagnostic = toDiagnostic(nextDiagnostic);
export const toPreviousDiagnostic = toDiagnostic(previousDiagnostic);
