import { MappingError, type Introspect, type MappingGenerator, type Report } from 'mapping-generator';
import { download, readTextFile } from './files';
import { learn } from './known';
import type { Locale } from './languages';
import { rememberAnswers } from './replay';
import { Store, type State, type Tab } from './state';
import type { TextEditor } from './text-editor';
import { translator, type Translate } from './texts';
import { judge } from './verdict';
import { contextOf, openWarehouse, type WarehouseSource } from './warehouse';

export interface Services {
  generator: MappingGenerator;
  /** Gives a fresh generator after the module broke down. */
  reload: () => Promise<MappingGenerator>;
  introspect: Introspect;
}

/** What a page begins with. */
export interface Opening extends Pick<State, 'locale' | 'text' | 'fileName'> {
  /** Null where the warehouse is not known, or not yet. */
  warehouse: WarehouseSource | null;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The mapping, its check and its validation. The only place that changes the state. */
export class Workbench {
  readonly store: Store;
  editor: TextEditor | null = null;
  #services: Services;
  #running: AbortController | null = null;
  #recovering = false;
  /** The answers behind the last validation. */
  #answers: Introspect | null = null;

  constructor(services: Services, opening: Opening) {
    this.#services = services;
    const { text, locale } = opening;
    const warehouse = opening.warehouse && openWarehouse(services.generator, opening.warehouse);
    const checked = services.generator.check(text, { locale, ...contextOf(warehouse) });
    this.store = new Store({
      ...opening,
      warehouse,
      checked,
      validation: null,
      verdict: judge(text, checked, null),
      progress: null,
      notice: '',
      tab: 'problems',
    });
  }

  get #state(): State {
    return this.store.state;
  }

  get generator(): MappingGenerator {
    return this.#services.generator;
  }

  get translate(): Translate {
    return translator(this.#state.locale);
  }

  /** Takes the editor's text and checks it. */
  changeText(text: string): void {
    if (text !== this.#state.text) this.#recheck({ text });
  }

  /** Checks against another warehouse from now on. */
  useWarehouse(source: WarehouseSource): void {
    try {
      this.#recheck({ warehouse: openWarehouse(this.generator, source) });
    } catch (error) {
      this.noteMissingWarehouse(error);
    }
  }

  noteMissingWarehouse(error: unknown): void {
    this.notify(this.translate('noCatalog', { reason: messageOf(error) }));
  }

  async setLocale(locale: Locale): Promise<void> {
    const { validation, warehouse } = this.#state;
    this.#recheck({ locale, notice: '' });
    if (validation === null || this.#answers === null) return;
    const introspect = this.#answers;
    const report = await this.generator.validate(validation.text, { introspect, locale, ...contextOf(warehouse) });
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
    const { text, locale, warehouse } = this.#state;
    const { ask, again } = rememberAnswers(this.#services.introspect);
    this.store.update({ notice: '', progress: { phase: 'structure', done: 0, total: 1 } });
    try {
      const report = await this.generator.validate(text, {
        ...contextOf(warehouse),
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

  show(tab: Tab): void {
    this.store.update({ tab });
  }

  notify(notice: string): void {
    this.store.update({ notice });
  }

  #recheck(change: Partial<Pick<State, 'text' | 'locale' | 'notice' | 'warehouse'>>): void {
    const { text, locale, validation, warehouse } = { ...this.#state, ...change };
    try {
      const checked = this.generator.check(text, { locale, ...contextOf(warehouse) });
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
