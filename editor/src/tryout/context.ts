import { useMemo, useSyncExternalStore } from 'react';
import { useEditor } from '../shell/context';
import { tryTexts, type TryTranslate } from './texts';
import { tryDeskOf, type TryDesk, type TryState } from './try-desk';

export interface TryParts {
  desk: TryDesk;
  state: TryState;
  t: TryTranslate;
}

export function useTry(): TryParts {
  const {
    state: { locale },
    workbench,
  } = useEditor();
  const desk = tryDeskOf(workbench);
  const state = useSyncExternalStore(desk.subscribe, () => desk.state);
  return { desk, state, t: useMemo(() => tryTexts(locale), [locale]) };
}
