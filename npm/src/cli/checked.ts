import type { Report } from '../index.js';

/** A file with the verdict on it. */
export interface Checked {
  /** As it was given; `-` is standard input. */
  file: string;
  text: string;
  report: Report;
}
