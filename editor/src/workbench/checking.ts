import { MappingError, type MappingGenerator } from 'mapping-generator';
import type { Remark } from '../types';
import { isEmpty } from './completeness';
import { withCounts } from './counts';
import { messageOf } from './errors';
import { Frame } from './frame';
import type { OpenTables } from './open-tables';
import { learnRemarks, withRemarks } from './remarks';
import { beginning, type State } from './state';
import { judge, type Verdict } from './verdict';
import { contextOf } from './warehouse';

/** What an editor begins with. */
export type Opening = Pick<State, 'locale' | 'text' | 'fileName' | 'warehouse' | 'view'>;

/** The text and its check, and the verdict that follows from it and from all else that is known. */
export class Checking extends Frame {
  readonly generator: MappingGenerator;
  /** Fetched when something is open for the first time. */
  #openTables: OpenTables | null = null;
  #remarks = learnRemarks('', []);

  constructor(generator: MappingGenerator, opening: Opening) {
    super({ ...beginning, ...opening, isStarting: isEmpty(opening.text) });
    this.generator = generator;
    // A text that the check cannot take is shown all the same: the author has to get at it.
    this.recheck({});
  }

  protected get state(): State {
    return this.store.state;
  }

  /** Takes the editor's text and checks it. */
  changeText(text: string, fileName: string): void {
    if (text !== this.state.text && this.state.isStarting) this.store.update({ isStarting: false });
    if (text !== this.state.text) this.recheck({ text, fileName, isLate: false, notice: '' });
    else if (this.state.isLate || fileName !== this.state.fileName)
      this.store.update({ isLate: false, fileName });
  }

  /** The text in the editor is a newer one, whose check waits. */
  expectText(): void {
    this.store.update({ isLate: true });
  }

  /** What the host has to say of the text as it is. */
  remark(remarks: readonly Remark[]): void {
    this.#remarks = learnRemarks(this.state.text, remarks);
    this.store.update({ verdict: this.judged({}) });
  }

  /** Checks what is there with some of it changed. */
  protected recheck(
    change: Partial<
      Pick<State, 'text' | 'fileName' | 'isLate' | 'locale' | 'notice' | 'warehouse'>
    >,
  ): void {
    const { text, locale, warehouse } = { ...this.state, ...change };
    const { fault, checkedText } = this.state;
    try {
      const checked = this.generator.check(text, { locale, ...contextOf(warehouse) });
      const known = {
        checked,
        checkedText: text,
        verdict: this.judged({ checked, checkedText: text, warehouse, locale }),
      };
      this.store.update({ ...change, fault: fault?.of === 'check' ? null : fault, ...known });
    } catch (error) {
      // The verdict stays that of the text before, and the page says so.
      this.store.update({
        ...change,
        fault: { of: 'check', text: this.#failureOf(error) },
        checkedText: checkedText === text ? null : checkedText,
      });
    }
  }

  /** The module starts over by itself where it breaks down, and refuses the text that it broke down at. */
  #failureOf(error: unknown): string {
    const isBreakdown = error instanceof MappingError && error.code === 'module_failed';
    return isBreakdown
      ? this.translate('checkBroke')
      : this.translate('checkFailed', { reason: messageOf(error) });
  }

  /** What is known of the checked text, with some of it new. */
  protected judged(change: Partial<State>): Verdict {
    const { checked, checkedText, validation, preflight, verdict, warehouse, locale } = {
      ...this.state,
      ...change,
    };
    if (checked === null || checkedText === null) return verdict;
    const known = judge(checkedText, checked, validation);
    const isOpen =
      warehouse.catalog !== null && known.results.some(({ outcome }) => outcome === 'unchecked');
    if (isOpen && this.#openTables === null)
      this.#fetchOpenTables().catch(() => {
        /* The verdict does without these words. */
      });
    const told = this.#openTables?.tell(known, checkedText, warehouse, locale) ?? known;
    return withRemarks(withCounts(told, checkedText, preflight), checkedText, this.#remarks);
  }

  async #fetchOpenTables(): Promise<void> {
    const { OpenTables } = await import('./open-tables');
    this.#openTables ??= new OpenTables(this.generator);
    this.store.update({ verdict: this.judged({}) });
  }
}
