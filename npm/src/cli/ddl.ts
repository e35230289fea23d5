import type { Command } from 'commander';

import { decode } from '../configuration/read-file.js';
import { isMappingError } from '../index.js';
import type { ExportTarget, MappingGenerator, Report } from '../index.js';
import { connect, withClusterOptions } from './cluster.js';
import type { ClusterOptions } from './cluster.js';
import { CommandError, readInput } from './input.js';
import { interruptible } from './interruption.js';
import { toText } from './text.js';

interface DdlCommandOptions extends ClusterOptions {
  copyFrom?: string;
  files?: string;
  exportTo?: string;
  unloadTo?: string;
  unloadBy?: string;
  location?: string;
}

export function addDdl(program: Command, load: () => Promise<MappingGenerator>): void {
  const command = program
    .command('ddl')
    .summary("write a mapping's RyuGraph statements")
    .description(
      'Writes the statements that create the tables of a mapping: from the types that it declares, or, with --trino, from the columns of its queries.',
    )
    .argument('<file>', 'a mapping in JSON; - is standard input')
    .option('--copy-from <path>', 'also the statements that load PATH/<table>/*.parquet')
    .option('--files <pattern>', "the files of a load; Hive's have no extension: *", '*.parquet')
    .option(
      '--export-to <schema>',
      "instead, the cluster's statements that write the rows as Parquet: CREATE TABLE AS in this schema of Hive",
    )
    .option('--location <path>', 'with --export-to: write to PATH/<table>/')
    .option('--unload-to <path>', 'instead, the same by a table function, to PATH/<table>/')
    .option(
      '--unload-by <function>',
      "with --unload-to: Starburst's, or that of Hive's catalog: hive.system.unload",
      'io.unload',
    );
  withClusterOptions(command).action(async (file: string, options: DdlCommandOptions) => {
    const generator = await load();
    const checked = await checkedMapping(generator, file, options);
    process.stdout.write(`${toldOfFile(file, () => statements(generator, checked, options))}\n`);
  });
}

function statements(
  generator: MappingGenerator,
  { bytes, report }: CheckedMapping,
  options: DdlCommandOptions,
): string {
  const { copyFrom, files, trino } = options;
  const target = targetOf(options);
  if (target) {
    return generator
      .exportStatements(bytes, target)
      .map(({ sql }) => `${sql};`)
      .join('\n\n');
  }
  return generator.ddl(trino === undefined ? bytes : report, { copyFrom, files });
}

function targetOf({
  exportTo: schema,
  unloadTo: unload,
  unloadBy: by,
  location,
}: DdlCommandOptions): ExportTarget | undefined {
  if (unload !== undefined) return { unload, by };
  return schema === undefined ? undefined : { schema, location };
}

function toldOfFile(file: string, action: () => string): string {
  try {
    return action();
  } catch (error) {
    if (!isMappingError(error)) throw error;
    const { code, message } = error;
    const way = code === 'incomplete_type' ? ': --trino URL' : '';
    throw new CommandError(`${file}: ${message}${way}`);
  }
}

interface CheckedMapping {
  bytes: Uint8Array;
  report: Report;
}

async function checkedMapping(
  generator: MappingGenerator,
  file: string,
  options: ClusterOptions,
): Promise<CheckedMapping> {
  const bytes = await readInput(file);
  const introspect = await connect(options);
  const report = introspect
    ? await interruptible((signal) => generator.validate(bytes, { introspect, signal }))
    : generator.check(bytes);
  const text = decode(bytes);
  const usable = introspect ? report.valid : report.status !== 'invalid';
  if (!usable) {
    process.stderr.write(toText([{ file, text, report }], { asked: introspect !== undefined }));
    throw new CommandError(
      `${file}: no statements for a mapping that is ${report.status}`,
      report.status === 'invalid' ? 1 : 2,
    );
  }
  return { bytes, report };
}
