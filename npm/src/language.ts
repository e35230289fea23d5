import type { SqlSession } from './analysis-types.js';
import type { CoreCatalogs } from './core-catalogs.js';
import type {
  CompletionList,
  DocumentSymbol,
  Hover,
  InlayHint,
  LanguageOptions,
  LanguageService,
  RenameResult,
  RenameTarget,
  SemanticToken,
  SignatureHelp,
  SqlLanguageService,
} from './language-types.js';
import { contentOf } from './loaded-catalog.js';
import type { FlatRange, WireDocumentSymbol } from './protocol.js';
import type { CoreSession } from './session.js';
import { toRange } from './sql-report.js';
import type { Locale, Range } from './types.js';

/** What a text is read against. */
interface TextOptions {
  catalog?: number;
  session?: SqlSession | undefined;
  locale?: Locale | undefined;
}

/** What each request is called for a mapping's text, and for one query's. */
const operations = {
  mapping: { complete: 'complete' },
  sql: { complete: 'complete_sql' },
} as const;

/** The service for one kind of text. */
export class CoreLanguage implements LanguageService {
  protected readonly session: CoreSession;
  readonly #catalogs: CoreCatalogs;
  readonly #operations: (typeof operations)[keyof typeof operations];

  constructor(session: CoreSession, catalogs: CoreCatalogs, text: keyof typeof operations) {
    this.session = session;
    this.#catalogs = catalogs;
    this.#operations = operations[text];
  }

  readonly complete = (
    text: string,
    offset: number,
    options: LanguageOptions = {},
  ): CompletionList =>
    withRange(this.session.run(this.#operations.complete, text, this.at(offset, options)));

  protected at(offset: number, options: LanguageOptions): TextOptions & { offset: number } {
    return { offset, ...this.against(options) };
  }

  protected against({ catalog, session, locale }: LanguageOptions): TextOptions {
    const options = { session, locale };
    return catalog ? { ...options, catalog: this.#catalogs.idOf(contentOf(catalog)) } : options;
  }
}

/** The service for the text of one query. */
export class SqlLanguage extends CoreLanguage implements SqlLanguageService {
  constructor(session: CoreSession, catalogs: CoreCatalogs) {
    super(session, catalogs, 'sql');
  }

  readonly hover = (text: string, offset: number, options: LanguageOptions = {}): Hover | null => {
    const hover = this.session.run('hover_sql', text, this.at(offset, options));
    return 'range' in hover ? withRange(hover) : null;
  };

  readonly signatureHelp = (
    text: string,
    offset: number,
    options: LanguageOptions = {},
  ): SignatureHelp | null => {
    const help = this.session.run('signature_sql', text, this.at(offset, options));
    return 'signatures' in help ? help : null;
  };

  readonly definition = (text: string, offset: number, options: LanguageOptions = {}): Range[] =>
    this.session.run('definition_sql', text, this.at(offset, options)).ranges.map(toRange);

  readonly references = (text: string, offset: number, options: LanguageOptions = {}): Range[] =>
    this.session.run('references_sql', text, this.at(offset, options)).ranges.map(toRange);

  readonly prepareRename = (
    text: string,
    offset: number,
    options: LanguageOptions = {},
  ): RenameTarget | null => {
    const target = this.session.run('prepare_rename_sql', text, this.at(offset, options));
    return 'range' in target ? withRange(target) : null;
  };

  readonly rename = (
    text: string,
    offset: number,
    newName: string,
    options: LanguageOptions = {},
  ): RenameResult => {
    const asked = { ...this.at(offset, options), name: newName };
    const result = this.session.run('rename_sql', text, asked);
    return 'edits' in result ? { edits: result.edits.map(withRange) } : result;
  };

  readonly symbols = (text: string, options: LanguageOptions = {}): DocumentSymbol[] =>
    this.session.run('symbols_sql', text, this.against(options)).symbols.map(toSymbol);

  readonly semanticTokens = (text: string, options: LanguageOptions = {}): SemanticToken[] =>
    this.session.run('semantic_tokens_sql', text, this.against(options)).tokens.map(withRange);

  readonly inlayHints = (text: string, options: LanguageOptions = {}): InlayHint[] =>
    this.session
      .run('inlay_hints_sql', text, this.against(options))
      .hints.map(({ position: [line, column, offset], label }) => ({
        position: { line, column, offset },
        label,
      }));

  readonly foldingRanges = (text: string): Range[] =>
    this.session.run('folding_sql', text).ranges.map(toRange);
}

function withRange<Item extends { range: FlatRange }>(
  item: Item,
): Omit<Item, 'range'> & { range: Range } {
  return { ...item, range: toRange(item.range) };
}

function toSymbol({
  range,
  selectionRange,
  children,
  ...symbol
}: WireDocumentSymbol): DocumentSymbol {
  return {
    ...symbol,
    range: toRange(range),
    selectionRange: toRange(selectionRange),
    children: children.map(toSymbol),
  };
}
