import type { Diagnostic, Report } from 'mapping-generator';
import { failsLoad } from '../workbench/load-faults';

/** What is known of one definition. A row of a verdict is one. */
export interface Judgement {
  path: string;
  outcome: 'valid' | 'invalid' | 'unchecked';
  failsLoad: boolean;
  /** True where the cluster's word stands behind it. */
  validated: boolean;
}

export const definitionPathOf = (path: string): string =>
  /^\/(?:node|edge)_definitions\/\d+(?=\/|$)/.exec(path)?.[0] ?? '';

/** The diagnostics of each definition, by its path. */
export function diagnosticsByDefinition(
  diagnostics: readonly Diagnostic[],
): Map<string, Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const path = definitionPathOf(diagnostic.path);
    const group = groups.get(path);
    if (group) group.push(diagnostic);
    else groups.set(path, [diagnostic]);
  }
  return groups;
}

/** Those of one report; `validated`: it is the cluster's. */
export function judgementsOf(report: Report, validated: boolean): Judgement[] {
  const groups = diagnosticsByDefinition(report.diagnostics);
  const judge = (path: string, valid: boolean): Judgement => {
    const own = groups.get(path) ?? [];
    const isWrong = own.some(({ severity }) => severity === 'error');
    return {
      path,
      outcome: valid ? 'valid' : isWrong ? 'invalid' : 'unchecked',
      failsLoad: own.some(failsLoad),
      validated,
    };
  };
  return [
    ...report.node_results.map(({ valid }, index) => judge(`/node_definitions/${index}`, valid)),
    ...report.edge_results.map(({ valid }, index) => judge(`/edge_definitions/${index}`, valid)),
  ];
}
