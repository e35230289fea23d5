import type { EditorState } from '@codemirror/state';
import { hoverTooltip, type Command } from '@codemirror/view';
import type { Hover } from '../language-types.js';
import { card, say, showCard } from './card.js';
import { element } from './element.js';
import { ask, spanOf } from './host.js';
import { phrase } from './phrases.js';

const hoverAt = (state: EditorState, offset: number): Hover | null =>
  ask(state, ({ language }, text, context) => language.hover(text, offset, context));

function draw({ contents }: Hover): HTMLElement {
  const rows = contents.map(({ kind, text }) => element('div', `cm-card-${kind}`, text));
  return element('div', 'cm-card', ...rows);
}

export const pointing = hoverTooltip(
  ({ state }, position) => {
    // One at a time: the one that was asked for stays.
    const hover = state.field(card) ? null : hoverAt(state, position);
    if (!hover) return null;
    const { from, to } = spanOf(hover.range);
    return { pos: from, end: to, above: true, create: () => ({ dom: draw(hover) }) };
  },
  { hideOnChange: true },
);

/** Shows what is known of the name at the cursor, and tells it. */
export const showHover: Command = (view) => {
  const { head } = view.state.selection.main;
  const hover = hoverAt(view.state, head);
  if (!hover) return say(view, phrase(view.state, 'nothing'));
  showCard(view, head, draw(hover), hover.contents.map(({ text }) => text).join('; '));
  return true;
};
