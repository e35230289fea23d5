import type { AnalysisReport, AnalyzedColumn } from './analysis-types.js';
import type { IntrospectAnswer, IntrospectRequest, Progress } from './interface.js';
import type { LifecycleDecision, ReconciliationDecision } from './jobs/decision-types.js';
import type {
  CompletionList,
  DocumentSymbol,
  Hover,
  InlayHint,
  RenameTarget,
  SignatureHelp,
  TextEdit,
} from './language-types.js';
import type { ColumnInfluence, ColumnSource } from './lineage-types.js';
import type { SqlColumn, SqlReport, SqlSelectItem, SqlSelectList, SqlTable } from './sql-types.js';
import type { PreflightCheck, PreflightReport } from './preflight-types.js';
import type { SuggestedEdge, SuggestedNode } from './suggestion-types.js';
import type {
  Column,
  Diagnostic,
  DiagnosticCode,
  EdgeResult,
  ErrorResponse,
  FindingOf,
  NodeResult,
  Report,
} from './types.js';

/** The function that is told of, or the form of the grammar, in lower case. */
interface OfFunction {
  function?: string;
}

/** What an editor asks; of one query's text the operations are called `…_sql`. */
interface LanguageAnswers {
  complete: Flat<CompletionList>;
  hover: (Flat<Hover> & OfFunction) | Nothing;
  signature: (SignatureHelp & OfFunction) | Nothing;
  definition: { ranges: FlatRange[] };
  references: { ranges: FlatRange[] };
  prepare_rename: Flat<RenameTarget> | Nothing;
  rename: { edits: Flat<TextEdit>[] } | { refused: string };
  refactorings: { actions: { title: string; edits: Flat<TextEdit>[] }[] };
  symbols: { symbols: WireDocumentSymbol[] };
  semantic_tokens: { tokens: WireTokens };
  inlay_hints: { hints: WireInlayHint[] };
  folding: { ranges: FlatRange[] };
}

type SqlLanguageAnswers = {
  [Name in keyof LanguageAnswers as `${Name}_sql`]: LanguageAnswers[Name];
};

/** What each operation of core/include/mapping/protocol.h answers. */
export interface Answers extends LanguageAnswers, SqlLanguageAnswers {
  check: WireCheckReport;
  job_start: JobState;
  job_answer: JobState;
  job_report: WireReport;
  error_response: { response: ErrorResponse | null };
  map_type: { type: string };
  map_complex_type: { type: string };
  is_primary_key_type: { result: boolean };
  primary_key_types: { types: string[] };
  catalog_begin: { catalog: number };
  catalog_add: { tables: number };
  catalog_end: { bytes: number };
  catalog_release: { result: boolean };
  analyze_sql: WireAnalysisReport;
  parse_sql: WireSqlReport;
  format_sql: { sql: string };
  suggest_node: SuggestedNode;
  suggest_edge: SuggestedEdge;
  suggest_mapping: SuggestionNumbers;
  preflight: PreflightStep;
  node_ddl: { sql: string };
  edge_ddl: { sql: string };
  copy_from: { sql: string };
  schema_ddl: { sql: string };
  decide_lifecycle: Wire<LifecycleDecision>;
  decide_reconciliation: Wire<ReconciliationDecision>;
}

/** A Diagnostic; what follows from the rest is added here. */
export type WireDiagnostic = { [Code in DiagnosticCode]: FindingOf<Code> }[DiagnosticCode];

/** An answer with diagnostics, in the same way. */
export type Wire<Answer extends { diagnostics: Diagnostic[] }> = Omit<Answer, 'diagnostics'> & {
  diagnostics: WireDiagnostic[];
};

/** A Report, in the same way. */
export type WireReport = Omit<Wire<Report>, 'hasErrors'>;

/** A Report of `check`: a schema may be its place among the results of the report before, nodes first. */
export type WireCheckReport = Omit<WireReport, 'node_results' | 'edge_results'> & {
  node_results: OrPlace<NodeResult>[];
  edge_results: OrPlace<EdgeResult>[];
};

type OrPlace<Result extends { schema: unknown }> = Omit<Result, 'schema'> & {
  schema: Result['schema'] | number;
};

/** A SqlReport whose ranges are [line, column, offset] of the start, then of the end: far quicker to read. */
export interface WireSqlReport extends Omit<Wire<SqlReport>, 'tables' | 'columns' | 'select'> {
  tables: Flat<SqlTable>[];
  columns: Flat<SqlColumn>[];
  select?: {
    items: (Flat<Omit<SqlSelectItem, 'expression'>> & { expression: FlatRange })[];
    numbers: Flat<SqlSelectList['numbers'][number]>[];
    distinct: boolean;
  };
}

/** An AnalysisReport with ranges of the same kind. */
export interface WireAnalysisReport extends Omit<
  Wire<AnalysisReport>,
  'tables' | 'columns' | 'influences'
> {
  tables: Flat<SqlTable>[];
  columns: (Omit<AnalyzedColumn, 'sources'> & {
    sources: [number, ColumnSource['transformation']][];
  })[];
  influences?: [number, ColumnInfluence['subtype']][];
  /** What the numbers of sources and influences stand for: catalog, schema, table, column. */
  source_columns?: [string, string, string, string][];
}

export type WireDocumentSymbol = Flat<Omit<DocumentSymbol, 'selectionRange' | 'children'>> & {
  selectionRange: FlatRange;
  children: WireDocumentSymbol[];
};

/** Its position is [line, column, offset]. */
export type WireInlayHint = Omit<InlayHint, 'position'> & { position: [number, number, number] };

/** Where there is no answer. */
interface Nothing {
  error?: undefined;
}

type Flat<Item> = Omit<Item, 'range'> & { range: FlatRange };

/**
 * Three numbers a token: how far it begins behind the end of the one before, its length, and twice its kind, one more
 * where a name is given. semantic-tokens.ts reads them.
 */
export type WireTokens = number[];

export type FlatRange = [number, number, number, number, number, number];

export type Operation = keyof Answers;

/** A MappingSuggestion: its texts, each once, and what is made of them. */
export interface SuggestionNumbers {
  texts: string[];
  numbers: string;
}

/** How far a job is, and the questions that became possible since the last state. */
export interface JobState extends Progress {
  requests: (IntrospectRequest & { id: number })[];
}

/** What a preflight wants to know next, and what follows from what it knows. */
export interface PreflightStep {
  checks: PreflightCheck[];
  report: Wire<PreflightReport>;
}

/** What the cluster said to a check, or why it said nothing. */
export type PreflightAnswer = { id: string } & (
  { columns: Column[]; rows: unknown[][] } | { error: string }
);

/** What the core is told about a question. */
export type Outcome = IntrospectAnswer | { error: OutcomeError };

interface OutcomeError {
  kind: 'query' | 'unavailable';
  message: string;
  line?: number;
  column?: number;
  errorName?: string;
}

/** Why a request was refused. */
export interface Refusal {
  code: string;
  message: string;
  params?: unknown;
}
