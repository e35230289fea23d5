import { isChecked } from './checked.js';
import type { Outcome } from './checked.js';
import { toGithub } from './github.js';
import { toJunit } from './junit.js';
import { toJson } from './output.js';
import { toSarif } from './sarif.js';
import { toText } from './text.js';
import type { TextContext } from './text.js';

/** A row for each way to write the outcomes. */
const writers = {
  text: (outcomes: Outcome[], context: TextContext) => toText(outcomes.filter(isChecked), context),
  json: (outcomes: Outcome[]) => toJson(outcomes.map(toEntry)),
  sarif: (outcomes: Outcome[]) => toJson(toSarif(outcomes)),
  github: toGithub,
  junit: (outcomes: Outcome[]) => toJunit(outcomes),
};

export type Format = keyof typeof writers;

export const formats = Object.keys(writers) as Format[];

export const formatted = (outcomes: Outcome[], format: Format, context: TextContext): string =>
  writers[format](outcomes, context);

/** A report with its file; without a verdict an empty one, with the reason. */
function toEntry(outcome: Outcome): object {
  const { file } = outcome;
  if (isChecked(outcome)) {
    const { fixed, ignored, report } = outcome;
    return {
      file,
      ...(fixed === undefined ? {} : { fixed }),
      ...(ignored === undefined ? {} : { ignored }),
      ...report,
    };
  }
  const nothing = { node_results: [], edge_results: [], diagnostics: [], stages: [] };
  const verdict = { valid: false, status: 'unchecked', load: 'unknown' };
  return { file, ...verdict, error: outcome.failure, ...nothing };
}
