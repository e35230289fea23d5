import type { Introspect, MappingGenerator, PreflightReport, Report } from 'mapping-generator';
import type { RunSql } from '../model/view-props';
import type { Locale } from '../texts/languages';
import { Checking, type Opening } from './checking';
import { Cluster } from './cluster';
import { isEmpty } from './completeness';
import { learnCounts } from './counts';
import { messageOf } from './errors';
import { learn } from './known';
import type { Task } from './state';
import { Tasks, type TaskEnd } from './tasks';
import type { Warehouse } from './warehouse';

/** What answers the author's questions. */
export interface Services {
  generator: MappingGenerator;
  /** Asks the cluster; null: there is none. */
  introspect: Introspect | null;
  /** Gives rows of it; null: nobody does. */
  run: RunSql | null;
}

/** The mapping, its check, its validation and its preflight. With what it is made of the only place that changes the state. */
export class Workbench extends Checking {
  readonly cluster: Cluster;
  readonly #tasks = new Tasks((progress) => {
    this.store.update({ progress });
  });

  constructor({ generator, introspect, run }: Services, opening: Opening) {
    super(generator, opening);
    this.cluster = new Cluster(generator, introspect, run, () => this.store.state);
  }

  /** Checks against another warehouse from now on. What a cluster said of names that mean something else now is over. */
  useWarehouse(warehouse: Warehouse): void {
    const { session } = this.state.warehouse;
    if (JSON.stringify(session ?? {}) !== JSON.stringify(warehouse.session ?? {}))
      this.store.update({ validation: null, preflight: null });
    this.recheck({ warehouse });
  }

  async setLocale(locale: Locale): Promise<void> {
    const { validation, preflight } = this.state;
    this.recheck({ locale, notice: '' });
    // Somebody may have asked or switched again in the meantime.
    const isNow = (): boolean => this.state.locale === locale;
    try {
      const report = validation && (await this.cluster.validateAgain(validation.text));
      if (report && isNow() && this.state.validation === validation)
        this.#keep(validation.text, report);
      const counted = preflight && (await this.cluster.countAgain(preflight.text));
      if (counted && isNow() && this.state.preflight === preflight)
        this.#keepCounts(preflight.text, counted);
    } catch (error) {
      this.#tellFailure('validation', error);
    }
  }

  /** Asks the cluster about SQL and columns. */
  async validate(): Promise<void> {
    const { introspect } = this.cluster;
    if (introspect === null || this.#tasks.isRunning) return;
    const text = this.#begin();
    await this.#tasks.run(
      { task: 'validation', phase: 'structure', done: 0, total: 1 },
      (how) => this.cluster.validate(text, introspect, how),
      {
        ...this.#endOf('validation'),
        done: (report) => {
          this.#keep(text, report);
        },
      },
    );
  }

  /** Has the cluster count the rows that would stop the load. */
  async preflight(): Promise<void> {
    const { run } = this.cluster;
    if (run === null || this.#tasks.isRunning) return;
    const text = this.#begin();
    const {
      checked,
      verdict: { results },
    } = this.state;
    if (checked?.stages[0]?.status !== 'passed') {
      this.notify(this.translate('preflightOfNothing'));
      return;
    }
    await this.#tasks.run(
      { task: 'preflight', phase: 'counts', done: 0, total: results.length },
      (how) => this.cluster.count(text, run, how),
      {
        ...this.#endOf('preflight'),
        done: (report) => {
          this.#keepCounts(text, report);
        },
      },
    );
  }

  cancel(): void {
    this.#tasks.cancel();
  }

  /** Replaces the text; undoing it in the editor brings back text and name. */
  open(fileName: string, content: string): void {
    this.#tasks.drop();
    // The editor's lines end in a line feed alone; places in the text count on it.
    const text = content.replace(/\r\n?/g, '\n');
    this.store.update({
      fileName,
      validation: null,
      preflight: null,
      selected: null,
      isStarting: isEmpty(text),
      fault: null,
    });
    this.recheck({
      text,
      notice: fileName === '' ? '' : this.translate('opened', { name: fileName }),
    });
    this.editor?.replaceAll(text, fileName);
  }

  /** The text in the editor as a task begins with it. */
  #begin(): string {
    this.editor?.flush();
    const { fault } = this.state;
    this.store.update({ notice: '', fault: fault?.of === 'task' ? null : fault });
    return this.state.text;
  }

  #keep(text: string, report: Report): void {
    const validation = { text, report, known: learn(text, report) };
    this.store.update({ validation, verdict: this.judged({ validation }) });
  }

  #keepCounts(text: string, report: PreflightReport): void {
    const preflight = learnCounts(text, report);
    this.store.update({ preflight, verdict: this.judged({ preflight }) });
  }

  #endOf(task: Task): Omit<TaskEnd<never>, 'done'> {
    return {
      failed: (error) => {
        this.#tellFailure(task, error);
      },
      cancelled: () => {
        this.notify(this.translate('cancelled', { task: this.translate(task) }));
      },
    };
  }

  #tellFailure(task: Task, error: unknown): void {
    this.tellFault({
      of: 'task',
      text: this.translate('failed', { task: this.translate(task), reason: messageOf(error) }),
    });
  }
}
