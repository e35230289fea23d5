import { defaultKeymap, indentWithTab } from '@codemirror/commands';
import { indentUnit } from '@codemirror/language';
import { EditorSelection, EditorState, Prec, type Transaction } from '@codemirror/state';
import { EditorView, keymap, runScopeHandlers, type MouseSelectionStyle } from '@codemirror/view';
import type { Change, Span } from './host.js';
import { escape, plainIn, sqlStringAt, type Plain } from './strings.js';

// Keys and clicks in the rows of SQL do what CodeMirror does in plain text with the same rows: a key is pressed in a view
// of the plain text, which nobody sees, and what came of it is carried over. Where nothing came of it, or there is no SQL,
// CodeMirror does its own.

export const languageData = EditorState.languageData.of(() => [
  { commentTokens: { line: '--', block: { open: '/*', close: '*/' } } },
]);

const offsetIn = ({ places, text }: Plain, place: number): number => {
  const found = places.findIndex((at) => at >= place);
  return found === -1 ? text.length : found;
};

/** Presses a key in the text between two places; what came of it, null: nothing. */
function press(state: EditorState, plain: Plain, event: KeyboardEvent): Transaction | null {
  const { anchor, head } = state.selection.main;
  let done: Transaction | null = null;
  const view = new EditorView({
    state: EditorState.create({
      doc: plain.text,
      selection: { anchor: offsetIn(plain, anchor), head: offsetIn(plain, head) },
      extensions: [
        keymap.of([...defaultKeymap, indentWithTab]),
        languageData,
        EditorState.lineSeparator.of('\n'),
        EditorState.tabSize.of(state.tabSize),
        EditorState.readOnly.of(state.readOnly),
        indentUnit.of(state.facet(indentUnit)),
      ],
    }),
    dispatch: (transaction) => {
      done = transaction;
    },
  });
  runScopeHandlers(view, event, 'editor');
  view.destroy();
  return done;
}

/** What a transaction of the plain text is in the document. */
function carryOver(view: EditorView, { places }: Plain, transaction: Transaction): void {
  const { changes, newSelection, startState } = transaction;
  const { anchor, head } = view.state.selection.main;
  const placeOf = (offset: number): number => places[offset] ?? 0;
  const inserted: (Change & Span)[] = [];
  const own: Change[] = [];
  changes.iterChanges((fromA, toA, from, to, text) => {
    inserted.push({ from, to, insert: text.toString() });
    own.push({ from: placeOf(fromA), to: placeOf(toA), insert: escape(text.toString()) });
  });
  const change = view.state.changes(own);
  const moved = (offset: number): number => {
    const index = inserted.findIndex(({ from, to }) => from <= offset && offset <= to);
    const part = inserted[index];
    if (!part) return change.mapPos(placeOf(changes.invertedDesc.mapPos(offset)));
    const typed = escape(part.insert.slice(0, offset - part.from)).length;
    return change.mapPos(own[index]?.from ?? head, -1) + typed;
  };
  const { main } = newSelection;
  // There are no lines on a screen by which the cursor would find the next row, in front of which a break is left.
  const row = transaction.isUserEvent('delete.line') ? inserted[0]?.from : undefined;
  // What is selected outside of the text stays so.
  const stays = main.anchor === startState.selection.main.anchor && !transaction.docChanged;
  view.dispatch({
    changes: change,
    selection:
      row === undefined
        ? EditorSelection.single(stays ? anchor : moved(main.anchor), moved(main.head))
        : { anchor: moved(row && Math.min(row + 1, transaction.newDoc.length)) },
    scrollIntoView: true,
    userEvent: transaction.docChanged ? 'input' : 'select',
  });
}

// Not what needs lines on a screen, such as the arrows up and down.
// Ctrl, Alt and Cmd are C, A and M.
const keys =
  /^([CAM]*(Enter|Tab)|A?(Home|End)|[CAM]+(Arrow(Left|Right)|Backspace|Delete|[[\]/kK])|AArrow(Up|Down))$/;

const toEnds = /^(A?(Home|End)|MArrow(Left|Right)|C[ae])$/;

function pressInRows(view: EditorView, event: KeyboardEvent): boolean {
  const { key, ctrlKey, altKey, metaKey } = event;
  const name = `${ctrlKey ? 'C' : ''}${altKey ? 'A' : ''}${metaKey ? 'M' : ''}${key}`;
  const isKey = keys.test(name) || (/^C[ae]$/.test(name) && navigator.userAgent.includes('Mac'));
  const { state } = view;
  const { ranges, main } = state.selection;
  if (!isKey || ranges.length > 1) return false;
  const line = state.doc.lineAt(main.head);
  // First in the SQL; where it ends, in the row with what stands around it.
  for (const span of [sqlStringAt(state, main.head), line]) {
    const plain = span && plainIn(state, span);
    const isShown = plain && plain.text !== state.sliceDoc(span.from, span.to);
    if (!isShown && span === line) return false;
    const done = plain && press(state, plain, event);
    if (!done) continue;
    const isInside = span !== line && main.from >= span.from && main.to <= span.to;
    if (done.docChanged ? !isInside : done.newSelection.eq(done.startState.selection)) continue;
    carryOver(view, plain, done);
    return true;
  }
  // The row's own end is where it ends, whatever stands in the line.
  return toEnds.test(name);
}

/** The word of SQL at a place of the screen, or its row; null: no SQL, or neither. */
function spanAt(view: EditorView, { clientX, clientY }: MouseEvent, clicks: number): Span | null {
  const { state } = view;
  const place = view.posAtCoords({ x: clientX, y: clientY }, false);
  const string = sqlStringAt(state, place);
  if (!string) return null;
  const plain = plainIn(state, string);
  const separator = EditorState.lineSeparator.of('\n');
  const shown = EditorState.create({ doc: plain.text, extensions: separator });
  const offset = offsetIn(plain, place);
  const found = clicks === 2 ? shown.wordAt(offset) : shown.doc.lineAt(offset);
  return found && { from: plain.places[found.from] ?? place, to: plain.places[found.to] ?? place };
}

/** A double click takes a word of SQL, a triple click a row. */
function selectByClicks(view: EditorView, event: MouseEvent): MouseSelectionStyle | null {
  const { detail, button } = event;
  const isOfWords = button === 0 && (detail === 2 || detail === 3);
  const first = isOfWords ? spanAt(view, event, detail) : null;
  if (!first) return null;
  let { from, to } = first;
  return {
    get: (now) => {
      const here = spanAt(view, now, detail) ?? { from, to };
      return here.from < from
        ? EditorSelection.single(to, here.from)
        : EditorSelection.single(from, here.to);
    },
    update: ({ changes }) => {
      [from, to] = [changes.mapPos(from), changes.mapPos(to)];
    },
  };
}

export const pressKeys = [
  Prec.high(keymap.of([{ any: pressInRows }])),
  EditorView.mouseSelectionStyle.of(selectByClicks),
];
