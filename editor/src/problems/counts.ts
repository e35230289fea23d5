import type { Diagnostic } from 'mapping-generator';
import type { Locale } from '../texts/languages';
import type { Translate } from '../texts/texts';
import type { Problem } from '../workbench/problems';

export type Severity = Diagnostic['severity'];

export const severities: readonly Severity[] = ['error', 'warning', 'info'];

const countTexts = {
  error: ['errors', 'errorsOne'],
  warning: ['warnings', 'warningsOne'],
  info: ['infos', 'infosOne'],
} as const;

/** '2 errors and 1 warning'; empty when there is nothing. */
export function countProblems(problems: readonly Problem[], locale: Locale, t: Translate): string {
  const parts = severities.flatMap((severity) => {
    const count = problems.filter(({ diagnostic }) => diagnostic.severity === severity).length;
    const [many, one] = countTexts[severity];
    return count === 0 ? [] : [t(count === 1 ? one : many, { count })];
  });
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts);
}
