import { relative } from 'node:path';
import type { Command } from 'commander';

import {
  configurationName,
  findConfiguration,
  noConfiguration,
  readConfiguration,
} from '../configuration/configuration.js';
import type { FoundConfiguration } from '../configuration/configuration.js';
import { told } from './input.js';

// mapping-generator.json, whose values stand in for options that the command line does not give.

export function withConfiguration(command: Command): Command {
  return command
    .option('--config <file>', `a configuration (default: ${configurationName}, here or above)`)
    .option('--no-config', 'without one');
}

/** The one that is named, none for `false`, else the one in this folder or the nearest above. */
export async function configurationOf(
  given: string | boolean | undefined,
): Promise<FoundConfiguration> {
  const file = typeof given === 'string' ? given : given === false ? undefined : await nearest();
  return file === undefined ? noConfiguration : told(readConfiguration(file));
}

/** As people call it, from where they are. */
async function nearest(): Promise<string | undefined> {
  const file = await findConfiguration(process.cwd());
  return file && relative('', file);
}

/** The settings as options of a command. */
function optionsOf(values: FoundConfiguration): Record<string, unknown> {
  const path = (file: unknown): unknown =>
    typeof file === 'string' ? relative('', file) || '.' : file;
  return {
    catalog: path(values.catalog),
    catalogMaxAge: values.catalogMaxAge,
    policy: path(values.policy),
    sessionCatalog: values.session?.catalog,
    sessionSchema: values.session?.schema,
    ignore: values.ignore,
    maxWarnings: values.maxWarnings,
    locale: values.locale,
  };
}

/** A command's options: as they are given, else as the configuration has them, else the defaults. */
export function configured(command: Command, configuration: FoundConfiguration): object {
  const options: Record<string, unknown> = { ...command.opts() };
  for (const [name, value] of Object.entries(optionsOf(configuration))) {
    const isGiven = command.getOptionValueSource(name) === 'cli';
    if (value !== undefined && !isGiven) options[name] = value;
  }
  return options;
}
