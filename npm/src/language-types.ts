import type { CheckOptions } from './interface.js';
import type { Range } from './types.js';

// What an editor asks while an author writes. Offsets and ranges are UTF-16 units of the text that is asked about.

/** What the text is read against. */
export type LanguageOptions = CheckOptions;

/** The best first, at most 200. */
export interface CompletionList {
  /** The word at the caret, which an item's text replaces. */
  range: Range;
  items: CompletionItem[];
  /** There are more: to be asked for again when there is one more letter. */
  incomplete: boolean;
}

export interface CompletionItem {
  label: string;
  kind: CompletionKind;
  /** What replaces the range. A function's or a snippet's may have places for the caret: `sum(${1})`. */
  text: string;
  /** A column's type, a table's schema. */
  detail?: string;
}

export type CompletionKind =
  | 'keyword'
  | 'function'
  | 'column'
  | 'alias'
  | 'table'
  | 'schema'
  | 'catalog'
  | 'named_query'
  | 'type'
  | 'field'
  | 'value'
  | 'snippet';

/** A change of the text; JSON's escapes are already in `text`. */
export interface TextEdit {
  range: Range;
  text: string;
}

/**
 * What an editor asks. The text may be unfinished or faulty: a fault elsewhere takes nothing away. An offset beyond the
 * text counts as its end.
 */
export interface LanguageService {
  /**
   * What may stand at the caret.
   *
   * @example
   * const sql = 'SELECT o. FROM orders o';
   * generator.sqlLanguage.complete(sql, 9, { catalog, session }).items[0].text; // 'orderkey'
   */
  complete(text: string, offset: number, options?: LanguageOptions): CompletionList;
}
