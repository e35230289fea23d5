import type { EditorState, Text } from '@codemirror/state';
import { ask, spanOf, type Span } from './host.js';

/** The widest of what begins in each line, by the start of the line: from the line's end on. */
function foldsOf(state: EditorState): ReadonlyMap<number, Span> {
  const found = new Map<number, Span>();
  for (const range of ask(state, ({ language }, text) => language.foldingRanges(text)) ?? []) {
    const { from, to } = spanOf(range);
    const line = state.doc.lineAt(from);
    const known = found.get(line.from);
    if (to > Math.max(line.to, known?.to ?? 0)) found.set(line.from, { from: line.to, to });
  }
  return found;
}

const known = new WeakMap<Text, ReadonlyMap<number, Span>>();

/** What can be folded from a line on. It is asked for each line that is drawn. */
export function folds(state: EditorState, lineStart: number): Span | null {
  const all = known.get(state.doc) ?? foldsOf(state);
  known.set(state.doc, all);
  return all.get(lineStart) ?? null;
}
