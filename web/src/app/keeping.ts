import type { KeeperEvents, Kept } from './mapping-keeper';
import type { PageState, PageStore } from './page-state';

/** What the browser keeps of the page. */
export function keptOf({ fileName, text, textOfFile }: PageState): Kept {
  return { fileName, text, inFile: text === textOfFile, textOfFile };
}

/** Tells the page what becomes of that. */
export function keeperEvents(store: PageStore, changedElsewhere: () => void): KeeperEvents {
  return {
    kept: (at) => {
      store.update({ keeping: { at } });
    },
    failed: (failure) => {
      store.update({ keeping: { failure } });
    },
    others: (keptMappings) => {
      store.update({ keptMappings });
    },
    changedElsewhere,
  };
}
