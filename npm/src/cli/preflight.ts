import { Option } from 'commander';
import type { Command } from 'commander';

import { decode } from '../configuration/read-file.js';
import type { MappingGenerator, PreflightReport } from '../index.js';
import { positive, requireCluster, withClusterOptions } from './cluster.js';
import { readInput } from './input.js';
import { interruptible } from './interruption.js';
import { choice, readCheckingOptions, withCheckingOptions } from './options.js';
import type { CheckingOptions } from './options.js';
import { toJson, visible } from './output.js';
import { ProgressLine } from './progress.js';
import { findingsOf, nameOf } from './text.js';

interface PreflightCommandOptions extends CheckingOptions {
  format: 'text' | 'json';
  types?: 'columns' | 'declared';
  samples?: number;
  maxRows?: number;
  maxBytes?: number;
}

/** A scan of a large table takes its time. */
const scanTimeout = 3600;

const exitStatus = { clean: 0, dirty: 1, unchecked: 2 };

export function addPreflight(program: Command, load: () => Promise<MappingGenerator>): void {
  const command = program
    .command('preflight')
    .summary('find out whether the load of a mapping will succeed')
    .description(
      'Asks the cluster for what makes a load fail: keys that are null, come twice or lead nowhere, values that do not fit, results without rows. Exit status: 0 clean, 1 dirty, 2 not all could be asked.',
    )
    .argument('<file>', 'a mapping in JSON; - is standard input')
    .addOption(choice('--format <format>', 'of the output', ['text', 'json']))
    .addOption(choice('--locale <language>', 'of the messages', ['en', 'zh']))
    .addOption(
      new Option(
        '--types <whose>',
        'the types of the tables (default: as ddl writes them)',
      ).choices(['columns', 'declared']),
    )
    .option('--samples <number>', 'values of each fault that are shown', positive, 10)
    .option('--max-rows <number>', 'warn where the graph would have more rows', positive)
    .option('--max-bytes <number>', 'warn where its values would take more, about', positive);
  withClusterOptions(withCheckingOptions(command), scanTimeout).action(
    async (file: string, options: PreflightCommandOptions) => {
      await preflight(await load(), file, options);
    },
  );
}

async function preflight(
  generator: MappingGenerator,
  file: string,
  options: PreflightCommandOptions,
): Promise<void> {
  const { types, samples, concurrency, format, maxRows, maxBytes } = options;
  const checking = await readCheckingOptions(generator, options);
  const bytes = await readInput(file);
  const { run } = await requireCluster(options);
  const line = new ProgressLine();
  const report = await interruptible((signal) =>
    generator.preflight(bytes, {
      ...checking,
      run,
      types,
      sampleKeys: samples && Math.floor(samples),
      limits: { rows: maxRows && Math.floor(maxRows), bytes: maxBytes && Math.floor(maxBytes) },
      concurrency,
      signal,
      onProgress: ({ done, total }) => {
        line.show(file, done, total);
      },
    }),
  ).finally(() => {
    line.clear();
  });
  process.stdout.write(format === 'json' ? toJson(report) : toText(file, decode(bytes), report));
  process.exitCode = exitStatus[report.status];
}

function toText(file: string, text: string, report: PreflightReport): string {
  const { status, definitions, diagnostics } = report;
  const counts = definitions.map(({ name, rows, bytes }) => {
    const counted = rows === null ? 'not counted' : `${String(rows)} rows`;
    const size = bytes === undefined ? '' : `, some ${String(bytes)} bytes`;
    return `  ${visible(name)}: ${counted}${size}\n`;
  });
  return `${findingsOf({ file, text }, diagnostics)}${nameOf(file)}: ${status}\n${counts.join('')}`;
}
