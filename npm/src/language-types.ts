import type { Bound } from './bound.js';
import type { CheckOptions } from './interface.js';
import type { Locale, Position, Range } from './types.js';

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
  /** What a function does, where `describeFunctions` told it. */
  documentation?: string;
}

/** A sentence for each function, and for what the grammar has beside them, in every language. */
export type FunctionTexts = Readonly<Record<string, Readonly<Record<Locale, string>>>>;

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

export interface Hover {
  range: Range;
  contents: HoverContent[];
}

export interface HoverContent {
  /** `code`: SQL, as it is to be shown; `text`: a sentence in the locale that was asked for. */
  kind: 'code' | 'text';
  text: string;
}

export interface SignatureHelp {
  signatures: FunctionSignature[];
  /** The first that takes the arguments that are written so far. */
  activeSignature: number;
  /** The argument that the caret is in, from 0. */
  activeParameter: number;
}

export interface FunctionSignature {
  /** `substr(varchar(x), bigint) → varchar(x)` */
  label: string;
  /** As they stand in the label. */
  parameters: string[];
  /** What the function does, where `describeFunctions` told it. */
  documentation?: string;
}

/** A change of the text; JSON's escapes are already in `text`. */
export interface TextEdit {
  range: Range;
  text: string;
}

export interface RenameTarget {
  range: Range;
  /** The name as it is written. */
  placeholder: string;
}

/** What changes, or why the text would mean something else. */
export type RenameResult = { edits: TextEdit[] } | { refused: string };

export interface DocumentSymbol {
  name: string;
  /** A column's type, the table that a relation is; may be empty. */
  detail: string;
  kind: DocumentSymbolKind;
  range: Range;
  /** Of its name. */
  selectionRange: Range;
  children: DocumentSymbol[];
}

/** `node` and `edge`: the definitions of a mapping, which hold what their queries name. */
export type DocumentSymbolKind = 'node' | 'edge' | 'named_query' | 'column' | 'relation';

export interface SemanticToken {
  range: Range;
  type: SemanticTokenType;
  /** `declaration`: a name is given there. */
  modifiers: 'declaration'[];
}

export type SemanticTokenType =
  | 'keyword'
  | 'function'
  | 'column'
  | 'table'
  | 'alias'
  | 'type'
  | 'string'
  | 'number'
  | 'operator'
  | 'comment'
  | 'parameter';

export interface InlayHint {
  position: Position;
  /** `decimal(12, 2) → DOUBLE` */
  label: string;
}

/** What the author can have done at a place. */
export interface CodeAction {
  title: string;
  /** `quickfix`: the fix of a finding; `refactor`: the statement answers as before. */
  kind: 'quickfix' | 'refactor';
  /** As that of a fix; a refactoring is safe. */
  safe: boolean;
  /** In the order of the text. */
  edits: TextEdit[];
}

/**
 * What an editor asks. The text may be unfinished or faulty: a fault elsewhere takes nothing away. An offset beyond the
 * text counts as its end.
 */
export type LanguageService = Bound<LanguageMethods>;

/** @see LanguageService */
export interface LanguageMethods {
  /**
   * What may stand at the caret.
   *
   * @example
   * const sql = 'SELECT o. FROM orders o';
   * generator.sqlLanguage.complete(sql, 9, { catalog, session }).items[0].text; // 'orderkey'
   */
  complete(text: string, offset: number, options?: LanguageOptions): CompletionList;

  /**
   * What stands at a place: a column, a table, a named query, an alias, a function; in a mapping also a key or a property,
   * which is a column of the definition's query.
   */
  hover(text: string, offset: number, options?: LanguageOptions): Hover | null;

  /** Of the call that a place is in, which may be unfinished: `substr(name, `. */
  signatureHelp(text: string, offset: number, options?: LanguageOptions): SignatureHelp | null;

  /**
   * Where the name at a place is given: an alias, a named query, a column's name, a window; in a mapping also the node of
   * a label. None of the catalog's.
   */
  definition(text: string, offset: number, options?: LanguageOptions): Range[];

  /** All places of that name, those where it is given among them. */
  references(text: string, offset: number, options?: LanguageOptions): Range[];

  /** The name at a place that can be renamed. */
  prepareRename(text: string, offset: number, options?: LanguageOptions): RenameTarget | null;

  /**
   * Renames the alias, named query, column or window at a place with all its uses; columns are followed through the
   * queries that select them. In a mapping a label is renamed with the edges that name it, and a column of a result with
   * the key or property that it becomes. What would change a meaning is refused with the reason.
   *
   * @example
   * generator.sqlLanguage.rename('SELECT o.id FROM orders o', 23, 'x'); // { edits: [{ range, text: 'x' }, …] }
   */
  rename(text: string, offset: number, newName: string, options?: LanguageOptions): RenameResult;

  /**
   * The fixes of what is found in a range, and at its beginning: `*` written out as its columns, a column with its
   * relation, a name for a column that has none, a subquery of FROM as a named query.
   *
   * @example
   * const caret = { line: 1, column: 8, offset: 7 };
   * generator.sqlLanguage.codeActions('SELECT * FROM orders', { start: caret, end: caret }, { catalog, session });
   * // [{ title: "Expand '*' to its columns", kind: 'refactor', safe: true, edits: [{ range, text: 'order_id, placed' }] }]
   */
  codeActions(text: string, range: Range, options?: LanguageOptions): CodeAction[];

  /** Named queries, columns and relations; of a mapping its definitions with theirs. */
  symbols(text: string, options?: LanguageOptions): DocumentSymbol[];

  /** In the order of the text; spaces, commas, dots and parentheses have none. */
  semanticTokens(text: string, options?: LanguageOptions): SemanticToken[];

  /** The types of the select items, with those of RyuGraph. */
  inlayHints(text: string, options?: LanguageOptions): InlayHint[];

  /** Queries, lists and comments over several lines; of a mapping its objects and lists. */
  foldingRanges(text: string): Range[];
}
