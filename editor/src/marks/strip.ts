import type { EditorView } from '@codemirror/view';
import { markElement } from './gutter';
import { marksField, together, type Mark } from './marks';

/** Where the marks stand beside the scrollbar, which shows the whole text. */
export interface Strip {
  /** In px, of the editor. */
  top: number;
  right: number;
  height: number;
  rows: { mark: Mark; at: number; messages: string[] }[];
}

/** How far apart (px) two of them are to be told from each other. */
const apart = 4;

/** Within a line that has many rows a place is guessed: what is not on the screen has no layout. */
function heightAt(view: EditorView, place: number): number {
  const { from, length, top, height } = view.lineBlockAt(place);
  return top + (length === 0 ? 0 : ((place - from) / length) * height);
}

export function readStrip(view: EditorView): Strip {
  const { scrollDOM } = view;
  const { scrollHeight, clientHeight, offsetWidth, clientWidth, offsetTop } = scrollDOM;
  const place = { top: offsetTop, right: offsetWidth - clientWidth, height: clientHeight };
  // All of it is on the screen, with its marks.
  if (scrollHeight <= clientHeight + 1) return { ...place, rows: [] };
  const { length } = view.state.doc;
  const all = view.state.field(marksField).map((mark) => {
    const height = view.documentPadding.top + heightAt(view, Math.min(mark.from, length));
    return { mark, at: (height / scrollHeight) * clientHeight };
  });
  return { ...place, rows: together(all, apart) };
}

export function writeStrip(
  view: EditorView,
  strip: HTMLElement,
  { top, right, height, rows }: Strip,
): void {
  Object.assign(strip.style, { top: `${top}px`, right: `${right}px`, height: `${height}px` });
  const elements = rows.map(({ mark, at, messages }) => {
    const element = markElement(view, mark, messages, 'cm-stripMark');
    element.style.top = `${at}px`;
    return element;
  });
  strip.replaceChildren(...elements);
}
