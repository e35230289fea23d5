import type { Catalog, CatalogSnapshot, SqlSession } from 'mapping-generator';
import type { Remark, View } from 'mapping-generator-editor';
import type { Locale } from 'mapping-generator-editor/parts';
import type { KeptMapping } from './mapping-store';

/** A text that may come into the editor. */
export interface MappingDocument {
  fileName: string;
  text: string;
  /** As a file has it, where that is another text. */
  textOfFile?: string | null;
  /** The kept mapping that it goes on with. */
  kept?: KeptMapping;
  /** What is known of its places. */
  remarks?: readonly Remark[];
  /** False: no file has it. Default: what `kept` says, else true. */
  inFile?: boolean;
}

/** Everything that the page shows around the editor. Replaced, never changed in place. */
export interface PageState {
  locale: Locale;
  fileName: string;
  text: string;
  /** The text as a file or a sample has it; null: none has it. */
  textOfFile: string | null;
  /** When the browser kept the text, in milliseconds since 1970, or why it did not; null: there was nothing to keep yet. */
  keeping: { at: number } | { failure: string } | null;
  /** When the text that the page opened with was kept; null: it is a sample, or was told already. */
  restored: number | null;
  /** What else the browser keeps, the newest first. */
  keptMappings: readonly KeptMapping[];
  /** What would replace changes that no file has, until the author has answered. */
  replacement: MappingDocument | null;
  /** What is known of places of the text that was opened last. */
  remarks: readonly Remark[];
  /** The link that holds the text, while it is shown. */
  link: string | null;
  /** What the warehouse holds; null: nothing is known of it, or not yet. */
  catalog: Catalog | null;
  /** What that is made of. */
  snapshot: CatalogSnapshot | null;
  /** What table names that say less are looked up in: by the check, and by whoever answers. */
  session: SqlSession;
  /** The view that the author chose last. */
  view: View;
}

/** True where the text would be lost with the page, as far as files are concerned. */
export function isUnsaved({ text, textOfFile }: Pick<PageState, 'text' | 'textOfFile'>): boolean {
  return text !== textOfFile && text.trim() !== '';
}

/** Holds the state and tells whoever draws it. */
export class PageStore {
  #state: PageState;
  readonly #listeners = new Set<() => void>();

  constructor(state: PageState) {
    this.#state = state;
  }

  get state(): PageState {
    return this.#state;
  }

  update(change: Partial<PageState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  subscribe(listener: () => void): void {
    this.#listeners.add(listener);
  }
}
