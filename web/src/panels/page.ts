import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Commands } from '../app/commands';
import type { Documents } from '../app/documents';
import type { State } from '../app/state';
import type { Translate } from '../app/texts';
import type { Workbench } from '../app/workbench';

/** What every part of the page needs. */
export interface Page {
  state: State;
  workbench: Workbench;
  documents: Documents;
  commands: Commands;
  t: Translate;
}

export const PageContext = createContext<Page | null>(null);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === null) throw new Error('a part of the page was drawn outside of it');
  return page;
}
