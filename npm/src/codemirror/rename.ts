import type { Command, EditorView } from '@codemirror/view';
import { hideCard, say, showCard } from './card.js';
import { applyEdits } from './check.js';
import { element } from './element.js';
import { ask } from './host.js';
import { phrase } from './phrases.js';

/** Renames, or gives the reason why not. */
function rename(view: EditorView, offset: number, name: string): string {
  const result = ask(view.state, ({ language }, text, context) =>
    language.rename(text, offset, name, context),
  );
  if (!result || 'refused' in result) return result?.refused ?? phrase(view.state, 'nothing');
  hideCard(view);
  applyEdits(view, result.edits, 'input.rename');
  return '';
}

function panel(view: EditorView, placeholder: string, offset: number): HTMLInputElement {
  const input = document.createElement('input');
  input.className = 'cm-textfield';
  input.value = placeholder;
  input.setAttribute('aria-label', phrase(view.state, 'newName'));
  input.onkeydown = (event) => {
    // While a name is composed, Enter is one of the input method's.
    if (event.isComposing || !/^(Enter|Escape)$/.test(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter' && input.value !== placeholder) {
      const refusal = element('div', '', rename(view, offset, input.value));
      refusal.role = 'alert';
      input.nextSibling?.remove();
      input.after(refusal);
    } else {
      hideCard(view);
      view.focus();
    }
  };
  return input;
}

/** Asks for another name of what is named at the cursor, and gives it everywhere. */
export const renameSymbol: Command = (view) => {
  const { state } = view;
  const { head } = state.selection.main;
  if (state.readOnly) return false;
  const target = ask(state, ({ language }, text, context) =>
    language.prepareRename(text, head, context),
  );
  // Asked for a name that it has no place for, the generator says why.
  if (!target) return say(view, rename(view, head, '_'));
  const input = panel(view, target.placeholder, head);
  showCard(view, target.range.start.offset, element('div', 'cm-card', input), '');
  // The tooltip gets its place first.
  requestAnimationFrame(() => {
    input.select();
  });
  return true;
};
