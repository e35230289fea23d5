import type { Command } from 'commander';

import type { Mapping, MappingGenerator } from '../index.js';
import { connect, withClusterOptions } from './cluster.js';
import type { ClusterOptions } from './cluster.js';
import { CommandError, decode, readInput } from './input.js';
import { interruptible } from './interruption.js';
import { copies, declared, inferred } from './schemas.js';
import type { Schemas } from './schemas.js';
import { toText } from './text.js';

export function addDdl(program: Command, load: () => Promise<MappingGenerator>): void {
  const command = program
    .command('ddl')
    .summary("write a mapping's RyuGraph statements")
    .description(
      'Writes the statements that create the tables of a mapping: from the types that it declares, or, with --trino, from the columns of its queries.',
    )
    .argument('<file>', 'a mapping in JSON; - is standard input')
    .option('--copy-from <path>', 'also the statements that load PATH/<table>/*.parquet');
  withClusterOptions(command).action(
    async (file: string, options: ClusterOptions & { copyFrom?: string }) => {
      const generator = await load();
      const schemas = await schemasOf(generator, file, options);
      const statements = [generator.schemaDdl(schemas.nodes, schemas.edges)];
      if (options.copyFrom !== undefined) {
        statements.push(...copies(generator, schemas, options.copyFrom));
      }
      process.stdout.write(`${statements.join('\n')}\n`);
    },
  );
}

async function schemasOf(
  generator: MappingGenerator,
  file: string,
  options: ClusterOptions,
): Promise<Schemas> {
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
  return introspect ? inferred(report) : declared(JSON.parse(text) as Mapping, file);
}
