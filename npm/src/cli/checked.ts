import type { Report } from '../index.js';

/** A file with the verdict on it. */
export interface Checked {
  /** As it was given; `-` is standard input. */
  file: string;
  text: string;
  report: Report;
  /** How many fixes were written into the file. */
  fixed?: number;
  /** How many findings were left out as their codes are ignored. */
  ignored?: number;
}

/** A file on which there is no verdict, and why: it cannot be read, for one. */
export interface Failed {
  file: string;
  failure: string;
}

export type Outcome = Checked | Failed;

export const isChecked = (outcome: Outcome): outcome is Checked => 'report' in outcome;
export const isFailed = (outcome: Outcome): outcome is Failed => !isChecked(outcome);
