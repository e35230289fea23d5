import { MappingError, type Fix, type Introspect, type MappingGenerator, type Report } from 'mapping-generator';
import { download, readTextFile } from './files';
import { changesOf } from './fixes';
import { formatSql } from './format';
import { learn } from './known';
import type { Locale } from './languages';
import { Places } from './places';
import { rememberAnswers } from './replay';
import { Store, type State, type Tab } from './state';
import { statementsOf, type Statement } from './statements';
import type { TextEditor } from './text-editor';
import { translator, type Translate } from './texts';
import { judge } from './verdict';

export interface Services {
  generator: MappingGenerator;
  /** Gives a fresh generator after the module broke down. */
  reload: () => Promise<MappingGenerator>;
  introspect: Introspect;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What the author can do, and what follows from it. The only place that changes the state. */
export class Workbench {
  readonly store: Store;
  editor: TextEditor | null = null;
  #services: Services;
  #running: AbortController | null = null;
  #recovering = false;
  /** The answers behind the last validation. */
  #answers: Introspect | null = null;

  constructor(services: Services, opening: Pick<State, 'locale' | 'text' | 'fileName'>) {
    this.#services = services;
    const checked = services.generator.check(opening.text, { locale: opening.locale });
    this.store = new Store({
      ...opening,
      checked,
      validation: null,
      verdict: judge(opening.text, checked, null),
      progress: null,
      notice: '',
      tab: 'problems',
    });
  }

  get #state(): State {
    return this.store.state;
  }

  get translate(): Translate {
    return translator(this.#state.locale);
  }

  /** Takes the editor's text and checks it. */
  changeText(text: string): void {
    if (text !== this.#state.text) this.#recheck({ text });
  }

  async setLocale(locale: Locale): Promise<void> {
    const { validation } = this.#state;
    this.#recheck({ locale, notice: '' });
    if (validation === null || this.#answers === null) return;
    const introspect = this.#answers;
    const report = await this.#services.generator.validate(validation.text, { introspect, locale });
    // Somebody may have validated or switched again in the meantime.
    if (this.#state.validation === validation && this.#state.locale === locale) {
      this.#keep({ text: validation.text, report });
    }
  }

  async validate(): Promise<void> {
    if (this.#running !== null) return;
    this.editor?.flush();
    const running = new AbortController();
    this.#running = running;
    const { text, locale } = this.#state;
    const { ask, again } = rememberAnswers(this.#services.introspect);
    this.store.update({ notice: '', progress: { phase: 'structure', done: 0, total: 1 } });
    try {
      const report = await this.#services.generator.validate(text, {
        introspect: ask,
        locale,
        signal: running.signal,
        onProgress: (progress) => { this.store.update({ progress }); },
      });
      this.#answers = again;
      this.#keep({ text, report });
    } catch (error) {
      await this.#endWithout(error, running.signal.aborted);
    } finally {
      this.#running = null;
      this.store.update({ progress: null });
    }
  }

  cancel(): void {
    this.#running?.abort();
  }

  open(fileName: string, content: string): void {
    this.cancel();
    // The editor's lines end in a line feed alone; places in the text count on it.
    const text = content.replace(/\r\n?/g, '\n');
    this.#answers = null;
    this.store.update({ fileName, validation: null });
    this.#recheck({ text, notice: this.translate('opened', { name: fileName }) });
    this.editor?.replaceAll(text);
  }

  async openFile(file: File): Promise<void> {
    const fail = (reason: string): void => {
      this.store.update({ notice: this.translate('notOpened', { name: file.name, reason }) });
    };
    try {
      const text = await readTextFile(file);
      if (text === null) fail(this.translate('notText'));
      else this.open(file.name, text);
    } catch (error) {
      fail(messageOf(error));
    }
  }

  download(): void {
    this.editor?.flush();
    download(this.#state.fileName, this.#state.text);
  }

  select(from: number, to: number): void {
    this.editor?.select(from, to);
  }

  /** Selects the value that a JSON pointer names. */
  selectPath(path: string): void {
    this.editor?.flush();
    const place = new Places(this.#state.text).find(path);
    if (place !== null) this.select(place.from, place.to);
  }

  applyFix(fix: Fix): void {
    this.editor?.flush();
    const changes = changesOf(fix, this.#state.text);
    const applied = changes.length > 0;
    if (applied) this.editor?.apply(changes);
    const notice = applied ? this.translate('fixed', { title: fix.title }) : this.translate('fixGone');
    this.store.update({ notice });
  }

  /** Lays out the SQL of the definition at the cursor; a query with a fault stays as it is. */
  formatSql(): void {
    this.editor?.flush();
    this.notify(this.translate(formatSql(this.#services.generator, this.editor, this.#state.text)));
  }

  /** The statements for the text as it is; written when they are asked for, which takes longer than a check. */
  statements(): Statement[] {
    return statementsOf(this.#services.generator, this.#state);
  }

  show(tab: Tab): void {
    this.store.update({ tab });
  }

  notify(notice: string): void {
    this.store.update({ notice });
  }

  #recheck(change: Partial<Pick<State, 'text' | 'locale' | 'notice'>>): void {
    const { text, locale, validation } = { ...this.#state, ...change };
    try {
      const checked = this.#services.generator.check(text, { locale });
      this.store.update({ ...change, checked, verdict: judge(text, checked, validation) });
    } catch (error) {
      this.store.update(change);
      void this.#endWithout(error, false);
    }
  }

  #keep({ text, report }: { text: string; report: Report }): void {
    const validation = { text, report, known: learn(text, report) };
    this.store.update({ validation, verdict: judge(this.#state.text, this.#state.checked, validation) });
  }

  /** Ends an action that has no result: cancelled by the author, or failed. */
  async #endWithout(error: unknown, cancelled: boolean): Promise<void> {
    const notice = cancelled ? this.translate('cancelled') : this.translate('failed', { reason: messageOf(error) });
    this.store.update({ notice });
    if (!(error instanceof MappingError && error.code === 'module_failed') || this.#recovering) return;
    // Once: a text that breaks the module every time must not keep the page busy.
    this.#recovering = true;
    this.#services = { ...this.#services, generator: await this.#services.reload() };
    this.#recheck({});
    this.#recovering = false;
  }
}
