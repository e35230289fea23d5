import { StateEffect, StateField, type Extension } from '@codemirror/state';
import { closeHoverTooltips, EditorView, hasHoverTooltips, hoverTooltip, keymap, showTooltip, type Command, type Tooltip } from '@codemirror/view';
import type { Fact } from '../app/facts';

// What is known of the column or table under the pointer, or at the cursor when it is asked for by a key.

function draw({ title, lines }: Fact): HTMLElement {
  const box = document.createElement('div');
  box.className = 'fact';
  const heading = document.createElement('strong');
  heading.className = 'fact-title';
  heading.textContent = title;
  box.append(heading, ...lines.map((line) => {
    const row = document.createElement('div');
    row.textContent = line;
    return row;
  }));
  return box;
}

function tooltipOf(fact: Fact, pos: number): Tooltip {
  return { pos, end: Math.max(pos, fact.to), above: true, create: () => ({ dom: draw(fact) }) };
}

const show = StateEffect.define<Tooltip | null>();

/** The tooltip at the cursor: there until the cursor or the text moves on. */
const shown = StateField.define<Tooltip | null>({
  create: () => null,
  update: (tooltip, transaction) => {
    for (const effect of transaction.effects) if (effect.is(show)) return effect.value;
    return transaction.docChanged || transaction.selection !== undefined ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

const hide: Command = (view) => {
  if (view.state.field(shown) === null && !hasHoverTooltips(view.state)) return false;
  view.dispatch({ effects: [show.of(null), closeHoverTooltips] });
  return true;
};

/** `ask` gives what is known of a place; `told` hears what the author asked for by the key. */
export function showFacts(ask: (position: number) => Fact | null, told: (fact: Fact | null) => void): Extension {
  const showAtCursor: Command = (view) => {
    const position = view.state.selection.main.head;
    const fact = ask(position);
    view.dispatch({ effects: [show.of(fact && tooltipOf(fact, position)), closeHoverTooltips] });
    told(fact);
    return true;
  };
  return [
    shown,
    hoverTooltip((view, position) => {
      // One at a time: the one that was asked for stays.
      const fact = view.state.field(shown) === null ? ask(position) : null;
      return fact && tooltipOf(fact, fact.from);
    }),
    keymap.of([
      { key: 'Shift-Alt-i', run: showAtCursor },
      { key: 'Escape', run: hide },
    ]),
    EditorView.domEventHandlers({ blur: (_event, view) => { hide(view); } }),
  ];
}
