import { createContext, useContext } from 'react';
import type { Documents } from '../app/documents';
import type { PageState, PageStore } from '../app/page-state';
import type { Translate } from '../app/texts';

/** What every part of the page needs. */
export interface Page {
  state: PageState;
  store: PageStore;
  documents: Documents;
  t: Translate;
}

export const PageContext = createContext<Page | null>(null);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === null) throw new Error('a part of the page was drawn outside of it');
  return page;
}
