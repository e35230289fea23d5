import type { Diagnostic, Report } from '../types.js';
import type { Problem } from './http.js';

/** A finding of a report as a problem of RFC 9457, with what else a client may want to show. */
export interface MappingProblem extends Problem {
  code: Diagnostic['code'];
  /** In the JSON text that was sent. */
  range?: Diagnostic['range'];
}

/** The errors of a report, in its order. */
export function problemsOf({ diagnostics }: Report): MappingProblem[] {
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ path, message, code, range }) => ({
      pointer: asFragment(path),
      detail: message,
      code,
      ...(range && { range }),
    }));
}

/** RFC 6901, section 6. */
function asFragment(path: string): string {
  // Half of a surrogate pair has no UTF-8, and would make encodeURI throw.
  const whole = path.replace(/\p{Surrogate}/gu, '\ufffd');
  return `#${encodeURI(whole).replaceAll('#', '%23')}`;
}
