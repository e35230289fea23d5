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

/** A place of the text, in UTF-16 units; more than that is not looked at. */
interface Place {
  start: { offset: number };
  end: { offset: number };
}

/** What is shown of a diagnostic. Without a `range` it stands at the value that its `path` names. */
export interface ShownDiagnostic extends Pick<
  Diagnostic,
  'code' | 'severity' | 'message' | 'path' | 'fixes'
> {
  /** Where the code is explained. */
  docs?: string;
  range?: Place | undefined;
  /** What else it refers to, and leads to. */
  related?: readonly { message: string; path: string; range?: Place | undefined }[] | undefined;
}

/** What stands behind a message, such as a link to the page on its code; null: nothing. */
export type Explain = (found: ShownDiagnostic) => Node | null;

interface Explaining {
  /** Asked for each tooltip of a fault. */
  explain?: Explain | undefined;
}

export interface MappingLanguageOptions extends TextContext, Explaining {
  /** Each report of what was typed; the text is not checked a second time for it. */
  onReport?: ((report: Report, text: string) => void) | undefined;
  /**
   * Takes the place of the generator's check, for hosts that check themselves or know more, such as what a cluster said.
   * The same array for the same text is not drawn again.
   */
  check?: ((text: string) => readonly ShownDiagnostic[]) | undefined;
  /** Something was typed whose check has to wait for a pause: the text is large. */
  onWait?: (() => void) | undefined;
}

export interface SqlLanguageOptions extends TextContext, Explaining {
  /** Of `analyzeSql` where there is a catalog, else of `parseSql`. */
  onReport?: ((report: AnalysisReport | SqlReport, text: string) => void) | undefined;
  onWait?: (() => void) | undefined;
}
