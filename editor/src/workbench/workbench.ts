import { MappingError, type Introspect, type MappingGenerator, type Report } from 'mapping-generator';
import { isEmpty } from './completeness';
import { messageOf } from './errors';
import { learn } from './known';
import type { Locale } from '../texts/languages';
import { rememberAnswers } from './replay';
import { Frame } from './frame';
import { beginning, type State } from './state';
import { judge } from './verdict';
import { contextOf, type Warehouse } from './warehouse';

/** What answers the author's questions. */
export interface Services {
  generator: MappingGenerator;
  /** Asks the cluster; null: there is none. */
  introspect: Introspect | null;
}

/** What an editor begins with. */
export type Opening = Pick<State, 'locale' | 'text' | 'fileName' | 'warehouse' | 'view'>;

/** The mapping, its check and its validation. With what it is made of the only place that changes the state. */
export class Workbench extends Frame {
  readonly generator: MappingGenerator;
  introspect: Introspect | null;
  #running: AbortController | null = null;
  /** The answers behind the last validation. */
  #answers: Introspect | null = null;

  constructor({ generator, introspect }: Services, opening: Opening) {
    super({ ...beginning, ...opening, isStarting: isEmpty(opening.text) });
    this.generator = generator;
    this.introspect = introspect;
    // A text that the check cannot take is shown all the same: the author has to get at it.
    this.#recheck({});
  }

  get #state(): State {
    return this.store.state;
  }

  /** Takes the editor's text and checks it. */
  changeText(text: string, fileName: string): void {
    if (text !== this.#state.text && this.#state.isStarting) this.store.update({ isStarting: false });
    if (text !== this.#state.text) this.#recheck({ text, fileName, isLate: false, notice: '' });
    else if (this.#state.isLate || fileName !== this.#state.fileName) this.store.update({ isLate: false, fileName });
  }

  /** The text in the editor is a newer one, whose check waits. */
  expectText(): void {
    this.store.update({ isLate: true });
  }

  /** Checks against another warehouse from now on. */
  useWarehouse(warehouse: Warehouse): void {
    this.#recheck({ warehouse });
  }

  async setLocale(locale: Locale): Promise<void> {
    const { validation, warehouse } = this.#state;
    this.#recheck({ locale, notice: '' });
    const introspect = this.#answers;
    if (validation === null || introspect === null) return;
    try {
      const report = await this.generator.validate(validation.text, { introspect, locale, ...contextOf(warehouse) });
      // Somebody may have validated or switched again in the meantime.
      if (this.#state.validation === validation && this.#state.locale === locale) {
        this.#keep({ text: validation.text, report });
      }
    } catch (error) {
      this.#endWithout(error, false);
    }
  }

  async validate(): Promise<void> {
    const { introspect } = this;
    if (this.#running !== null || introspect === null) return;
    this.editor?.flush();
    const running = new AbortController();
    this.#running = running;
    const { text, locale, warehouse } = this.#state;
    const { ask, again } = rememberAnswers(introspect);
    this.store.update({ notice: '', progress: { phase: 'structure', done: 0, total: 1 } });
    try {
      const report = await this.generator.validate(text, {
        ...contextOf(warehouse),
        introspect: ask,
        locale,
        signal: running.signal,
        onProgress: (progress) => { this.store.update({ progress }); },
      });
      // What is of a text that was replaced is of no use any more.
      if (this.#running !== running) return;
      this.#answers = again;
      this.#keep({ text, report });
    } catch (error) {
      if (this.#running === running) this.#endWithout(error, running.signal.aborted);
    } finally {
      if (this.#running === running) this.#stop();
    }
  }

  cancel(): void {
    this.#running?.abort();
  }

  /** Replaces the text; undoing it in the editor brings back text and name. */
  open(fileName: string, content: string): void {
    this.cancel();
    this.#stop();
    // The editor's lines end in a line feed alone; places in the text count on it.
    const text = content.replace(/\r\n?/g, '\n');
    this.#answers = null;
    this.store.update({ fileName, validation: null, selected: null, isStarting: isEmpty(text) });
    this.#recheck({ text, notice: fileName === '' ? '' : this.translate('opened', { name: fileName }) });
    this.editor?.replaceAll(text, fileName);
  }

  #recheck(change: Partial<Pick<State, 'text' | 'fileName' | 'isLate' | 'locale' | 'notice' | 'warehouse'>>): void {
    const { text, locale, validation, warehouse, notice } = { ...this.#state, ...change };
    const { text: textBefore, checkedText } = this.#state;
    try {
      const checked = this.generator.check(text, { locale, ...contextOf(warehouse) });
      // A notice of the text before says why that one could not be checked.
      const isOver = textBefore !== checkedText && change.notice === undefined;
      this.store.update({ ...change, notice: isOver ? '' : notice, checked, checkedText: text, verdict: judge(text, checked, validation) });
    } catch (error) {
      // The verdict stays that of the text before, and the page says so.
      this.store.update({ ...change, notice: this.#failureOf(error), checkedText: checkedText === text ? null : checkedText });
    }
  }

  /** The module starts over by itself where it breaks down, and refuses the text that it broke down at. */
  #failureOf(error: unknown): string {
    const isBreakdown = error instanceof MappingError && error.code === 'module_failed';
    return isBreakdown ? this.translate('checkBroke') : this.translate('checkFailed', { reason: messageOf(error) });
  }

  #keep({ text, report }: { text: string; report: Report }): void {
    const validation = { text, report, known: learn(text, report) };
    const { checked, checkedText, verdict } = this.#state;
    const isJudged = checked !== null && checkedText !== null;
    this.store.update({ validation, verdict: isJudged ? judge(checkedText, checked, validation) : verdict });
  }

  #stop(): void {
    this.#running = null;
    if (this.#state.progress !== null) this.store.update({ progress: null });
  }

  /** Ends an action that has no result: cancelled by the author, or failed. */
  #endWithout(error: unknown, cancelled: boolean): void {
    this.notify(cancelled ? this.translate('cancelled') : this.translate('failed', { reason: messageOf(error) }));
  }
}
