import { forEachDiagnostic, setDiagnosticsEffect, type Diagnostic } from '@codemirror/lint';
import { StateField, type EditorState } from '@codemirror/state';

/** A problem of the text, as its margin shows it. */
export interface Mark {
  from: number;
  to: number;
  severity: Diagnostic['severity'];
  message: string;
}

const order: readonly Diagnostic['severity'][] = ['error', 'warning', 'info', 'hint'];

/** The graver of two. */
export const graver = (a: Mark, b: Mark): Mark =>
  order.indexOf(b.severity) < order.indexOf(a.severity) ? b : a;

const markOf = ({ severity, message }: Diagnostic, from: number, to: number): Mark => ({
  from,
  to,
  severity,
  message,
});

const inOrder = (marks: Mark[]): Mark[] => marks.sort((a, b) => a.from - b.from);

function shownIn(state: EditorState): Mark[] {
  const marks: Mark[] = [];
  forEachDiagnostic(state, (diagnostic, from, to) => {
    marks.push(markOf(diagnostic, from, to));
  });
  return inOrder(marks);
}

/** What is wrong with the text, in the order of the places; while something is typed, they move along. */
export const marksField = StateField.define<readonly Mark[]>({
  create: shownIn,
  update: (before, { effects, changes, docChanged }) => {
    let marks = docChanged
      ? before.map((mark) => ({
          ...mark,
          from: changes.mapPos(mark.from, 1),
          to: changes.mapPos(mark.to, -1),
        }))
      : before;
    for (const effect of effects) {
      if (effect.is(setDiagnosticsEffect))
        marks = inOrder(effect.value.map((found) => markOf(found, found.from, found.to)));
    }
    return marks;
  },
});

/** Those that begin between two places, both included. */
export function marksBetween(marks: readonly Mark[], from: number, to: number): Mark[] {
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.from ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < marks.length && (marks[end]?.from ?? 0) <= to) end += 1;
  return marks.slice(low, end);
}

/** What lies on one row, or too close to be told apart: the gravest stands for all, and says what all say. */
export function together(
  marks: readonly { mark: Mark; at: number }[],
  apart: number,
): { mark: Mark; at: number; messages: string[] }[] {
  const rows = new Map<number, { mark: Mark; at: number; messages: string[] }>();
  for (const { mark, at } of marks) {
    const key = Math.round(at / apart);
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { mark, at, messages: [mark.message] });
    else {
      row.mark = graver(row.mark, mark);
      row.messages.push(mark.message);
    }
  }
  return [...rows.values()];
}
