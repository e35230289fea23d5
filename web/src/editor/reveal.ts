import { lintKeymap, nextDiagnostic, previousDiagnostic } from '@codemirror/lint';
import { Prec, StateEffect, StateField, type Extension, type TransactionSpec } from '@codemirror/state';
import { Decoration, EditorView, keymap, type Command, type DecorationSet } from '@codemirror/view';
import type { Span } from 'mapping-generator';

// A place that the page leads to is lit, and the cursor stands at its start. It is not selected: the next key would
// replace it.

const reveal = StateEffect.define<Span>();
const lit = Decoration.mark({ class: 'cm-revealed' });

/** There until the cursor or the text moves on. */
const revealed = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (shown, transaction) => {
    for (const effect of transaction.effects) {
      if (effect.is(reveal)) return effect.value.from < effect.value.to ? Decoration.set(lit.range(effect.value.from, effect.value.to)) : Decoration.none;
    }
    return transaction.docChanged || transaction.selection !== undefined ? Decoration.none : shown;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Puts the cursor at the start of the place and lights it. */
export function revealing(place: Span): TransactionSpec {
  return {
    selection: { anchor: place.from },
    effects: [reveal.of(place), EditorView.scrollIntoView(place.from, { y: 'center' })],
  };
}

/** CodeMirror goes on from the end of what it has selected, and selects the next. */
function toDiagnostic(step: Command): Command {
  return (view) => {
    const { head } = view.state.selection.main;
    view.state.field(revealed).between(head, head, (from, to) => {
      if (from === head) view.dispatch({ selection: { anchor: from, head: to } });
    });
    if (!step(view)) return false;
    const { from, to } = view.state.selection.main;
    view.dispatch(revealing({ from, to }));
    return true;
  };
}

export function revealPlaces(): Extension {
  return [
    revealed,
    Prec.high(keymap.of([{ key: 'F8', run: toDiagnostic(nextDiagnostic), shift: toDiagnostic(previousDiagnostic) }])),
    keymap.of(lintKeymap),
  ];
}
