import { Prec, type EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, type Command } from '@codemirror/view';
import { escapeForLiteral } from '../app/fixes';
import { rowAt, sqlStringAt } from './sql-rows';

// Writing SQL inside a JSON string as if it were plain text: Enter, quotes and pasted rows become escapes, copied escapes
// become rows again.

/** The SQL string that the whole selection lies in, else null. */
function stringOfSelection(state: EditorState): ReturnType<typeof sqlStringAt> {
  const { from, to } = state.selection.main;
  const string = sqlStringAt(state, from);
  return string !== null && to <= string.to ? string : null;
}

const breakRow: Command = (view) => {
  const { state } = view;
  if (stringOfSelection(state) === null) return false;
  const { from } = state.selection.main;
  const row = state.sliceDoc(rowAt(state, from)?.from ?? from, from);
  const indentation = /^ */.exec(row)?.[0] ?? '';
  view.dispatch(state.replaceSelection(`\\n${indentation}`), { userEvent: 'input', scrollIntoView: true });
  return true;
};

/** A quote or a backslash in SQL is one of the SQL. Where the string has no end yet, the quote is what ends it. */
function escapeTyped(view: EditorView, from: number, to: number, text: string): boolean {
  const { state } = view;
  const { main } = state.selection;
  if (view.compositionStarted || !/["\\]/.test(text) || from !== main.from || to !== main.to) return false;
  if (stringOfSelection(state)?.closed !== true) return false;
  view.dispatch(state.replaceSelection(escapeForLiteral(text)), { userEvent: 'input.type', scrollIntoView: true });
  return true;
}

function escapePasted(text: string, state: EditorState): string {
  return stringOfSelection(state) !== null ? escapeForLiteral(text.replace(/\r\n?/g, '\n')) : text;
}

function unescapeCopied(text: string, state: EditorState): string {
  if (stringOfSelection(state) === null) return text;
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    // Half an escape was selected.
    return text;
  }
}

export function typeSql(): Extension {
  return [
    Prec.high(keymap.of([{ key: 'Enter', run: breakRow }])),
    EditorView.inputHandler.of(escapeTyped),
    EditorView.clipboardInputFilter.of(escapePasted),
    EditorView.clipboardOutputFilter.of(unescapeCopied),
  ];
}
