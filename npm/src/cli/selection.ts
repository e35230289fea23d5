import { diagnosticMessages } from '../index.js';
import type { Diagnostic, DiagnosticCode, Report, Status } from '../index.js';
import { isChecked } from './checked.js';
import type { Checked, Outcome } from './checked.js';
import { CommandError } from './input.js';

// Which findings a user wants to hear of.

export const isCode = (text: string): text is DiagnosticCode =>
  Object.hasOwn(diagnosticMessages, text);

/** @throws CommandError for what is no code: it would be ignored for ever */
export function requireCodes(codes: readonly string[]): void {
  const wrong = codes.find((code) => !isCode(code));
  if (wrong === undefined) return;
  throw new CommandError(
    `--ignore: there is no code '${wrong}': mapping-generator explain lists them`,
  );
}

/**
 * Without the findings of these codes. A mapping whose errors are all ignored is no more invalid, and not valid either:
 * what was found is not denied.
 */
export function withoutCodes(outcome: Outcome, codes: readonly string[]): Outcome {
  if (!isChecked(outcome) || codes.length === 0) return outcome;
  const { report } = outcome;
  const kept = report.diagnostics.filter(({ code }) => !codes.includes(code));
  const ignored = report.diagnostics.length - kept.length;
  return ignored === 0 ? outcome : { ...outcome, report: withDiagnostics(report, kept), ignored };
}

function withDiagnostics(report: Report, diagnostics: Diagnostic[]): Report {
  const hasErrors = diagnostics.some(({ severity }) => severity === 'error');
  const isOpen = report.status === 'invalid' && !hasErrors;
  const status: Status = isOpen ? 'unchecked' : report.status;
  return { ...report, status, hasErrors, diagnostics };
}

/** Without warnings and remarks; what was counted before stays counted. */
export function errorsOnly(checked: Outcome): Outcome {
  if (!isChecked(checked)) return checked;
  const { report } = checked;
  const diagnostics = report.diagnostics.filter(({ severity }) => severity === 'error');
  return { ...checked, report: { ...report, diagnostics } };
}

export const countOf = (checked: Checked[], severity: Diagnostic['severity']): number =>
  checked
    .flatMap(({ report }) => report.diagnostics)
    .filter((diagnostic) => diagnostic.severity === severity).length;
