import { Prec, type EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { escape, plainOf, stringOfSelection } from './strings.js';

// Quotes and pasted rows become escapes inside a SQL string, and copied escapes become rows again.

/** A quote or a backslash in SQL is one of the SQL. Where the string has no end yet, the quote is what ends it. */
function escapeTyped(view: EditorView, from: number, to: number, text: string): boolean {
  const { state } = view;
  const { main } = state.selection;
  if (view.compositionStarted || !/["\\]/.test(text) || from !== main.from || to !== main.to)
    return false;
  if (stringOfSelection(state)?.closed !== true) return false;
  const typed = state.replaceSelection(escape(text));
  view.dispatch(typed, { userEvent: 'input.type', scrollIntoView: true });
  return true;
}

function escapePasted(text: string, state: EditorState): string {
  return stringOfSelection(state) ? escape(text.replace(/\r\n?/g, '\n')) : text;
}

function unescapeCopied(text: string, state: EditorState): string {
  const isSql = stringOfSelection(state);
  return isSql ? plainOf(text, 0, [{ from: 0, to: text.length }]).text : text;
}

export const typeSql: Extension = [
  Prec.high(EditorView.inputHandler.of(escapeTyped)),
  EditorView.clipboardInputFilter.of(escapePasted),
  EditorView.clipboardOutputFilter.of(unescapeCopied),
];
