import type { Diagnostic, EdgeSchema, NodeSchema, Report } from 'mapping-generator';
import { decide, endsOf, outcomeOf, reopened } from './decisions';
import {
  byDefinition,
  contentsIn,
  parseMapping,
  putBack,
  verdictsOf,
  type DefinitionKind,
  type DefinitionVerdict,
  type Finding,
  type Known,
} from './known';
import { failsLoad } from './load-faults';
import { place, type Problem } from './problems';

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
  /** True where a warning says that the load of its rows would fail. */
  failsLoad: boolean;
  /** True when the cluster's answers stand behind this result and the definition is still what was validated. */
  validated: boolean;
  /** As a preflight counted them; null where none did, or the definition is another one since. */
  rows: number | null;
}

/** What can be said about the text as it is. */
export interface Verdict {
  outcome: Outcome;
  problems: Problem[];
  results: DefinitionResult[];
  /** True when no definition can be read in the text, so that `results` are those of the text that was validated. */
  ofEarlierText: boolean;
  stages: Report['stages'];
  /** Whether the engine will take the rows, as far as it is known. */
  load: Report['load'];
  /** Of how many definitions the rows were counted, as they are now; null: nobody asked for that. */
  counts: { done: number; total: number } | null;
}

/** Of a text that no check has come to an end with. */
export const nothingKnown: Verdict = {
  outcome: 'unchecked',
  problems: [],
  results: [],
  ofEarlierText: false,
  stages: [],
  load: 'unknown',
  counts: null,
};

/** A finished validation of `text`, which may be older than the text in the editor. */
export interface Validation {
  text: string;
  report: Report;
  known: Known;
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
    failsLoad: diagnostics.some(failsLoad),
    validated,
    rows: null,
  };
}

/** The verdict of one report, all of whose results are of the text it was made for. */
function judgeReport(report: Report, text: string, validated: boolean): Verdict {
  const groups = byDefinition(report.diagnostics);
  const results = verdictsOf(report).map(({ result, ...definition }) =>
    toResult(definition, { result, diagnostics: groups.get(definition.path) ?? [] }, validated),
  );
  const { status: outcome, stages, load } = report;
  return {
    ...nothingKnown,
    outcome,
    problems: place(report.diagnostics, text),
    results,
    stages,
    load,
  };
}

/** The whole is what its definitions are, unless the mapping itself has a fault. */
function summarize(
  results: readonly DefinitionResult[],
  diagnostics: readonly Diagnostic[],
): Outcome {
  const all = results.map(({ outcome }) => outcome);
  if (all.includes('invalid') || diagnostics.some(({ severity }) => severity === 'error'))
    return 'invalid';
  return all.every((outcome) => outcome === 'valid') ? 'valid' : 'unchecked';
}

/** A stage has failed where a fault of it is shown; what failed by the catalog alone is open where the cluster said no such thing. */
function stagesOf(stages: Report['stages'], diagnostics: readonly Diagnostic[]): Report['stages'] {
  const failed = new Set(
    diagnostics.filter(({ severity }) => severity === 'error').map(({ stage }) => stage),
  );
  return stages.map(({ stage, status }) => {
    if (failed.has(stage)) return { stage, status: 'failed' };
    return { stage, status: status === 'failed' ? 'unchecked' : status };
  });
}

/** Joins the local check of a text with what an earlier validation still knows. */
function join(text: string, checked: Report, validation: Validation): Verdict {
  const mapping = parseMapping(text) ?? {};
  const contents = contentsIn(text);
  const isSameText = validation.text === text;
  const groups = byDefinition(checked.diagnostics);
  const ofTheWhole = isSameText ? byDefinition(validation.report.diagnostics) : groups;
  const diagnostics = [...(ofTheWhole.get('') ?? [])];
  const overruled = new Set<unknown>();
  const results = verdictsOf(checked).map(({ result, kind, path }) => {
    const known = validation.known.get(contents.get(path) ?? '');
    const told = known && { ...known, diagnostics: putBack(known.diagnostics, path, isSameText) };
    let decided = decide(result, groups.get(path) ?? [], told);
    if ('label' in result && decided.result.valid !== result.valid) overruled.add(result.label);
    if (
      kind === 'edge' &&
      !decided.validated &&
      endsOf(mapping, path).some((end) => overruled.has(end))
    )
      decided = reopened(decided);
    diagnostics.push(...decided.diagnostics);
    return toResult({ kind, path }, decided, decided.validated);
  });
  const outcome = summarize(results, diagnostics);
  const willFail =
    diagnostics.some(failsLoad) || (isSameText && validation.report.load === 'will_fail');
  const load = willFail ? 'will_fail' : outcome === 'valid' ? 'expected' : 'unknown';
  const stages = stagesOf(isSameText ? validation.report.stages : checked.stages, diagnostics);
  return { ...nothingKnown, outcome, problems: place(diagnostics, text), results, stages, load };
}

/** What can be said about `text`, given its local check and the last validation. */
export function judge(text: string, checked: Report, validation: Validation | null): Verdict {
  if (validation === null) return judgeReport(checked, text, false);
  if (checked.node_results.length > 0) return join(text, checked, validation);
  const { results } = judgeReport(validation.report, validation.text, true);
  return { ...judgeReport(checked, text, false), results, ofEarlierText: results.length > 0 };
}
