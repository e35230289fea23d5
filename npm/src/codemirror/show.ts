import { countColumn, RangeSet, type Range } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  ViewPlugin,
  WidgetType,
  type DecorationSet,
  type Rect,
  type ViewUpdate,
} from '@codemirror/view';
import { colour, Tokens } from './colours.js';
import { plainIn, sqlStrings, type SqlString } from './strings.js';

// SQL is one long JSON string. It is shown as it reads: `\n` breaks the row and the words of SQL have their colours. The
// text itself stays as it is.

// Neither the mark nor the start of the next row has a width of its own, so that a click beside a row finds the row's own
// characters. A row without any has something that lies to the left of all clicks: what is found is the place behind it.
class RowBreak extends WidgetType {
  constructor(readonly beforeEmptyRow: boolean) {
    super();
  }

  override eq(other: RowBreak): boolean {
    return other.beforeEmptyRow === this.beforeEmptyRow;
  }

  // A widget inside a line must say how many breaks it adds, for the editor's heights.
  override get lineBreaks(): number {
    return 1;
  }

  override toDOM(): HTMLElement {
    const part = (name: string): HTMLElement => {
      const made = document.createElement('span');
      made.className = name;
      return made;
    };
    const box = part(`cm-rowBreak${this.beforeEmptyRow ? ' cm-rowBreak-empty' : ''}`);
    const mark = part('cm-rowMark');
    mark.textContent = '↵';
    box.append(mark, document.createElement('br'), part('cm-rowStart'));
    return box;
  }

  /** In front of the break is the end of a row, behind it the start of the next one. */
  override coordsAt(box: HTMLElement, position: number): Rect | null {
    const rows = box.getClientRects();
    const row = rows[position === 0 ? 0 : rows.length - 1];
    const x = box.children[position === 0 ? 0 : 2]?.getBoundingClientRect().left;
    if (row === undefined || x === undefined) return null;
    return { left: x, right: x, top: row.top, bottom: row.bottom };
  }
}

const rowBreak = Decoration.replace({ widget: new RowBreak(false) });
const breakBeforeEmptyRow = Decoration.replace({ widget: new RowBreak(true) });
const whole = Decoration.mark({});

// Rows further to the right than this would leave no room for the SQL.
const widestIndentation = 24;

/** Rows, and what is too long for one, begin where the SQL of the line does. */
function indentRows(line: string, from: number): Decoration {
  const column = Math.min(countColumn(line, 2, from), widestIndentation);
  return Decoration.line({
    class: 'cm-sqlLine',
    attributes: { style: `--sql-column: ${column}ch` },
  });
}

class ShownSql {
  decorations: DecorationSet = Decoration.none;
  /** The escapes: the cursor never stops inside of one, and they are deleted as a whole. */
  escapes: DecorationSet = Decoration.none;
  readonly #tokens = new Tokens();

  constructor(view: EditorView) {
    this.#show(view);
  }

  update({ docChanged, viewportChanged, view }: ViewUpdate): void {
    if (docChanged || viewportChanged) this.#show(view);
  }

  #show(view: EditorView): void {
    const shown: Range<Decoration>[] = [];
    const escapes: Range<Decoration>[] = [];
    let done = -1;
    for (const visible of view.visibleRanges) {
      for (let at = visible.from; at <= visible.to;) {
        const line = view.state.doc.lineAt(at);
        at = line.to + 1;
        if (line.from <= done) continue;
        done = line.from;
        const strings = sqlStrings(line);
        if (strings[0]) {
          const { from } = strings[0];
          shown.push(indentRows(line.text, from - line.from).range(line.from));
        }
        for (const string of strings) this.#showString(view, string, shown, escapes);
      }
    }
    this.#tokens.turn();
    this.decorations = Decoration.set(shown, true);
    this.escapes = Decoration.set(escapes, true);
  }

  #showString(
    { state }: EditorView,
    { from, to }: SqlString,
    shown: Range<Decoration>[],
    escapes: Range<Decoration>[],
  ): void {
    const plain = plainIn(state, { from, to });
    const { text, places } = plain;
    const placeOf = (offset: number): number => places[offset] ?? to;
    shown.push(...colour(state, this.#tokens.of(state, plain), placeOf));
    for (let i = 0; i < text.length; i += 1) {
      const [start, end] = [placeOf(i), placeOf(i + 1)];
      if (end - start < 2) continue;
      escapes.push(whole.range(start, end));
      if (text[i] !== '\n') continue;
      const isBeforeEmpty = (text[i + 1] ?? '\n') === '\n';
      shown.push((isBeforeEmpty ? breakBeforeEmptyRow : rowBreak).range(start, end));
    }
  }
}

/** Shows the SQL in the strings of a mapping as it reads. */
export const showSql = ViewPlugin.fromClass(ShownSql, {
  decorations: ({ decorations }) => decorations,
  provide: (plugin) =>
    EditorView.atomicRanges.of((view) => view.plugin(plugin)?.escapes ?? RangeSet.empty),
});
