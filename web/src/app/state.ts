import type { Progress, Report } from 'mapping-generator';
import type { Locale } from './languages';
import type { Validation, Verdict } from './verdict';
import type { Warehouse } from './warehouse';

export type Tab = 'problems' | 'results' | 'statements';

/** Everything that the page shows. Replaced, never changed in place. */
export interface State {
  locale: Locale;
  fileName: string;
  text: string;
  /** What the local check knows of the warehouse; null: nothing. */
  warehouse: Warehouse | null;
  /** The local check of `text`. */
  checked: Report;
  validation: Validation | null;
  /** What `checked` and `validation` say together about `text`. */
  verdict: Verdict;
  /** Set while a validation runs. */
  progress: Progress | null;
  /** The last thing that happened which is no verdict: a file was opened, a validation was cancelled. */
  notice: string;
  tab: Tab;
}

/** How the text as it is stands. */
export type Standing = 'valid' | 'invalid' | 'unchecked' | 'checked' | 'notValidated' | 'changed';

export function standingOf({ text, validation, verdict }: Pick<State, 'text' | 'validation' | 'verdict'>): Standing {
  if (verdict.outcome === 'invalid') return 'invalid';
  if (validation === null) return verdict.outcome === 'valid' ? 'checked' : 'notValidated';
  if (validation.text !== text) return 'changed';
  const isAnswered = verdict.results.every(({ validated }) => validated);
  return verdict.outcome === 'valid' && isAnswered ? 'valid' : 'unchecked';
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
