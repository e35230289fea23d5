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

/** What each request is called for a mapping's text, and for one query's. */
const operations = {
  mapping: { complete: 'complete' },
  sql: { complete: 'complete_sql' },
} as const;

/** The service for one kind of text. */
export class CoreLanguage implements LanguageService {
  readonly #session: CoreSession;
  readonly #catalogs: CoreCatalogs;
  readonly #operations: (typeof operations)[keyof typeof operations];

  constructor(session: CoreSession, catalogs: CoreCatalogs, text: keyof typeof operations) {
    this.#session = session;
    this.#catalogs = catalogs;
    this.#operations = operations[text];
  }

  readonly complete = (
    text: string,
    offset: number,
    options: LanguageOptions = {},
  ): CompletionList => {
    const place = this.#at(offset, options);
    const { range, ...list } = this.#session.run(this.#operations.complete, text, place);
    return { range: toRange(range), ...list };
  };

  #at(offset: number, { catalog, session }: LanguageOptions): PlaceOptions {
    const place = { offset, session };
    return catalog ? { ...place, catalog: this.#catalogs.idOf(contentOf(catalog)) } : place;
  }
}
