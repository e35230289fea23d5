import type { Diagnostic, EdgeSchema, Mapping, NodeSchema, Report } from 'mapping-generator';
import {
  byDefinition,
  definitionsOf,
  parseMapping,
  type Definition,
  type DefinitionKind,
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
  error: string | null;
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
  /** True when the text is no JSON at the moment, so that `results` are those of the text that was validated. */
  ofEarlierText: boolean;
  stages: Report['stages'];
}

/** A finished validation of `text`, which may be older than the text in the editor. */
export interface Validation {
  text: string;
  report: Report;
  known: Known;
}

const noFindings: Known = new Map();

function outcomeOf(valid: boolean, diagnostics: readonly Diagnostic[]): Outcome {
  if (valid) return 'valid';
  return diagnostics.some(({ severity }) => severity === 'error') ? 'invalid' : 'unchecked';
}

function toResult(definition: Definition, finding: Finding, validated: boolean): DefinitionResult {
  const { result, diagnostics } = finding;
  return {
    kind: definition.kind,
    name: 'label' in result ? result.label : result.type,
    path: definition.path,
    outcome: outcomeOf(result.valid, diagnostics),
    error: result.error,
    schema: result.schema,
    validated,
  };
}

/** The place of a diagnostic: in the SQL where it has one there, else the value that its path names. */
function placeOf(diagnostic: Diagnostic, text: string, places: Places): Span {
  const { path, range, sql_range: sqlRange } = diagnostic;
  const given = range && { from: range.start.offset, to: range.end.offset };
  const value = given ?? places.find(path) ?? { from: 0, to: 0 };
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

/**
 * Joins the local check of the text with what an earlier validation still knows: a definition's own faults come first,
 * then the validation's result if the definition is unchanged, then the check's "not asked yet".
 */
function join(text: string, checked: Report, known: Known, mapping: Partial<Mapping>): Verdict {
  const groups = byDefinition(checked.diagnostics);
  const diagnostics = [...checked.diagnostics];
  const results = definitionsOf(mapping).flatMap((definition) => {
    const own = groups.get(definition.path) ?? [];
    const { kind, index, path, content } = definition;
    const result = kind === 'node' ? checked.node_results[index] : checked.edge_results[index];
    const finding = known.get(content);
    if (finding !== undefined && !own.some(({ severity }) => severity === 'error')) {
      const seen = new Set(own.map(({ code, field }) => `${code} ${field}`));
      const kept = finding.diagnostics.filter(({ code, field }) => !seen.has(`${code} ${field}`));
      diagnostics.push(...kept.map((diagnostic) => moved(diagnostic, path)));
      return [toResult(definition, finding, true)];
    }
    return result === undefined ? [] : [toResult(definition, { result, diagnostics: own }, false)];
  });
  const problems = place(diagnostics, text);
  return { outcome: checked.status, problems, results, ofEarlierText: false, stages: checked.stages };
}

/** The verdict on a text that is no JSON: its faults, and the results that an earlier text had. */
function judgeUnreadable(text: string, checked: Report, validation: Validation | null): Verdict {
  const earlier = validation && parseMapping(validation.text);
  const results = validation && earlier ? join(text, checked, validation.known, earlier).results : [];
  const problems = place(checked.diagnostics, text);
  return {
    outcome: checked.status,
    problems,
    results,
    ofEarlierText: results.length > 0,
    stages: checked.stages,
  };
}

/** What can be said about `text`, given its local check and the last validation. */
export function judge(text: string, checked: Report, validation: Validation | null): Verdict {
  const mapping = parseMapping(text);
  if (mapping === null) return judgeUnreadable(text, checked, validation);
  if (validation?.text !== text) return join(text, checked, validation?.known ?? noFindings, mapping);
  const { report, known } = validation;
  const problems = place(report.diagnostics, text);
  const { results } = join(text, report, known, mapping);
  return { outcome: report.status, problems, results, ofEarlierText: false, stages: report.stages };
}
