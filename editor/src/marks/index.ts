import type { Extension } from '@codemirror/state';
import { EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { markGutter, readRows, writeRows } from './gutter';
import { marksField } from './marks';
import { readStrip, writeStrip } from './strip';

/** Puts the marks where the text is, whenever either has moved. */
class MarkPlacer {
  readonly #view: EditorView;
  readonly #strip = document.createElement('div');
  readonly #measure = {
    read: (view: EditorView) => ({ rows: readRows(view), strip: readStrip(view) }),
    write: (
      { rows, strip }: { rows: ReturnType<typeof readRows>; strip: ReturnType<typeof readStrip> },
      view: EditorView,
    ) => {
      writeRows(view, rows);
      writeStrip(view, this.#strip, strip);
    },
  };

  constructor(view: EditorView) {
    this.#view = view;
    this.#strip.className = 'cm-markStrip';
    // The list of problems, and F8, say and do the same.
    this.#strip.setAttribute('aria-hidden', 'true');
    view.dom.append(this.#strip);
    view.requestMeasure(this.#measure);
  }

  update({
    startState,
    state,
    geometryChanged,
    viewportChanged,
    docChanged,
    selectionSet,
  }: ViewUpdate): void {
    const isNew = startState.field(marksField, false) !== state.field(marksField);
    // The margin makes the boxes of a line anew when the line becomes the active one, or another does.
    if (isNew || geometryChanged || viewportChanged || docChanged || selectionSet)
      this.#view.requestMeasure(this.#measure);
  }

  destroy(): void {
    this.#strip.remove();
  }
}

// A shape and a width for each severity: colour alone tells nothing.
const theme = EditorView.baseTheme({
  '.cm-markGutter': { width: '0.875rem' },
  '.cm-markGutter .cm-gutterElement': { position: 'relative' },
  '.cm-mark': {
    position: 'absolute',
    insetInlineStart: '0.125rem',
    width: '0.625rem',
    height: '0.625rem',
    marginTop: '-0.3125rem',
    cursor: 'pointer',
    forcedColorAdjust: 'none',
  },
  '.cm-mark-error': { borderRadius: '50%', backgroundColor: 'var(--invalid)' },
  '.cm-mark-warning': {
    clipPath: 'polygon(50% 0, 100% 100%, 0 100%)',
    backgroundColor: 'var(--unchecked)',
  },
  '.cm-mark-info, .cm-mark-hint': { borderRadius: '50%', border: '2px solid var(--info)' },
  '.cm-markStrip': { position: 'absolute', zIndex: '2', width: '0.625rem', pointerEvents: 'none' },
  '.cm-stripMark': {
    position: 'absolute',
    insetInlineEnd: '0',
    height: '0.25rem',
    cursor: 'pointer',
    pointerEvents: 'auto',
    forcedColorAdjust: 'none',
  },
  '.cm-stripMark-error': { width: '100%', backgroundColor: 'var(--invalid)' },
  '.cm-stripMark-warning': { width: '70%', backgroundColor: 'var(--unchecked)' },
  '.cm-stripMark-info, .cm-stripMark-hint': { width: '40%', backgroundColor: 'var(--info)' },
});

/** Marks of the problems in both margins of a text: beside their rows, and beside the scrollbar. */
export const problemMarks: Extension = [
  marksField,
  markGutter,
  ViewPlugin.fromClass(MarkPlacer),
  theme,
];
