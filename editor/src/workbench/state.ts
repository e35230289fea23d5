import type { PreflightProgress, Progress, Report } from 'mapping-generator';
import type { DraftRequest } from '../generate/generate';
import type { RowFiles } from '../statements/files';
import type { Locale } from '../texts/languages';
import { completenessOf, isEmpty } from './completeness';
import type { Preflight } from './counts';
import { Listeners } from './listeners';
import type { Fault } from './notices';
import type { Problem } from './problems';
import { nothingKnown, type Validation, type Verdict } from './verdict';
import type { Warehouse } from './warehouse';

export type Tab = 'problems' | 'results' | 'statements' | 'rows' | 'try' | 'compare';

/** What takes its time, and the author may cancel. */
export type Task = 'validation' | 'preflight';

/** How far a task has come. */
export type TaskProgress =
  ({ task: 'validation' } & Progress) | ({ task: 'preflight' } & PreflightProgress);

/** The ways in which one and the same mapping is shown. */
export type View = 'graph' | 'form' | 'json';

/** What the mapping is compared with: a text, and what it is called. */
export interface VersionText {
  id: string;
  title: string;
  text: string;
}

/** What the author has written into the dialog that makes definitions. */
export type Asked = Omit<DraftRequest, 'locale'>;

/** A problem whose code is explained. */
export interface Explained {
  code: string;
  message: string;
}

/** Some rows of a definition, such as those that a problem is about. */
export interface ShownRows {
  /** That of the definition. */
  path: string;
  message: string;
  sql: string;
}

/** Everything that the editor shows. Replaced, never changed in place. */
export interface State {
  locale: Locale;
  /** The name that belongs to the text; empty: it has none. */
  fileName: string;
  text: string;
  /** What the local check knows of the warehouse. */
  warehouse: Warehouse;
  /** The local check of `checkedText`; null: no check has come to its end. */
  checked: Report | null;
  /** Another than `text` where `text` could not be checked. */
  checkedText: string | null;
  /** True while something was typed whose check waits for a pause. */
  isLate: boolean;
  validation: Validation | null;
  preflight: Preflight | null;
  /** What `checked`, `validation` and `preflight` say together about `checkedText`. */
  verdict: Verdict;
  /** Set while a task runs. */
  progress: TaskProgress | null;
  /** What was done last: a file was opened, a validation was cancelled; empty when there was time to read it. */
  notice: string;
  /** What went wrong and is not mended. */
  fault: Fault | null;
  tab: Tab;
  /** Null: nothing was chosen yet. */
  compared: VersionText | null;
  view: View;
  /** True while there is no mapping yet, and the author has not chosen how to begin. */
  isStarting: boolean;
  /** The path of the definition that the views are about. */
  selected: string | null;
  /** What the author can undo and redo. */
  history: { undo: boolean; redo: boolean };
  /** True while the list of commands is open. */
  isCommanding: boolean;
  /** Of the chosen definition; null: all of its rows. */
  shownRows: ShownRows | null;
  /** Where the rows are between the cluster and the engine; null: where they were the last time. */
  rowFiles: RowFiles | null;
  asked: Asked;
  /** Null: nothing is explained. */
  explained: Explained | null;
  /** True while the dialog that makes definitions is open. */
  isAsking: boolean;
  /** True while catalog and schema are chosen. */
  isChoosingSession: boolean;
}

/** What an editor begins with beside its text and its warehouse. */
export const beginning = {
  checked: null,
  checkedText: null,
  isLate: false,
  validation: null,
  preflight: null,
  verdict: nothingKnown,
  progress: null,
  notice: '',
  fault: null,
  tab: 'problems',
  compared: null,
  isStarting: false,
  selected: null,
  history: { undo: false, redo: false },
  isCommanding: false,
  shownRows: null,
  rowFiles: null,
  asked: { kind: 'node', sql: '', name: '', from: '', to: '' },
  explained: null,
  isAsking: false,
  isChoosingSession: false,
} as const satisfies Partial<State>;

/** How the text as it is stands. */
export type Standing =
  | 'empty'
  | 'incomplete'
  | 'valid'
  | 'validFails'
  | 'invalid'
  | 'unchecked'
  | 'checked'
  | 'checkedFails'
  | 'notValidated'
  | 'changed'
  | 'outdated';

/** True where the verdict is not one of the text in the editor. */
export function isOutdated({ text, checkedText }: Pick<State, 'text' | 'checkedText'>): boolean {
  return text !== checkedText;
}

const standingOfFaults = { empty: 'empty', incomplete: 'incomplete', complete: 'invalid' } as const;

export function standingOf(
  state: Pick<State, 'text' | 'checkedText' | 'validation' | 'verdict'>,
): Standing {
  const { text, validation, verdict } = state;
  if (isOutdated(state)) return 'outdated';
  if (verdict.outcome === 'invalid')
    return standingOfFaults[
      completenessOf(
        text,
        verdict.problems.map(({ diagnostic }) => diagnostic),
      )
    ];
  const fails = verdict.load === 'will_fail';
  if (validation === null)
    return verdict.outcome !== 'valid' ? 'notValidated' : fails ? 'checkedFails' : 'checked';
  if (validation.text !== text) return 'changed';
  const isAnswered = verdict.results.every(({ validated }) => validated);
  if (verdict.outcome !== 'valid' || !isAnswered) return 'unchecked';
  return fails ? 'validFails' : 'valid';
}

const none: readonly Problem[] = [];

/** What is shown to be mended. Where nothing is written yet, nothing is wrong. */
export function shownProblems({
  isStarting,
  text,
  verdict,
}: Pick<State, 'isStarting' | 'text' | 'verdict'>): readonly Problem[] {
  return isStarting || isEmpty(text) ? none : verdict.problems;
}

/** Holds the state and tells whoever draws it. */
export class Store {
  #state: State;
  readonly #listeners = new Listeners();
  /** Gives what ends it. */
  readonly subscribe = this.#listeners.subscribe;

  constructor(state: State) {
    this.#state = state;
  }

  get state(): State {
    return this.#state;
  }

  update(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    this.#listeners.tell();
  }
}
