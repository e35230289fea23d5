import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Argument } from 'commander';
import type { Command } from 'commander';

export function addSchema(program: Command): void {
  const names = ['mapping', 'configuration'];
  program
    .command('schema')
    .summary('print a JSON Schema')
    .description('Prints the JSON Schema of a mapping, or of the configuration, for editors.')
    .addArgument(new Argument('[of]', 'what it describes').choices(names).default('mapping'))
    .action(async (name: string) => {
      process.stdout.write(await readFile(join(__dirname, `${name}.schema.json`), 'utf8'));
    });
}
