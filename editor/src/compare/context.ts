import { createContext, useContext } from 'react';
import type { DefinitionChange } from './comparison';
import type { EffectTranslate } from './effect-texts';
import type { CompareTranslate } from './texts';

/** What the parts of the comparison share. */
export interface Shown {
  t: CompareTranslate;
  effects: EffectTranslate;
  /** Leads to a place of the text, or to the definition where another view is shown. */
  go: (path: string) => void;
  /** Null where nothing may be changed. */
  takeBack: ((change: DefinitionChange) => void) | null;
}

export const ShownContext = createContext<Shown | null>(null);

export function useShown(): Shown {
  const shown = useContext(ShownContext);
  if (shown === null) throw new Error('a part of the comparison stands outside of it');
  return shown;
}
