import { EditorSelection, Prec, type EditorState, type Extension, type SelectionRange } from '@codemirror/state';
import { EditorView, keymap, type Command, type KeyBinding, type MouseSelectionStyle } from '@codemirror/view';
import type { Span } from 'mapping-generator';
import { rowAt, rowEnd, rowStart, wordAt, wordEnd } from './sql-rows';

// Keys and clicks in SQL do what they do in plain text with the same rows. Where there is no SQL, CodeMirror's own apply.

/** Where a key leads from a place; null: nowhere in SQL. */
type Target = (state: EditorState, position: number) => number | null;

function move(target: Target, extend: boolean): Command {
  return (view) => {
    const { state } = view;
    const to = state.selection.ranges.map(({ head }) => target(state, head));
    if (to[state.selection.mainIndex] === null) return false;
    const moved = (range: SelectionRange, index: number): SelectionRange => {
      const head = to[index] ?? range.head;
      return extend ? EditorSelection.range(range.anchor, head) : EditorSelection.cursor(head);
    };
    const selection = EditorSelection.create(state.selection.ranges.map(moved), state.selection.mainIndex);
    view.dispatch({ selection, scrollIntoView: true, userEvent: 'select' });
    return true;
  };
}

function remove(target: Target): Command {
  return (view) => {
    const { state } = view;
    const { main, ranges } = state.selection;
    if (ranges.length > 1 || !main.empty) return false;
    const to = target(state, main.head);
    if (to === null || to === main.head) return false;
    const forward = to > main.head;
    const changes = { from: Math.min(to, main.head), to: Math.max(to, main.head) };
    view.dispatch({ changes, scrollIntoView: true, userEvent: forward ? 'delete.forward' : 'delete.backward' });
    return true;
  };
}

const word = (forward: boolean, within: 'text' | 'row'): Target => (state, position) => wordEnd(state, position, forward, within);

/** A key that moves, and with Shift selects. */
const moving = (keys: Pick<KeyBinding, 'key' | 'mac'>, target: Target): KeyBinding => ({
  ...keys,
  run: move(target, false),
  shift: move(target, true),
  preventDefault: true,
});

const keys: KeyBinding[] = [
  moving({ key: 'Home' }, rowStart),
  moving({ key: 'End' }, rowEnd),
  moving({ mac: 'Cmd-ArrowLeft' }, rowStart),
  moving({ mac: 'Cmd-ArrowRight' }, rowEnd),
  moving({ mac: 'Ctrl-a' }, rowStart),
  moving({ mac: 'Ctrl-e' }, rowEnd),
  moving({ key: 'Mod-ArrowLeft', mac: 'Alt-ArrowLeft' }, word(false, 'text')),
  moving({ key: 'Mod-ArrowRight', mac: 'Alt-ArrowRight' }, word(true, 'text')),
  { key: 'Mod-Backspace', mac: 'Alt-Backspace', run: remove(word(false, 'row')) },
  { key: 'Mod-Delete', mac: 'Alt-Delete', run: remove(word(true, 'row')) },
  { mac: 'Cmd-Backspace', run: remove((state, position) => rowAt(state, position)?.from ?? null) },
  { mac: 'Cmd-Delete', run: remove(rowEnd) },
  { mac: 'Ctrl-k', run: remove(rowEnd) },
];

/** A double click takes a word of SQL, a triple click a row. */
function selectByClicks(view: EditorView, { detail, button, clientX, clientY }: MouseEvent): MouseSelectionStyle | null {
  const spanAt = (x: number, y: number): Span | null => {
    const { pos, assoc } = view.posAndSideAtCoords({ x, y }, false);
    return detail === 2 ? wordAt(view.state, pos, assoc) : rowAt(view.state, pos);
  };
  if (button !== 0 || detail < 2 || detail > 3) return null;
  let first = spanAt(clientX, clientY);
  if (first === null) return null;
  return {
    update: ({ docChanged, changes }) => {
      if (docChanged && first !== null) first = { from: changes.mapPos(first.from), to: changes.mapPos(first.to) };
    },
    get: ({ clientX: x, clientY: y }, extend) => {
      const here = spanAt(x, y) ?? first;
      const { anchor } = view.state.selection.main;
      const all = [first, here, extend ? { from: anchor, to: anchor } : null].filter((span) => span !== null);
      const from = Math.min(...all.map((span) => span.from));
      const to = Math.max(...all.map((span) => span.to));
      const backward = first !== null && here !== null && here.from < first.from;
      return EditorSelection.single(backward ? to : from, backward ? from : to);
    },
  };
}

export function moveInSql(): Extension {
  return [Prec.high(keymap.of(keys)), EditorView.mouseSelectionStyle.of(selectByClicks)];
}
