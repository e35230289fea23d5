import { EditorView, type Command } from '@codemirror/view';
import { say } from './card.js';
import { ask, spanOf, type Span } from './host.js';
import { phrase } from './phrases.js';
import { reveal } from './reveal.js';

function definitionAt(view: EditorView, offset: number): Span | undefined {
  const found = ask(view.state, ({ language }, text, context) =>
    language.definition(text, offset, context),
  );
  return found?.map(spanOf)[0];
}

/** Leads to where the name at the cursor is given. */
export const goToDefinition: Command = (view) => {
  const place = definitionAt(view, view.state.selection.main.head);
  if (!place) return say(view, phrase(view.state, 'nothing'));
  reveal(view, place);
  return true;
};

/** With Ctrl or Cmd a click leads there, too; where it leads nowhere, it is a click like others. */
export const clickToDefinition = EditorView.domEventHandlers({
  mousedown: (event, view) => {
    const { ctrlKey, metaKey, button } = event;
    const isAsking = navigator.userAgent.includes('Mac') ? metaKey : ctrlKey;
    if (!isAsking || button !== 0) return false;
    const offset = view.posAtCoords({ x: event.clientX, y: event.clientY });
    const place = offset === null ? undefined : definitionAt(view, offset);
    if (!place) return false;
    event.preventDefault();
    reveal(view, place);
    return true;
  },
});
