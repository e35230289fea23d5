import { Option } from 'commander';
import type { Command } from 'commander';

import type {
  Catalog,
  CatalogSnapshot,
  MappingGenerator,
  TrinoIntrospection,
  ValidateOptions,
} from '../index.js';
import { createIntrospectionCache, MappingError } from '../index.js';
import type { Checked } from './checked.js';
import { connect, withClusterOptions } from './cluster.js';
import type { ClusterOptions } from './cluster.js';
import { CommandError, readInput, readJson } from './input.js';
import { ProgressLine } from './progress.js';
import { toSarif } from './sarif.js';
import { toText } from './text.js';

interface CheckCommandOptions extends ClusterOptions {
  catalog?: string;
  format: 'text' | 'json' | 'sarif';
  locale: 'en' | 'zh';
  allowUnchecked?: boolean;
}

/** 0 valid, 1 invalid, 2 could not check. */
const exitStatus = { valid: 0, invalid: 1, unchecked: 2 };

export function addCheck(program: Command, load: () => Promise<MappingGenerator>): void {
  const command = program
    .command('check')
    .summary('check mappings')
    .description('Checks mappings: locally, against a catalog, or with the word of a cluster.')
    .argument('<file...>', 'mappings in JSON; - is standard input')
    .option('--catalog <file>', 'a catalog that `mapping-generator catalog fetch` has written')
    .addOption(choice('--format <format>', 'of the output', ['text', 'json', 'sarif']))
    .addOption(choice('--locale <language>', 'of the messages', ['en', 'zh']))
    .option(
      '--allow-unchecked',
      'exit with 0 also when nothing wrong was found but not all was checked',
    );
  withClusterOptions(command).action(async (files: string[], options: CheckCommandOptions) => {
    const checked = await checkAll(await load(), files, options);
    process.stdout.write(formatted(checked, options));
    const counted = checked.map(({ report: { status } }) =>
      status === 'unchecked' && options.allowUnchecked ? 0 : exitStatus[status],
    );
    // A fault that was found counts more than a question that stayed open.
    process.exitCode = counted.includes(1) ? 1 : Math.max(...counted);
  });
}

function choice(flags: string, description: string, choices: [string, ...string[]]): Option {
  return new Option(flags, description).choices(choices).default(choices[0]);
}

async function checkAll(
  generator: MappingGenerator,
  files: string[],
  options: CheckCommandOptions,
): Promise<Checked[]> {
  if (files.filter((file) => file === '-').length > 1) {
    throw new CommandError('standard input can be read only once');
  }
  const introspect = await connect(options);
  const file = options.catalog;
  const catalog = file === undefined ? undefined : loadCatalog(generator, await readCatalog(file));
  const check = new Checker(generator, introspect, catalog, options);
  const checked: Checked[] = [];
  for (const file of files) checked.push(await check.file(file));
  return checked;
}

class Checker {
  readonly #generator: MappingGenerator;
  readonly #introspect: TrinoIntrospection | undefined;
  readonly #options: CheckCommandOptions;
  readonly #catalog: Catalog | undefined;
  /** Mappings of one project often share their SQL. */
  readonly #cache = createIntrospectionCache({ maxEntries: 100_000 });

  constructor(
    generator: MappingGenerator,
    introspect: TrinoIntrospection | undefined,
    catalog: Catalog | undefined,
    options: CheckCommandOptions,
  ) {
    this.#generator = generator;
    this.#introspect = introspect;
    this.#catalog = catalog;
    this.#options = options;
  }

  async file(file: string): Promise<Checked> {
    const bytes = await readInput(file);
    const report = this.#introspect
      ? await this.#validate(file, bytes, this.#introspect)
      : this.#generator.check(bytes, this.#checkOptions());
    return { file, text: new TextDecoder().decode(bytes), report };
  }

  async #validate(file: string, bytes: Uint8Array, introspect: TrinoIntrospection) {
    const line = new ProgressLine();
    const { concurrency } = this.#options;
    const interrupted = new AbortController();
    // Once: whoever interrupts again does not want to wait until the cluster has been told.
    const interrupt = (): void => {
      interrupted.abort(new CommandError('interrupted'));
    };
    process.once('SIGINT', interrupt);
    const options: ValidateOptions = {
      ...this.#checkOptions(),
      introspect,
      signal: interrupted.signal,
      cache: this.#cache,
      onProgress: ({ done, total }) => {
        line.show(file, done, total);
      },
      ...(concurrency === undefined ? {} : { concurrency }),
    };
    try {
      return await this.#generator.validate(bytes, options);
    } finally {
      process.removeListener('SIGINT', interrupt);
      line.clear();
    }
  }

  #checkOptions() {
    const { locale, sessionCatalog, sessionSchema } = this.#options;
    const session = {
      ...(sessionCatalog === undefined ? {} : { catalog: sessionCatalog }),
      ...(sessionSchema === undefined ? {} : { schema: sessionSchema }),
    };
    return { locale, session, ...(this.#catalog ? { catalog: this.#catalog } : {}) };
  }
}

function loadCatalog(generator: MappingGenerator, snapshot: CatalogSnapshot): Catalog {
  try {
    return generator.catalog(snapshot);
  } catch (error) {
    if (error instanceof MappingError) throw new CommandError(`--catalog: ${error.message}`);
    throw error;
  }
}

export async function readCatalog(file: string): Promise<CatalogSnapshot> {
  const value = (await readJson(file, 'a catalog')) as Partial<CatalogSnapshot> | null;
  if (typeof value?.captured_at === 'string' && Array.isArray(value.tables)) {
    return value as CatalogSnapshot;
  }
  throw new CommandError(`${file}: not a catalog: it has no captured_at and tables`);
}

function formatted(checked: Checked[], options: CheckCommandOptions): string {
  switch (options.format) {
    case 'json':
      return `${JSON.stringify(
        checked.map(({ file, report }) => ({ file, ...report })),
        null,
        2,
      )}\n`;
    case 'sarif':
      return `${JSON.stringify(toSarif(checked), null, 2)}\n`;
    case 'text':
      return toText(checked, options.trino !== undefined);
  }
}
