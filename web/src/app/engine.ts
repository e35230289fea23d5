import { MappingError, type Introspect, type MappingGenerator } from 'mapping-generator';

export interface Services {
  generator: MappingGenerator;
  /** Gives a fresh generator after the module broke down. */
  reload: () => Promise<MappingGenerator>;
  introspect: Introspect;
}

/** True where nothing works any more until the module is started again. */
export function isBreakdown(error: unknown): boolean {
  return error instanceof MappingError && error.code === 'module_failed';
}

/** The generator, which is started again when its module breaks down. */
export class Engine {
  readonly introspect: Introspect;
  readonly #reload: Services['reload'];
  #generator: MappingGenerator;
  #restarting = false;

  constructor({ generator, reload, introspect }: Services) {
    this.#generator = generator;
    this.#reload = reload;
    this.introspect = introspect;
  }

  get generator(): MappingGenerator {
    return this.#generator;
  }

  /**
   * Starts again where `error` says that the module broke down, and calls `restarted`: once, for a text that breaks it every
   * time must not keep the page busy. Rejects where a fresh module cannot be had.
   */
  async restartAfter(error: unknown, restarted: () => void): Promise<void> {
    if (!isBreakdown(error) || this.#restarting) return;
    this.#restarting = true;
    try {
      this.#generator = await this.#reload();
      restarted();
    } finally {
      this.#restarting = false;
    }
  }
}
