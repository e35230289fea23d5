import type {
  Introspect,
  LoadLimits,
  MappingGenerator,
  PreflightOptions,
  PreflightReport,
  Report,
  ValidateOptions,
} from 'mapping-generator';
import type { RunSql } from '../model/view-props';
import { rememberAnswers, rememberRows } from './replay';
import type { State } from './state';
import { contextOf } from './warehouse';

type HowToValidate = Pick<ValidateOptions, 'signal' | 'onProgress'>;
type HowToCount = Pick<PreflightOptions, 'signal' | 'onProgress'>;

/** Asks the host's cluster about a text, and gives its last answers again in another language. */
export class Cluster {
  /** Null: the host has none. */
  introspect: Introspect | null;
  run: RunSql | null;
  limits: LoadLimits | undefined;
  readonly #generator: MappingGenerator;
  readonly #state: () => State;
  /** The answers behind the last validation, and the rows behind the last preflight. */
  #answers: Introspect | null = null;
  #rows: RunSql | null = null;

  constructor(
    generator: MappingGenerator,
    introspect: Introspect | null,
    run: RunSql | null,
    state: () => State,
  ) {
    this.#generator = generator;
    this.introspect = introspect;
    this.run = run;
    this.#state = state;
  }

  async validate(text: string, introspect: Introspect, how: HowToValidate): Promise<Report> {
    const { ask, again } = rememberAnswers(introspect);
    const report = await this.#validated(text, ask, how);
    this.#answers = again;
    return report;
  }

  async count(text: string, run: RunSql, how: HowToCount): Promise<PreflightReport> {
    const { ask, again } = rememberRows(run);
    const report = await this.#counted(text, ask, how);
    this.#rows = again;
    return report;
  }

  /** Null where there was no validation. */
  async validateAgain(text: string): Promise<Report | null> {
    return this.#answers && this.#validated(text, this.#answers, {});
  }

  async countAgain(text: string): Promise<PreflightReport | null> {
    return this.#rows && this.#counted(text, this.#rows, {});
  }

  #validated(text: string, introspect: Introspect, how: HowToValidate): Promise<Report> {
    const { locale, warehouse } = this.#state();
    return this.#generator.validate(text, { ...contextOf(warehouse), locale, introspect, ...how });
  }

  #counted(text: string, run: RunSql, how: HowToCount): Promise<PreflightReport> {
    const { locale, warehouse } = this.#state();
    const { limits } = this;
    return this.#generator.preflight(text, {
      ...contextOf(warehouse),
      locale,
      run,
      limits,
      ...how,
    });
  }
}
