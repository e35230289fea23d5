import type { View } from 'mapping-generator-editor';

const key = 'mapping-editor.view';
const views: readonly string[] = ['graph', 'form', 'json'] satisfies View[];

/** The view that the author chose last. */
export function readView(): View {
  try {
    const stored = localStorage.getItem(key);
    return stored !== null && views.includes(stored) ? (stored as View) : 'json';
  } catch {
    // Storage is switched off.
    return 'json';
  }
}

export function storeView(view: View): void {
  try {
    localStorage.setItem(key, view);
  } catch {
    // Storage is switched off: the choice holds for this visit.
  }
}
