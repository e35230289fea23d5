import type { Locale } from 'mapping-generator-editor/parts';
import { readStored, store } from './stored';

const key = 'mapping-editor.locale';

/** The language the author used last, else the browser's. */
function initialLocale(stored: string | null, preferred: readonly string[]): Locale {
  if (stored === 'en' || stored === 'zh') return stored;
  return preferred[0]?.toLowerCase().startsWith('zh') === true ? 'zh' : 'en';
}

/** The language to begin with. A browser that keeps nothing for this page gives its own preference. */
export function readLocale(): Locale {
  return initialLocale(readStored(key), navigator.languages);
}

export function storeLocale(locale: Locale): void {
  store(key, locale);
}
