import { setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { afterEach, describe, expect, it } from 'vitest';
import { problemMarks } from '../src/marks';
import { marksBetween, marksField, together, type Mark } from '../src/marks/marks';

const found = (
  from: number,
  to: number,
  severity: Diagnostic['severity'],
  message = severity,
): Diagnostic => ({ from, to, severity, message });
const mark = (from: number, severity: Mark['severity']): Mark => ({
  from,
  to: from + 1,
  severity,
  message: severity,
});

let view: EditorView | null = null;
afterEach(() => {
  view?.destroy();
});

function viewOf(doc: string, diagnostics: Diagnostic[]): EditorView {
  view = new EditorView({
    parent: document.body,
    state: EditorState.create({ doc, extensions: problemMarks }),
  });
  view.dispatch(setDiagnostics(view.state, diagnostics));
  return view;
}

describe('the marks of a text', () => {
  it('are its problems in the order of their places, and move along while something is typed', () => {
    const { state } = viewOf('one\ntwo\nthree', [found(8, 13, 'warning'), found(0, 3, 'error')]);
    expect(state.field(marksField).map(({ from, to, severity }) => [from, to, severity])).toEqual([
      [0, 3, 'error'],
      [8, 13, 'warning'],
    ]);
    view?.dispatch({ changes: { from: 4, insert: 'xx' } });
    expect(view?.state.field(marksField).map(({ from, to }) => [from, to])).toEqual([
      [0, 3],
      [10, 15],
    ]);
  });

  it('are those that were there before the margin was', () => {
    const { state } = viewOf('one', [found(0, 1, 'info')]);
    expect(EditorState.create({ doc: 'one', extensions: problemMarks }).field(marksField)).toEqual(
      [],
    );
    expect(state.field(marksField)).toHaveLength(1);
  });

  it('stand in the gutter of their lines', () => {
    const { dom } = viewOf('one\ntwo\nthree', [found(0, 1, 'error'), found(9, 10, 'info')]);
    expect(dom.querySelectorAll('.cm-markRows')).toHaveLength(2);
  });

  it('are found between two places', () => {
    const marks = [mark(1, 'error'), mark(5, 'info'), mark(5, 'warning'), mark(9, 'error')];
    expect(marksBetween(marks, 2, 5).map(({ severity }) => severity)).toEqual(['info', 'warning']);
    expect(marksBetween(marks, 9, 20)).toHaveLength(1);
    expect(marksBetween(marks, 10, 20)).toEqual([]);
  });

  it('on one row are one, as grave as the gravest, with the words of all', () => {
    const rows = together(
      [
        { mark: mark(1, 'info'), at: 10 },
        { mark: mark(2, 'error'), at: 11 },
        { mark: mark(3, 'warning'), at: 30 },
      ],
      6,
    );
    expect(rows.map(({ mark: { severity }, messages }) => [severity, messages])).toEqual([
      ['error', ['info', 'error']],
      ['warning', ['warning']],
    ]);
  });
});
