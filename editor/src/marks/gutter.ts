import { gutter, GutterMarker, type EditorView } from '@codemirror/view';
import { reveal } from 'mapping-generator/codemirror';
import { marksBetween, marksField, together, type Mark } from './marks';

const name = 'cm-markRows';

const sameMark = (a: Mark, b: Mark | undefined): boolean =>
  a.severity === b?.severity && a.message === b.message && a.from === b.from;

/** Whose rows each box in the gutter is for. */
const boxes = new WeakMap<Element, readonly Mark[]>();

/** The problems of a line, whose rows are many where it holds SQL: each stands beside its own. */
class RowMarks extends GutterMarker {
  readonly #marks: readonly Mark[];

  constructor(marks: readonly Mark[]) {
    super();
    this.#marks = marks;
  }

  override eq(other: GutterMarker): boolean {
    return (
      other instanceof RowMarks &&
      other.#marks.length === this.#marks.length &&
      this.#marks.every((mark, index) => sameMark(mark, other.#marks[index]))
    );
  }

  override toDOM(): HTMLElement {
    const box = document.createElement('div');
    box.className = name;
    boxes.set(box, this.#marks);
    return box;
  }
}

export const markGutter = gutter({
  class: 'cm-markGutter',
  lineMarker: ({ state }, { from, to }) => {
    const marks = marksBetween(state.field(marksField), from, to);
    return marks.length > 0 ? new RowMarks(marks) : null;
  },
  lineMarkerChange: ({ startState, state }) =>
    startState.field(marksField) !== state.field(marksField),
});

/** A mark as it is drawn in either margin; a click leads to the place. */
export function markElement(
  view: EditorView,
  mark: Mark,
  messages: readonly string[],
  className: string,
): HTMLElement {
  const element = document.createElement('div');
  element.className = `${className} ${className}-${mark.severity}`;
  element.title = messages.join('\n');
  element.onmousedown = (event) => {
    event.preventDefault();
    reveal(view, mark);
  };
  return element;
}

interface Placed {
  box: Element;
  rows: { mark: Mark; at: number; messages: string[] }[];
}

/** Where the rows of the problems on the screen are; the layout has to be read for it. */
export function readRows(view: EditorView): Placed[] {
  return Array.from(view.dom.querySelectorAll(`.${name}`), (box) => {
    const { top } = box.getBoundingClientRect();
    const found = (boxes.get(box) ?? []).map((mark) => {
      const row = view.coordsAtPos(mark.from, 1);
      return { mark, at: row === null ? 0 : (row.top + row.bottom) / 2 - top };
    });
    return { box, rows: together(found, 6) };
  });
}

export function writeRows(view: EditorView, placed: readonly Placed[]): void {
  for (const { box, rows } of placed) {
    const elements = rows.map(({ mark, at, messages }) => {
      const element = markElement(view, mark, messages, 'cm-mark');
      element.style.top = `${at}px`;
      return element;
    });
    box.replaceChildren(...elements);
  }
}
