import { resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';

import { createIntrospectionCache } from '../index.js';
import type { FoundConfiguration } from '../configuration/configuration.js';
import type { FixAllOptions, MappingGenerator } from '../index.js';
import { isChecked, isFailed } from './checked.js';
import type { Outcome } from './checked.js';
import { checkFiles } from './checker.js';
import type { Means } from './checker.js';
import { connect, withClusterOptions } from './cluster.js';
import { configurationOf, configured, withConfiguration } from './configuration.js';
import { expandFiles, givenFiles, placesOf } from './files.js';
import type { Given } from './files.js';
import { formats, formatted } from './formats.js';
import type { Format } from './formats.js';
import { CommandError } from './input.js';
import { interruption } from './interruption.js';
import { catalogAge, choice, readCheckingOptions, withCheckingOptions } from './options.js';
import type { CheckingOptions } from './options.js';
import { visible } from './output.js';
import { countOf, errorsOnly, requireCodes, withoutCodes } from './selection.js';
import { nameOf } from './text.js';
import { untilInterrupted } from './watch.js';
import { paintFor } from './colours.js';

interface CheckCommandOptions extends CheckingOptions {
  format: Format;
  allowUnchecked?: boolean;
  config?: string | boolean;
  fix?: boolean;
  fixUnsafe?: boolean;
  ignore?: string[];
  maxWarnings?: number;
  quiet?: boolean;
  watch?: boolean;
}

/** 0 valid, 1 invalid, 2 could not check. */
const exitStatus = { valid: 0, invalid: 1, unchecked: 2 };

const endings = ['.mapping.json'];

export function addCheck(program: Command, load: () => Promise<MappingGenerator>): void {
  const command = program
    .command('check')
    .summary('check mappings, and mend them')
    .description('Checks mappings: locally, against a catalog, or with the word of a cluster.')
    .argument(
      '[file...]',
      'mappings in JSON, folders of them (*.mapping.json), patterns; - is standard input',
    )
    .addOption(choice('--format <format>', 'of the output', formats))
    .addOption(choice('--locale <language>', 'of the messages', ['en', 'zh']))
    .option('--fix', 'write the safe fixes into the files')
    .option('--fix-unsafe', 'all fixes, also those that change the meaning')
    .option('--watch', 'check again whenever something changes')
    .option('--ignore <code>', 'leave out findings of this code; may be repeated', addCodes)
    .option('--max-warnings <number>', 'fail when there are more', count)
    .option('--quiet', 'show errors alone')
    .option(
      '--allow-unchecked',
      'exit with 0 also when nothing wrong was found but not all was checked',
    );
  withClusterOptions(withCheckingOptions(withConfiguration(command))).action(
    async (files: string[], options: CheckCommandOptions) => {
      const run = new CheckRun(await load(), command, files);
      await (options.watch ? run.watch() : run.once());
    },
  );
}

const addCodes = (text: string, codes: string[] = []): string[] => [
  ...codes,
  ...text.split(',').map((code) => code.trim()),
];

function count(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number from 0.');
}

/** What a check is made with, as it is at the moment. */
interface Setup {
  options: CheckCommandOptions;
  given: Given;
  means: Means;
  configuration: FoundConfiguration;
}

class CheckRun {
  readonly #generator: MappingGenerator;
  readonly #command: Command;
  readonly #named: string[];
  readonly #cache = createIntrospectionCache({ maxEntries: 100_000 });
  #signal: AbortSignal | undefined;

  constructor(generator: MappingGenerator, command: Command, named: string[]) {
    this.#generator = generator;
    this.#command = command;
    this.#named = named;
  }

  async once(): Promise<void> {
    await this.#check(await this.#setup());
  }

  async watch(): Promise<void> {
    this.#signal = interruption();
    let setup = await this.#setup();
    if (setup.given.patterns.includes('-'))
      throw new CommandError('--watch: standard input does not change');
    await untilInterrupted(this.#signal, async (changed) => {
      // What is asked is read anew only where it is not a mapping that changed.
      if (changed.some((path) => isSetting(path, setup))) setup = await this.#setup();
      await this.#check(setup);
      return [...placesOf(setup.given), ...settingsOf(setup)];
    });
  }

  async #setup(): Promise<Setup> {
    const configuration = await configurationOf(this.#command.opts<CheckCommandOptions>().config);
    const options = configured(this.#command, configuration) as CheckCommandOptions;
    requireCodes(options.ignore ?? []);
    const given = givenFiles(this.#named, configuration);
    requireUsable(given, options);
    const check = await readCheckingOptions(this.#generator, options);
    const introspect = await connect(options);
    if (introspect) this.#signal ??= interruption();
    const { concurrency } = options;
    const [generator, cache, signal] = [this.#generator, this.#cache, this.#signal];
    const fix = fixesOf(options);
    const means = { generator, introspect, check, concurrency, cache, signal, fix };
    return { options, given, means, configuration };
  }

  async #check({ options, given, means }: Setup): Promise<void> {
    const files = await expandFiles(given, endings);
    const { outcomes: found, interrupted } = await checkFiles(files, means);
    const outcomes = found.map((outcome) => withoutCodes(outcome, options.ignore ?? []));
    for (const { file, failure } of outcomes.filter(isFailed)) {
      process.stderr.write(`${nameOf(file)}: could not check: ${visible(failure)}\n`);
    }
    const context = {
      asked: options.trino !== undefined,
      catalogAge: catalogAge(means.check.catalog),
      paint: paintFor(process.stdout),
      quiet: options.quiet === true,
    };
    const shown = options.quiet ? outcomes.map(errorsOnly) : outcomes;
    process.stdout.write(formatted(shown, options.format, context));
    process.exitCode = statusOf(outcomes, options);
    if (interrupted) throw interrupted;
  }
}

const settingsOf = ({ options: { catalog, policy }, configuration }: Setup): string[] =>
  [configuration.file, catalog, policy].filter((path) => typeof path === 'string');

const isSetting = (path: string, setup: Setup): boolean =>
  settingsOf(setup).some((setting) => resolve(setting) === resolve(path));

function requireUsable({ patterns }: Given, options: CheckCommandOptions): void {
  const inputs = patterns.filter((file) => file === '-').length;
  if (inputs > 1) throw new CommandError('standard input can be read only once');
  if (inputs > 0 && fixesOf(options))
    throw new CommandError('--fix: standard input is no file that could be mended');
}

function fixesOf({ fix, fixUnsafe }: CheckCommandOptions): FixAllOptions | undefined {
  if (fixUnsafe) return { unsafe: true };
  return fix ? { unsafe: false } : undefined;
}

/** A fault that was found counts more than a question that stayed open. */
function statusOf(outcomes: Outcome[], options: CheckCommandOptions): number {
  const counted = outcomes.map((outcome) => {
    if (!isChecked(outcome)) return exitStatus.unchecked;
    const { status } = outcome.report;
    return status === 'unchecked' && options.allowUnchecked ? 0 : exitStatus[status];
  });
  const isInvalid = counted.includes(exitStatus.invalid) || hasTooManyWarnings(outcomes, options);
  return isInvalid ? exitStatus.invalid : Math.max(0, ...counted);
}

function hasTooManyWarnings(outcomes: Outcome[], { maxWarnings }: CheckCommandOptions): boolean {
  const warnings = countOf(outcomes.filter(isChecked), 'warning');
  if (maxWarnings === undefined || warnings <= maxWarnings) return false;
  process.stderr.write(
    `mapping-generator: too many warnings: ${warnings}, and --max-warnings is ${maxWarnings}\n`,
  );
  return true;
}
