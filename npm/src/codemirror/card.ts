import { StateEffect, StateField, type Transaction } from '@codemirror/state';
import {
  closeHoverTooltips,
  EditorView,
  hasHoverTooltips,
  showTooltip,
  type Command,
} from '@codemirror/view';
import { element } from './element.js';
import { opensCall, signatureAt, type Card } from './signature.js';

// What was asked for by a key, or by the parenthesis of a call, in a tooltip at the cursor.

const setCard = StateEffect.define<Card | null>();

function following(shown: Card | null, transaction: Transaction): Card | null {
  if (!transaction.docChanged && !transaction.selection) return shown;
  if (!shown?.isSignature && !opensCall(transaction)) return null;
  return signatureAt(
    transaction.startState,
    transaction.newDoc,
    transaction.newSelection.main.head,
  );
}

/** There until the cursor or the text moves on. */
export const card = StateField.define<Card | null>({
  create: () => null,
  update: (shown, transaction) => {
    for (const effect of transaction.effects) if (effect.is(setCard)) return effect.value;
    return following(shown, transaction);
  },
  provide: (field) => showTooltip.from(field),
});

/** Shows something at a place, in the place of what is shown. `told` is for those who do not see it. */
export function showCard(view: EditorView, pos: number, dom: HTMLElement, told: string): void {
  view.dispatch({
    effects: [
      setCard.of({ pos, above: true, create: () => ({ dom }) }),
      closeHoverTooltips,
      EditorView.announce.of(told),
    ],
  });
}

/** Says something at the cursor, in the author's language. */
export function say(view: EditorView, text: string): true {
  showCard(view, view.state.selection.main.head, element('div', 'cm-card', text), text);
  return true;
}

/** Shows the signature of the call at the cursor. */
export const showSignature: Command = (view) => {
  const { doc, selection } = view.state;
  view.dispatch({ effects: setCard.of(signatureAt(view.state, doc, selection.main.head)) });
  return true;
};

export const hideCard: Command = (view) => {
  if (view.state.field(card) === null && !hasHoverTooltips(view.state)) return false;
  view.dispatch({ effects: [setCard.of(null), closeHoverTooltips] });
  return true;
};

export const hideOnBlur = EditorView.domEventHandlers({
  blur: ({ relatedTarget }, view) => {
    const isInCard = relatedTarget instanceof Element && relatedTarget.closest('.cm-card');
    if (!isInCard) hideCard(view);
  },
});
