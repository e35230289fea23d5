import type { Progress, Report } from 'mapping-generator';
import type { DraftRequest } from './generate';
import type { Locale } from './languages';
import { failsLoad } from './load-faults';
import type { KeptMapping } from './mapping-store';
import { nothingKnown, type Validation, type Verdict } from './verdict';
import type { Warehouse } from './warehouse';

export type Tab = 'problems' | 'results' | 'statements';

/** A text that may come into the editor. */
export interface MappingDocument {
  fileName: string;
  text: string;
  /** The kept mapping that it goes on with. */
  kept?: KeptMapping;
}

/** What the author has written into the dialog that makes definitions. */
export type Asked = Omit<DraftRequest, 'locale'>;

/** Everything that the page shows. Replaced, never changed in place. */
export interface State {
  locale: Locale;
  fileName: string;
  text: string;
  /** The text as a file or a sample has it; null: none has it. */
  textOfFile: string | null;
  /** When the browser kept the text, in milliseconds since 1970, or why it did not; null: there was nothing to keep yet. */
  keeping: { at: number } | { failure: string } | null;
  /** When the text that the page opened with was kept; null: it is a sample, or was told already. */
  restored: number | null;
  /** What else the browser keeps, the newest first. */
  keptMappings: readonly KeptMapping[];
  /** What would replace changes that no file has, until the author has answered. */
  replacement: MappingDocument | null;
  /** What the local check knows of the warehouse; null: nothing. */
  warehouse: Warehouse | null;
  /** The local check of `checkedText`; null: no check has come to its end. */
  checked: Report | null;
  /** Another than `text` where `text` could not be checked. */
  checkedText: string | null;
  /** True while something was typed whose check waits for a pause. */
  isLate: boolean;
  validation: Validation | null;
  /** What `checked` and `validation` say together about `checkedText`. */
  verdict: Verdict;
  /** Set while a validation runs. */
  progress: Progress | null;
  /** The last thing that happened which is no verdict: a file was opened, a validation was cancelled. */
  notice: string;
  tab: Tab;
  asked: Asked;
  /** True while the dialog that makes definitions is open. */
  isAsking: boolean;
}

/** What a page begins with beside its text and its warehouse. */
export const beginning = {
  keeping: null,
  keptMappings: [],
  replacement: null,
  checked: null,
  checkedText: null,
  isLate: false,
  validation: null,
  verdict: nothingKnown,
  progress: null,
  notice: '',
  tab: 'problems',
  asked: { kind: 'node', sql: '', name: '', from: '', to: '' },
  isAsking: false,
} as const satisfies Partial<State>;

/** How the text as it is stands. */
export type Standing =
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

/** True where the text would be lost with the page, as far as files are concerned. */
export function isUnsaved({ text, textOfFile }: Pick<State, 'text' | 'textOfFile'>): boolean {
  return text !== textOfFile && text.trim() !== '';
}

export function standingOf(state: Pick<State, 'text' | 'checkedText' | 'validation' | 'verdict'>): Standing {
  const { text, validation, verdict } = state;
  if (isOutdated(state)) return 'outdated';
  if (verdict.outcome === 'invalid') return 'invalid';
  const fails = verdict.problems.some(({ diagnostic }) => failsLoad(diagnostic));
  if (validation === null) return verdict.outcome !== 'valid' ? 'notValidated' : fails ? 'checkedFails' : 'checked';
  if (validation.text !== text) return 'changed';
  const isAnswered = verdict.results.every(({ validated }) => validated);
  if (verdict.outcome !== 'valid' || !isAnswered) return 'unchecked';
  return fails ? 'validFails' : 'valid';
}

/** Holds the state and tells whoever draws it. */
export class Store {
  #state: State;
  readonly #listeners = new Set<() => void>();

  constructor(state: State) {
    this.#state = state;
  }

  get state(): State {
    return this.#state;
  }

  update(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  subscribe(listener: () => void): void {
    this.#listeners.add(listener);
  }
}
