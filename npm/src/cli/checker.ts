import { createIntrospectionCache, MappingError } from '../index.js';
import type {
  CheckOptions,
  MappingGenerator,
  Report,
  TrinoIntrospection,
  ValidateOptions,
} from '../index.js';
import type { Outcome } from './checked.js';
import { CommandError, decode, readInput } from './input.js';
import { Interrupted, interruption } from './interruption.js';
import { ProgressLine } from './progress.js';

/** How mappings are checked: by the module, or with the word of the cluster. */
export interface Means {
  generator: MappingGenerator;
  introspect: TrinoIntrospection | undefined;
  check: CheckOptions;
  concurrency: number | undefined;
}

/** In the order of the files; fewer of them when the command is interrupted. */
export interface Outcomes {
  outcomes: Outcome[];
  interrupted?: Interrupted;
}

/** Whatever one file does, the others are checked. */
export async function checkFiles(files: string[], means: Means): Promise<Outcomes> {
  const checker = new Checker(means);
  const outcomes: Outcome[] = [];
  for (const file of files) {
    try {
      outcomes.push(await checker.file(file));
    } catch (error) {
      if (error instanceof Interrupted) return { outcomes, interrupted: error };
      if (!(error instanceof CommandError || error instanceof MappingError)) throw error;
      outcomes.push({ file, failure: error.message.replace(`${file}: `, '') });
    }
  }
  return { outcomes };
}

class Checker {
  readonly #means: Means;
  /** Mappings of one project often share their SQL. */
  readonly #cache = createIntrospectionCache({ maxEntries: 100_000 });
  readonly #signal: AbortSignal | undefined;

  constructor(means: Means) {
    this.#means = means;
    this.#signal = means.introspect && interruption();
  }

  async file(file: string): Promise<Outcome> {
    const { generator, introspect, check } = this.#means;
    const bytes = await readInput(file);
    const report = introspect
      ? await this.#validate(file, bytes, introspect)
      : generator.check(bytes, check);
    return { file, text: decode(bytes), report };
  }

  async #validate(
    file: string,
    bytes: Uint8Array,
    introspect: TrinoIntrospection,
  ): Promise<Report> {
    const { generator, check, concurrency } = this.#means;
    const line = new ProgressLine();
    const options: ValidateOptions = {
      ...check,
      introspect,
      cache: this.#cache,
      onProgress: ({ done, total }) => {
        line.show(file, done, total);
      },
      ...(this.#signal ? { signal: this.#signal } : {}),
      ...(concurrency === undefined ? {} : { concurrency }),
    };
    return generator.validate(bytes, options).finally(() => {
      line.clear();
    });
  }
}
