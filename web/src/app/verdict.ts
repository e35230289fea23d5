import type { Diagnostic, EdgeSchema, NodeSchema, Report } from 'mapping-generator';
import {
  byDefinition,
  contentsOf,
  parseMapping,
  verdictsOf,
  type DefinitionKind,
  type DefinitionVerdict,
  type Finding,
  type Known,
} from './known';
import { placeInLiteral, Places, type Span } from './places';

/** Three outcomes, never two: a question that was not answered is neither valid nor invalid. */
export type Outcome = Report['status'];

export interface DefinitionResult {
  kind: DefinitionKind;
  name: string;
  path: string;
  outcome: Outcome;
  /** The platform's words for a fault; where nothing could be checked, why not, in the author's language. */
  reason: string | null;
  schema: NodeSchema | EdgeSchema | null;
  /** True when the cluster's answers stand behind this result and the definition is still what was validated. */
  validated: boolean;
}

/** A diagnostic and its place in the text as it is. */
export interface Problem extends Span {
  diagnostic: Diagnostic;
  /** Of `from`; both count from 1. */
  line: number;
  column: number;
}

/** What can be said about the text as it is. */
export interface Verdict {
  outcome: Outcome;
  problems: Problem[];
  results: DefinitionResult[];
  /** True when no definition can be read in the text, so that `results` are those of the text that was validated. */
  ofEarlierText: boolean;
  stages: Report['stages'];
}

/** A finished validation of `text`, which may be older than the text in the editor. */
export interface Validation {
  text: string;
  report: Report;
  known: Known;
}

function outcomeOf(valid: boolean, diagnostics: readonly Diagnostic[]): Outcome {
  if (valid) return 'valid';
  return diagnostics.some(({ severity }) => severity === 'error') ? 'invalid' : 'unchecked';
}

function toResult(
  { kind, path }: Pick<DefinitionVerdict, 'kind' | 'path'>,
  { result, diagnostics }: Finding,
  validated: boolean,
): DefinitionResult {
  const outcome = outcomeOf(result.valid, diagnostics);
  return {
    kind,
    name: 'label' in result ? result.label : result.type,
    path,
    outcome,
    reason: (outcome === 'unchecked' ? diagnostics[0]?.message : undefined) ?? result.error,
    schema: result.schema,
    validated,
  };
}

/** The place of a diagnostic in `text`; found by its path and its place in the SQL when it moved with its definition. */
function placeOf({ path, range, sql_range: sqlRange }: Diagnostic, text: string, places: Places): Span {
  if (range !== undefined) return { from: range.start.offset, to: range.end.offset };
  const value = places.find(path) ?? { from: 0, to: 0 };
  if (sqlRange === undefined || text.charAt(value.from) !== '"') return value;
  return placeInLiteral(text, value, { from: sqlRange.start.offset, to: sqlRange.end.offset });
}

function place(diagnostics: readonly Diagnostic[], text: string): Problem[] {
  const places = new Places(text);
  const placed = diagnostics
    .map((diagnostic) => ({ diagnostic, ...placeOf(diagnostic, text, places) }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  let line = 1;
  let lineStart = 0;
  return placed.map((problem) => {
    for (let next = text.indexOf('\n', lineStart); next !== -1 && next < problem.from; next = text.indexOf('\n', lineStart)) {
      line += 1;
      lineStart = next + 1;
    }
    return { ...problem, line, column: problem.from - lineStart + 1 };
  });
}

/** A validation's diagnostic at the definition's present place; its old range means nothing any more. */
function moved(diagnostic: Diagnostic, path: string): Diagnostic {
  const elsewhere = { ...diagnostic, path: path + diagnostic.path };
  delete elsewhere.range;
  return elsewhere;
}

/** The verdict of one report, all of whose results are of the text it was made for. */
function judgeReport(report: Report, text: string, validated: boolean): Verdict {
  const groups = byDefinition(report.diagnostics);
  const results = verdictsOf(report).map(({ result, ...definition }) =>
    toResult(definition, { result, diagnostics: groups.get(definition.path) ?? [] }, validated),
  );
  const problems = place(report.diagnostics, text);
  return { outcome: report.status, problems, results, ofEarlierText: false, stages: report.stages };
}

/**
 * Joins the local check of a text with what an earlier validation still knows: a definition's own faults come first,
 * then the validation's result if the definition is unchanged, then the check's "not asked yet".
 */
function join(text: string, checked: Report, known: Known): Verdict {
  const contents = contentsOf(parseMapping(text) ?? {});
  const groups = byDefinition(checked.diagnostics);
  const diagnostics = [...checked.diagnostics];
  const results = verdictsOf(checked).map(({ result, ...definition }) => {
    const own = groups.get(definition.path) ?? [];
    const finding = known.get(contents.get(definition.path) ?? '');
    if (finding === undefined || own.some(({ severity }) => severity === 'error')) {
      return toResult(definition, { result, diagnostics: own }, false);
    }
    const seen = new Set(own.map(({ code, field }) => `${code} ${field}`));
    const kept = finding.diagnostics.filter(({ code, field }) => !seen.has(`${code} ${field}`));
    diagnostics.push(...kept.map((diagnostic) => moved(diagnostic, definition.path)));
    return toResult(definition, finding, true);
  });
  const problems = place(diagnostics, text);
  return { outcome: checked.status, problems, results, ofEarlierText: false, stages: checked.stages };
}

/** What can be said about `text`, given its local check and the last validation. */
export function judge(text: string, checked: Report, validation: Validation | null): Verdict {
  if (validation === null) return judgeReport(checked, text, false);
  if (validation.text === text) return judgeReport(validation.report, text, true);
  if (checked.node_results.length > 0) return join(text, checked, validation.known);
  const { results } = judgeReport(validation.report, validation.text, true);
  return { ...judgeReport(checked, text, false), results, ofEarlierText: results.length > 0 };
}
