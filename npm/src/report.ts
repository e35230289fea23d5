import type { WireDiagnostic, WireReport } from './protocol.js';
import { repository } from './repository.js';
import type { Diagnostic, DiagnosticCode, Report } from './types.js';

/** Where a code is explained. */
export const diagnosticDocs = (code: DiagnosticCode): string =>
  `${repository}/blob/main/docs/diagnostics.md#${code}`;

export const toDiagnostics = (findings: WireDiagnostic[]): Diagnostic[] =>
  findings.map((finding) => ({ ...finding, docs: diagnosticDocs(finding.code) }));

/** A report of the core, with what follows from it. */
export function toReport(report: WireReport): Report {
  const { valid, status, load, diagnostics, ...rest } = report;
  const hasErrors = diagnostics.some(({ severity }) => severity === 'error');
  return { valid, status, load, hasErrors, ...rest, diagnostics: toDiagnostics(diagnostics) };
}
