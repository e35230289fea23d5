import type { View } from 'mapping-generator-editor';
import { readStored, store } from './stored';

const key = 'mapping-editor.view';
const views: readonly string[] = ['graph', 'form', 'json'] satisfies View[];

/** The view that the author chose last. */
export function readView(): View {
  const stored = readStored(key);
  return stored !== null && views.includes(stored) ? (stored as View) : 'json';
}

export function storeView(view: View): void {
  store(key, view);
}
