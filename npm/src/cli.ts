import { Command, CommanderError } from 'commander';

import { addCatalog } from './cli/catalog.js';
import { addCheck } from './cli/check.js';
import { addDdl } from './cli/ddl.js';
import { addExplain } from './cli/explain.js';
import { addFormat } from './cli/format.js';
import { addGenerate } from './cli/generate.js';
import { CommandError } from './cli/input.js';
import { Interrupted } from './cli/interruption.js';
import { addLineage } from './cli/lineage.js';
import { visible, watchOutput } from './cli/output.js';
import { addPreflight } from './cli/preflight.js';
import { addSchema } from './cli/schema.js';
import { addServers } from './cli/servers.js';
import { addSuggest } from './cli/suggest.js';
import { isIntrospectionError, isMappingError, load } from './index.js';
import type { MappingGenerator } from './index.js';
import { version } from './cli/version.js';

/** Wrong usage, or nothing could be checked: never taken for a verdict on a mapping. */
const couldNotCheck = 2;

/** In the order in which they are listed. */
const commands: ((program: Command, load: () => Promise<MappingGenerator>) => void)[] = [
  addCheck,
  addFormat,
  addDdl,
  addPreflight,
  addSuggest,
  addGenerate,
  addCatalog,
  addLineage,
  addExplain,
  addSchema,
  addServers,
];

const program = new Command('mapping-generator')
  .description(
    'Checks graph mappings (SQL on Trino to RyuGraph tables) and writes their statements.',
  )
  .version(version, '-v, --version')
  .addHelpText(
    'after',
    `
Exit status: 0 valid (or clean), 1 invalid (or dirty), 2 could not check or wrong usage, 130 interrupted.

Credentials come from the environment, or for a token from --token-file; never from the command line:
  MAPPING_GENERATOR_TRINO_TOKEN     a bearer token
  MAPPING_GENERATOR_TRINO_PASSWORD  the user's password`,
  )
  .exitOverride();
for (const add of commands) add(program, load);

/** Only what the command says itself; anything else is a fault of this program and keeps its stack. */
function report(error: unknown): void {
  process.exitCode = exitStatusOf(error);
  // It has said what there is to say.
  if (error instanceof CommanderError) return;
  const expected =
    error instanceof CommandError ||
    error instanceof Interrupted ||
    isMappingError(error) ||
    isIntrospectionError(error);
  const text = expected ? visible((error as Error).message) : String((error as Error).stack);
  process.stderr.write(`mapping-generator: ${text}\n`);
}

function exitStatusOf(error: unknown): number {
  if (error instanceof CommandError || error instanceof Interrupted) return error.exitStatus;
  // Asking for help is no wrong usage.
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  return couldNotCheck;
}

watchOutput(couldNotCheck);
process.on('uncaughtException', (error) => {
  report(error);
  process.exit(couldNotCheck);
});
program.parseAsync().catch(report);
