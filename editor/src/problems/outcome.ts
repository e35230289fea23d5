import type { Diagnostic } from 'mapping-generator';
import type { TextName } from '../texts/texts';
import { failsLoad, isOpen } from '../workbench/load-faults';
import type { Problem } from '../workbench/problems';

/** What comes of a problem that is left as it is. */
export type ProblemOutcome = 'refused' | 'fails' | 'open' | 'suspicious' | 'note';

export const outcomeTexts: Record<ProblemOutcome, TextName> = {
  refused: 'outcomeRefused',
  fails: 'outcomeLoad',
  open: 'outcomeOpen',
  suspicious: 'outcomeSuspicious',
  note: 'outcomeNote',
};

export const problemOutcomes = Object.keys(outcomeTexts) as ProblemOutcome[];

export function problemOutcomeOf(diagnostic: Diagnostic): ProblemOutcome {
  if (diagnostic.severity === 'error') return 'refused';
  if (failsLoad(diagnostic)) return 'fails';
  if (isOpen(diagnostic)) return 'open';
  return diagnostic.severity === 'warning' ? 'suspicious' : 'note';
}

export interface ProblemFilter {
  /** Empty: all of them. */
  outcome: ProblemOutcome | '';
  words: string;
}

export const everything: ProblemFilter = { outcome: '', words: '' };

/** Those of an outcome that have every word: in the message, in the code, or in the name of the definition. */
export function filterProblems(
  problems: readonly Problem[],
  { outcome, words }: ProblemFilter,
  nameOf: (problem: Problem) => string,
): readonly Problem[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (outcome === '' && wanted.length === 0) return problems;
  return problems.filter((problem) => {
    const { diagnostic } = problem;
    if (outcome !== '' && problemOutcomeOf(diagnostic) !== outcome) return false;
    const text = `${diagnostic.message} ${diagnostic.code} ${nameOf(problem)}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
