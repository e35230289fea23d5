import type { Diagnostic } from '../index.js';
import { isChecked } from './checked.js';
import type { Outcome } from './checked.js';
import { plain } from './colours.js';
import { visible } from './output.js';
import { verdict } from './text.js';
import type { TextContext } from './text.js';

// Workflow commands of GitHub Actions, which become annotations of the files, and the verdicts for the log.

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;

export const toGithub = (outcomes: Outcome[], context: TextContext): string =>
  outcomes.map((outcome) => annotations(outcome, { ...context, paint: plain })).join('');

function annotations(outcome: Outcome, context: TextContext): string {
  const { file } = outcome;
  if (!isChecked(outcome))
    return command('error', { file: nameOf(file) }, `could not check: ${outcome.failure}`);
  const found = outcome.report.diagnostics.map((diagnostic) =>
    command(commands[diagnostic.severity], placeOf(file, diagnostic), diagnostic.message),
  );
  return found.join('') + verdict(outcome, context);
}

function placeOf(file: string, { range, code }: Diagnostic): Record<string, string | number> {
  const place = range && {
    line: range.start.line,
    col: range.start.column,
    endLine: range.end.line,
    endColumn: range.end.column,
  };
  return { file: nameOf(file), ...place, title: code };
}

const nameOf = (file: string): string => (file === '-' ? '<stdin>' : file.replace(/^\.\//, ''));

function command(
  name: string,
  properties: Record<string, string | number>,
  message: string,
): string {
  const list = Object.entries(properties).map(
    ([key, value]) =>
      `${key}=${escaped(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
  );
  return `::${name} ${list.join(',')}::${escaped(message)}\n`;
}

/** In one line; what is harmful elsewhere is an escape here, too. */
const escaped = (text: string): string => visible(text).replaceAll('%', '%25');
