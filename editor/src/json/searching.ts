import { Compartment, type Extension } from '@codemirror/state';
import { EditorView, keymap, type KeyBinding } from '@codemirror/view';

/** The keys that search: those of CodeMirror's own. */
const keys = ['Mod-f', 'F3', 'Mod-g', 'Mod-Shift-l', 'Mod-Alt-g', 'Mod-d'];

/**
 * Searching in the text, and marks on what is the same as what is selected. Fetched when something is selected or one of
 * the keys is pressed, which then does what it is for: a page is there sooner without it.
 */
export function searching(): Extension {
  const part = new Compartment();
  let fetched: Promise<readonly KeyBinding[]> | null = null;
  const fetchIt = async (view: EditorView): Promise<readonly KeyBinding[]> => {
    const { highlightSelectionMatches, searchKeymap } = await import('@codemirror/search');
    view.dispatch({
      effects: part.reconfigure([highlightSelectionMatches(), keymap.of(searchKeymap)]),
    });
    return searchKeymap;
  };
  const bindings = (view: EditorView): Promise<readonly KeyBinding[]> =>
    // Where it did not arrive, the next key asks again.
    (fetched ??= fetchIt(view).catch(() => {
      fetched = null;
      return [];
    }));
  const press =
    (key: string) =>
    (view: EditorView): boolean => {
      void bindings(view).then((found) =>
        found.find((binding) => binding.key === key)?.run?.(view),
      );
      return true;
    };
  return part.of([
    keymap.of(keys.map((key) => ({ key, run: press(key) }))),
    EditorView.updateListener.of(({ state, view }) => {
      if (!state.selection.main.empty) void bindings(view);
    }),
  ]);
}
