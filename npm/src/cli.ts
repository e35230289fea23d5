import { Command, CommanderError } from 'commander';

import { addCatalog } from './cli/catalog.js';
import { addCheck } from './cli/check.js';
import { addDdl } from './cli/ddl.js';
import { CommandError } from './cli/input.js';
import { addSuggest } from './cli/suggest.js';
import { IntrospectionError, load, MappingError } from './index.js';
import { version } from './cli/version.js';

/** Wrong usage, or nothing could be checked: never taken for a verdict on a mapping. */
const couldNotCheck = 2;

const program = new Command('mapping-generator')
  .description(
    'Checks graph mappings (SQL on Trino to RyuGraph tables) and writes their statements.',
  )
  .version(version)
  .addHelpText(
    'after',
    `
Exit status: 0 valid, 1 invalid, 2 could not check or wrong usage.

Credentials come from the environment, or for a token from --token-file; never from the command line:
  MAPPING_GENERATOR_TRINO_TOKEN     a bearer token
  MAPPING_GENERATOR_TRINO_PASSWORD  the user's password`,
  )
  .exitOverride();
addCheck(program, load);
addDdl(program, load);
addSuggest(program, load);
addCatalog(program);

/** Only what the command says itself; anything else is a fault of this program and keeps its stack. */
function report(error: unknown): void {
  process.exitCode = couldNotCheck;
  if (error instanceof CommanderError) {
    // It has said what there is to say; asking for help is no wrong usage.
    if (error.exitCode === 0) process.exitCode = 0;
    return;
  }
  const expected =
    error instanceof CommandError ||
    error instanceof MappingError ||
    error instanceof IntrospectionError;
  process.stderr.write(
    `mapping-generator: ${expected ? error.message : String((error as Error).stack)}\n`,
  );
}

// A reader that has seen enough, such as head, is no failure.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code !== 'EPIPE') throw new Error('standard output cannot be written');
});

program.parseAsync().catch(report);
