import {
  snippet,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import type { CompletionItem, CompletionKind, TextEdit } from '../language-types.js';
import { actionsAt, choosing } from './actions.js';
import { ask, spanOf, toChange } from './host.js';

/** An item may bring further changes, and a sentence. */
type Item = CompletionItem & { edits?: TextEdit[]; documentation?: string };

/** CodeMirror's icons. */
const icons: Partial<Record<CompletionKind, string>> = {
  column: 'property',
  field: 'property',
  alias: 'variable',
  named_query: 'variable',
  table: 'class',
  schema: 'namespace',
  catalog: 'namespace',
  value: 'constant',
  snippet: 'text',
};

function accept({ text, kind, edits = [] }: Item): Completion['apply'] {
  const hasPlaces = kind === 'function' || kind === 'snippet';
  const insert = snippet(text);
  if (edits.length === 0) return hasPlaces ? insert : text;
  return (view: EditorView, completion, from, to) => {
    const others = view.state.changes(edits.map(toChange));
    view.dispatch({ changes: others, userEvent: 'input.complete' });
    const [start, end] = [others.mapPos(from, 1), others.mapPos(to, 1)];
    insert(view, completion, start, end);
  };
}

function toCompletion(item: Item): Completion {
  const { label, kind, detail, documentation } = item;
  return {
    label,
    type: icons[kind] ?? kind,
    apply: accept(item) ?? label,
    ...(detail && { detail }),
    ...(documentation && { info: documentation }),
  };
}

/** What may stand at the cursor; as long as nobody asks, only where a word or a name goes on. */
export function complete({
  state,
  pos,
  explicit,
  view,
}: CompletionContext): CompletionResult | null {
  if (state.field(choosing)) return { from: pos, options: actionsAt(state), filter: false };
  const list = ask(state, ({ language }, text, context) => language.complete(text, pos, context));
  if (!list) return null;
  const { from, to } = spanOf(list.range);
  const word = state.sliceDoc(from, pos);
  if (!explicit) {
    // Who has gone on to something else wants no list over it.
    if (view?.hasFocus === false) return null;
    const begins = /[.":]$/.test(state.sliceDoc(pos - 1, pos));
    // What is written already stands in the way of the next key.
    const isWhole = list.items[0]?.text.toLowerCase() === word.toLowerCase();
    if (isWhole || (word === '' ? !begins : /^\d/.test(word))) return null;
  }
  return { from, to, options: list.items.map(toCompletion), filter: false };
}
