import { Prec, type EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, type Command } from '@codemirror/view';
import { escapeForLiteral } from '../app/fixes';
import { sqlStrings } from './sql-strings';

// Writing SQL inside a JSON string as if it were plain text: Enter and pasted rows become escapes, copied escapes become
// rows again.

/** The SQL before `position` when it lies in a SQL string, else null. */
function sqlBefore(state: EditorState, position: number): string | null {
  const line = state.doc.lineAt(position);
  const at = position - line.from;
  const string = sqlStrings(line.text).find(({ from, to }) => from <= at && at <= to);
  return string === undefined ? null : line.text.slice(string.from, at);
}

function selectionInSql(state: EditorState): boolean {
  const { from, to } = state.selection.main;
  const sameLine = state.doc.lineAt(from).number === state.doc.lineAt(to).number;
  return sameLine && sqlBefore(state, from) !== null && sqlBefore(state, to) !== null;
}

const breakRow: Command = (view) => {
  const { state } = view;
  if (!selectionInSql(state)) return false;
  const row = sqlBefore(state, state.selection.main.from)?.split('\\n').at(-1) ?? '';
  const indentation = /^ */.exec(row)?.[0] ?? '';
  view.dispatch(state.replaceSelection(`\\n${indentation}`), { userEvent: 'input', scrollIntoView: true });
  return true;
};

function escapePasted(text: string, state: EditorState): string {
  return selectionInSql(state) ? escapeForLiteral(text.replace(/\r\n?/g, '\n')) : text;
}

function unescapeCopied(text: string, state: EditorState): string {
  if (!selectionInSql(state)) return text;
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
    EditorView.clipboardInputFilter.of(escapePasted),
    EditorView.clipboardOutputFilter.of(unescapeCopied),
  ];
}
