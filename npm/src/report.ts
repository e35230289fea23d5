import type { WireReport } from './protocol.js';
import type { Report } from './types.js';

/** A report of the core, with what follows from it. */
export function toReport(report: WireReport): Report {
  const { valid, status, load, ...rest } = report;
  const hasErrors = report.diagnostics.some(({ severity }) => severity === 'error');
  return { valid, status, load, hasErrors, ...rest };
}
