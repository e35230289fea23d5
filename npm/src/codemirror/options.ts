import type { AnalysisReport, Catalog, SqlSession } from '../analysis-types.js';
import type { SqlReport } from '../sql-types.js';
import type { Diagnostic, Locale, Policy, Report } from '../types.js';

/** A value, or what gives it each time it is needed: then a change of the host's counts from the next question on. */
export type Current<Value> = Value | (() => Value | undefined) | undefined;

/** What the text is read against. */
export interface TextContext {
  catalog?: Current<Catalog>;
  session?: Current<SqlSession>;
  policy?: Current<Policy>;
  locale?: Current<Locale>;
}

export interface MappingLanguageOptions extends TextContext {
  /** Each report of what was typed; the text is not checked a second time for it. */
  onReport?: ((report: Report, text: string) => void) | undefined;
  /**
   * Takes the place of the generator's check, for hosts that check themselves or know more, such as what a cluster said.
   * Diagnostics without a `range` stand at the value that their `path` names.
   */
  check?: ((text: string) => readonly Diagnostic[]) | undefined;
  /** Something was typed whose check has to wait for a pause: the text is large. */
  onWait?: (() => void) | undefined;
}

export interface SqlLanguageOptions extends TextContext {
  /** Of `analyzeSql` where there is a catalog, else of `parseSql`. */
  onReport?: ((report: AnalysisReport | SqlReport, text: string) => void) | undefined;
  onWait?: (() => void) | undefined;
}
