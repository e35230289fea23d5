import type { SqlSession } from './analysis-types.js';
import type { CoreCatalogs } from './core-catalogs.js';
import { hoverName } from './editing/hover-name.js';
import { textEdits } from './editing/text-edits.js';
import type {
  CodeAction,
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
  TextEdit,
} from './language-types.js';
import { isMappingError } from './errors.js';
import { contentOf } from './loaded-catalog.js';
import type { Answers, FlatRange, WireDocumentSymbol } from './protocol.js';
import type { CoreSession } from './session.js';
import { toAnalysisReport, toRange } from './sql-report.js';
import type { Edit, Fix, Locale, Range } from './types.js';

/** What a text is read against. */
interface TextOptions {
  catalog?: number;
  session?: SqlSession | undefined;
  locale?: Locale | undefined;
}

/** A request about a mapping's text; about one query's it is called `…_sql`. */
type Request =
  | 'complete'
  | 'hover'
  | 'signature'
  | 'definition'
  | 'references'
  | 'prepare_rename'
  | 'rename'
  | 'refactorings'
  | 'symbols'
  | 'semantic_tokens'
  | 'inlay_hints'
  | 'folding';

/** What is found in a text, and where. */
export interface Finding {
  range?: Range | undefined;
  fixes?: Fix[] | undefined;
}

export type FindFindings = (text: string, options: LanguageOptions) => readonly Finding[];

/** The service for one kind of text. */
export class CoreLanguage implements LanguageService {
  readonly #session: CoreSession;
  readonly #catalogs: CoreCatalogs;
  readonly #kind: 'mapping' | 'sql';
  readonly #findings: FindFindings;

  constructor(
    session: CoreSession,
    catalogs: CoreCatalogs,
    kind: 'mapping' | 'sql',
    findings: FindFindings,
  ) {
    this.#session = session;
    this.#catalogs = catalogs;
    this.#kind = kind;
    this.#findings = findings;
  }

  readonly complete = (
    text: string,
    offset: number,
    options: LanguageOptions = {},
  ): CompletionList => withRange(this.#ask('complete', text, this.#at(offset, options)));

  readonly hover = (text: string, offset: number, options: LanguageOptions = {}): Hover | null => {
    const hover = this.#ask('hover', text, this.#at(offset, options));
    if ('range' in hover) return withRange(hover);
    if (this.#kind !== 'mapping' || options.catalog === undefined) return null;
    const against = this.#against(options);
    const columnsOf = (sql: string) =>
      toAnalysisReport(this.#session.run('analyze_sql', sql, against)).columns;
    return hoverName(text, offset, columnsOf, (type) => this.#graphType(type));
  };

  readonly signatureHelp = (
    text: string,
    offset: number,
    options: LanguageOptions = {},
  ): SignatureHelp | null => {
    const help = this.#ask('signature', text, this.#at(offset, options));
    return 'signatures' in help ? help : null;
  };

  readonly definition = (text: string, offset: number, options: LanguageOptions = {}): Range[] =>
    this.#ask('definition', text, this.#at(offset, options)).ranges.map(toRange);

  readonly references = (text: string, offset: number, options: LanguageOptions = {}): Range[] =>
    this.#ask('references', text, this.#at(offset, options)).ranges.map(toRange);

  readonly prepareRename = (
    text: string,
    offset: number,
    options: LanguageOptions = {},
  ): RenameTarget | null => {
    const target = this.#ask('prepare_rename', text, this.#at(offset, options));
    return 'range' in target ? withRange(target) : null;
  };

  readonly rename = (
    text: string,
    offset: number,
    newName: string,
    options: LanguageOptions = {},
  ): RenameResult => {
    const result = this.#ask('rename', text, { ...this.#at(offset, options), name: newName });
    return 'edits' in result ? { edits: result.edits.map(withRange) } : result;
  };

  readonly codeActions = (
    text: string,
    range: Range,
    options: LanguageOptions = {},
  ): CodeAction[] => {
    const fixes = this.#findings(text, options)
      .filter((finding) => finding.range && touches(finding.range, range))
      .flatMap((finding) => finding.fixes ?? [])
      .map(({ title, safe, edits }): CodeAction => {
        const fix = { title, safe, edits };
        const changes = this.#kind === 'mapping' ? textEdits(text, fix) : sqlEdits(edits);
        return { title, kind: 'quickfix', safe, edits: changes };
      })
      .filter(({ edits }) => edits.length > 0);
    const { actions } = this.#ask('refactorings', text, this.#at(range.start.offset, options));
    const refactorings = actions.map(({ title, edits }): CodeAction => ({
      title,
      kind: 'refactor',
      safe: true,
      edits: edits.map(withRange),
    }));
    return [...fixes, ...refactorings];
  };

  readonly symbols = (text: string, options: LanguageOptions = {}): DocumentSymbol[] =>
    this.#ask('symbols', text, this.#against(options)).symbols.map(toSymbol);

  readonly semanticTokens = (text: string, options: LanguageOptions = {}): SemanticToken[] =>
    this.#ask('semantic_tokens', text, this.#against(options)).tokens.map(withRange);

  readonly inlayHints = (text: string, options: LanguageOptions = {}): InlayHint[] =>
    this.#ask('inlay_hints', text, this.#against(options)).hints.map(
      ({ position: [line, column, offset], label }) => ({
        position: { line, column, offset },
        label,
      }),
    );

  readonly foldingRanges = (text: string): Range[] =>
    this.#ask('folding', text, {}).ranges.map(toRange);

  /** Empty where the graph has none. */
  #graphType(type: string): string {
    try {
      return `RyuGraph: ${this.#session.run('map_complex_type', type).type}`;
    } catch (error) {
      if (isMappingError(error) && error.code === 'unsupported_type') return '';
      throw error;
    }
  }

  #ask<Name extends Request>(request: Name, text: string, options: object): Answers[Name] {
    if (this.#kind === 'mapping') return this.#session.run(request, text, options);
    return this.#session.run(`${request}_sql`, text, options) as Answers[Name];
  }

  #at(offset: number, options: LanguageOptions): TextOptions & { offset: number } {
    return { offset, ...this.#against(options) };
  }

  #against({ catalog, session, locale }: LanguageOptions): TextOptions {
    const options = { session, locale };
    return catalog ? { ...options, catalog: this.#catalogs.idOf(contentOf(catalog)) } : options;
  }
}

function touches(a: Range, b: Range): boolean {
  return a.start.offset <= b.end.offset && b.start.offset <= a.end.offset;
}

/** A fix of a query's own text. */
function sqlEdits(edits: readonly Edit[]): TextEdit[] {
  return edits
    .flatMap((edit) => ('sql_range' in edit ? [{ range: edit.sql_range, text: edit.text }] : []))
    .sort((a, b) => a.range.start.offset - b.range.start.offset);
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
