import type { Diagnostic, Report } from 'mapping-generator';

/** What is known of one definition. A row of a verdict is one. */
export interface Judgement {
  path: string;
  outcome: 'valid' | 'invalid' | 'unchecked';
  failsLoad: boolean;
  /** True where the cluster's word stands behind it. */
  validated: boolean;
}

/** The platform takes a mapping with these warnings, and the engine refuses its rows whatever they are. */
const loadFaults: ReadonlySet<Diagnostic['code']> = new Set<Diagnostic['code']>(['undeclared_column', 'load_hazard']);

export const definitionPathOf = (path: string): string => /^\/(?:node|edge)_definitions\/\d+(?=\/|$)/.exec(path)?.[0] ?? '';

/** The diagnostics of each definition, by its path. */
export function diagnosticsByDefinition(diagnostics: readonly Diagnostic[]): Map<string, Diagnostic[]> {
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
    const failsLoad = own.some(({ code, severity }) => severity === 'warning' && loadFaults.has(code));
    return { path, outcome: valid ? 'valid' : isWrong ? 'invalid' : 'unchecked', failsLoad, validated };
  };
  return [
    ...report.node_results.map(({ valid }, index) => judge(`/node_definitions/${index}`, valid)),
    ...report.edge_results.map(({ valid }, index) => judge(`/edge_definitions/${index}`, valid)),
  ];
}
