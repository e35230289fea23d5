import type { SqlSession } from './analysis-types.js';
import type { CoreCatalogs } from './core-catalogs.js';
import type { Described } from './editing/described.js';
import { repairOf } from './editing/json-repairs.js';
import { toSemanticTokens } from './editing/semantic-tokens.js';
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
import { contentOf } from './loaded-catalog.js';
import type { Answers, FlatRange, WireDocumentSymbol } from './protocol.js';
import type { CoreSession } from './session.js';
import { toRange } from './sql-report.js';
import type { Diagnostic, Edit, Fix, Locale, Range } from './types.js';

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
  code: Diagnostic['code'];
  params: object;
  range?: Range | undefined;
  fixes?: Fix[] | undefined;
}

export type FindFindings = (text: string, options: LanguageOptions) => readonly Finding[];

interface LanguageParts {
  session: CoreSession;
  catalogs: CoreCatalogs;
  described: Described;
  findings: FindFindings;
}

/** The service for one kind of text. */
export class CoreLanguage implements LanguageService {
  readonly #session: CoreSession;
  readonly #catalogs: CoreCatalogs;
  readonly #kind: 'mapping' | 'sql';
  readonly #findings: FindFindings;
  readonly #described: Described;

  constructor(kind: 'mapping' | 'sql', { session, catalogs, described, findings }: LanguageParts) {
    this.#session = session;
    this.#catalogs = catalogs;
    this.#kind = kind;
    this.#findings = findings;
    this.#described = described;
  }

  readonly complete = (
    text: string,
    offset: number,
    options: LanguageOptions = {},
  ): CompletionList =>
    this.#described.completions(
      withRange(this.#ask('complete', text, this.#at(offset, options))),
      options.locale,
    );

  readonly hover = (text: string, offset: number, options: LanguageOptions = {}): Hover | null => {
    const answer = this.#ask('hover', text, this.#at(offset, options));
    if (!('range' in answer)) return null;
    const { function: name, ...hover } = answer;
    return this.#described.hover(withRange(hover), name, options.locale);
  };

  readonly signatureHelp = (
    text: string,
    offset: number,
    options: LanguageOptions = {},
  ): SignatureHelp | null => {
    const answer = this.#ask('signature', text, this.#at(offset, options));
    if (!('signatures' in answer)) return null;
    const { function: name, ...help } = answer;
    return this.#described.signatures(help, name, options.locale);
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
    const findings = this.#findings(text, options).filter(
      (finding) => finding.range && touches(finding.range, range),
    );
    const repairs = findings
      .flatMap((finding) => repairOf(finding, text, options.locale) ?? [])
      .map(({ title, edit }): CodeAction => ({
        title,
        kind: 'quickfix',
        safe: true,
        edits: [edit],
      }));
    const fixes = findings
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
    return [...repairs, ...fixes, ...refactorings];
  };

  readonly symbols = (text: string, options: LanguageOptions = {}): DocumentSymbol[] =>
    this.#ask('symbols', text, this.#against(options)).symbols.map(toSymbol);

  readonly semanticTokens = (text: string, options: LanguageOptions = {}): SemanticToken[] =>
    toSemanticTokens(text, this.#ask('semantic_tokens', text, this.#against(options)).tokens);

  readonly inlayHints = (text: string, options: LanguageOptions = {}): InlayHint[] =>
    this.#ask('inlay_hints', text, this.#against(options)).hints.map(
      ({ position: [line, column, offset], label }) => ({
        position: { line, column, offset },
        label,
      }),
    );

  readonly foldingRanges = (text: string): Range[] =>
    this.#ask('folding', text, {}).ranges.map(toRange);

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
