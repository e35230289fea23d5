import type { SqlSession } from './analysis-types.js';
import type { CoreCatalogs } from './core-catalogs.js';
import type { CompletionList, LanguageOptions, LanguageService } from './language-types.js';
import { contentOf } from './loaded-catalog.js';
import type { CoreSession } from './session.js';
import { toRange } from './sql-report.js';

/** What is asked of the core: the place, and what the text is read against. */
interface PlaceOptions {
  offset: number;
  catalog?: number;
  session?: SqlSession | undefined;
}

/** The service for the text of one query. */
export class SqlLanguage implements LanguageService {
  readonly #session: CoreSession;
  readonly #catalogs: CoreCatalogs;

  constructor(session: CoreSession, catalogs: CoreCatalogs) {
    this.#session = session;
    this.#catalogs = catalogs;
  }

  readonly complete = (
    text: string,
    offset: number,
    options: LanguageOptions = {},
  ): CompletionList => {
    const { range, ...list } = this.#session.run('complete_sql', text, this.#at(offset, options));
    return { range: toRange(range), ...list };
  };

  #at(offset: number, { catalog, session }: LanguageOptions): PlaceOptions {
    const place = { offset, session };
    return catalog ? { ...place, catalog: this.#catalogs.idOf(contentOf(catalog)) } : place;
  }
}
