import type { Command } from 'commander';

import type { MappingGenerator } from '../index.js';
import { isChecked, isFailed } from './checked.js';
import type { Outcome } from './checked.js';
import { checkFiles } from './checker.js';
import { connect, withClusterOptions } from './cluster.js';
import { CommandError } from './input.js';
import { catalogAge, choice, readCheckingOptions, withCheckingOptions } from './options.js';
import type { CheckingOptions } from './options.js';
import { toJson, visible } from './output.js';
import { toSarif } from './sarif.js';
import { nameOf, toText } from './text.js';
import type { TextContext } from './text.js';

interface CheckCommandOptions extends CheckingOptions {
  format: 'text' | 'json' | 'sarif';
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
    .addOption(choice('--format <format>', 'of the output', ['text', 'json', 'sarif']))
    .addOption(choice('--locale <language>', 'of the messages', ['en', 'zh']))
    .option(
      '--allow-unchecked',
      'exit with 0 also when nothing wrong was found but not all was checked',
    );
  withClusterOptions(withCheckingOptions(command)).action(
    async (files: string[], options: CheckCommandOptions) => {
      await check(await load(), files, options);
    },
  );
}

async function check(
  generator: MappingGenerator,
  files: string[],
  options: CheckCommandOptions,
): Promise<void> {
  if (files.filter((file) => file === '-').length > 1) {
    throw new CommandError('standard input can be read only once');
  }
  const checking = await readCheckingOptions(generator, options);
  const { outcomes, interrupted } = await checkFiles(files, {
    generator,
    introspect: await connect(options),
    check: checking,
    concurrency: options.concurrency,
  });
  const context = { asked: options.trino !== undefined, catalogAge: catalogAge(checking.catalog) };
  for (const { file, failure } of outcomes.filter(isFailed)) {
    process.stderr.write(`${nameOf(file)}: could not check: ${visible(failure)}\n`);
  }
  process.stdout.write(formatted(outcomes, options.format, context));
  process.exitCode = statusOf(outcomes, options);
  if (interrupted) throw interrupted;
}

/** A fault that was found counts more than a question that stayed open. */
function statusOf(outcomes: Outcome[], { allowUnchecked }: CheckCommandOptions): number {
  const counted = outcomes.map((outcome) => {
    if (!isChecked(outcome)) return exitStatus.unchecked;
    const { status } = outcome.report;
    return status === 'unchecked' && allowUnchecked ? 0 : exitStatus[status];
  });
  return counted.includes(exitStatus.invalid) ? exitStatus.invalid : Math.max(0, ...counted);
}

function formatted(
  outcomes: Outcome[],
  format: CheckCommandOptions['format'],
  context: TextContext,
): string {
  switch (format) {
    case 'json':
      return toJson(outcomes.map(toEntry));
    case 'sarif':
      return toJson(toSarif(outcomes));
    case 'text':
      return toText(outcomes.filter(isChecked), context);
  }
}

/** A report with its file; without a verdict an empty one, with the reason. */
function toEntry(outcome: Outcome): object {
  const { file } = outcome;
  if (isChecked(outcome)) return { file, ...outcome.report };
  const nothing = { node_results: [], edge_results: [], diagnostics: [], stages: [] };
  const verdict = { valid: false, status: 'unchecked', load: 'unknown' };
  return { file, ...verdict, error: outcome.failure, ...nothing };
}
