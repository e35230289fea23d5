import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Command } from 'commander';

import type { Configuration } from '../configuration-types.js';
import { CommandError, readJson } from './input.js';

// mapping-generator.json, whose values stand in for options that the command line does not give.

export const configurationName = 'mapping-generator.json';

/** A configuration with the folder that its paths are relative to. */
export interface FoundConfiguration {
  /** The file; undefined where there is none. */
  file: string | undefined;
  folder: string;
  values: Configuration;
}

export function withConfiguration(command: Command): Command {
  return command
    .option('--config <file>', `a configuration (default: ${configurationName}, here or above)`)
    .option('--no-config', 'without one');
}

/** The one that is named, none for `false`, else the one in this folder or the nearest above. */
export async function readConfiguration(
  given: string | boolean | undefined,
): Promise<FoundConfiguration> {
  const file = typeof given === 'string' ? given : given === false ? undefined : nearest();
  if (file === undefined) return { file, folder: '', values: {} };
  const values = await readJson(file, 'a configuration');
  return { file, folder: dirname(file), values: checked(values, file) };
}

function nearest(): string | undefined {
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    const file = join(folder, configurationName);
    if (existsSync(file)) return relative(process.cwd(), file);
    if (folder === dirname(folder)) return undefined;
  }
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isNumber = (value: unknown): boolean => typeof value === 'number' && value >= 0;
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isSession = (value: unknown): boolean =>
  isObject(value) &&
  Object.entries(value).every(
    ([name, text]) => ['catalog', 'schema'].includes(name) && isText(text),
  );

interface Row {
  accepts: (value: unknown) => boolean;
  expected: string;
}

const rows: Record<keyof Configuration, Row> = {
  $schema: { accepts: isText, expected: 'a text' },
  files: { accepts: isTexts, expected: 'a list of texts' },
  catalog: { accepts: isText, expected: 'a path' },
  catalogMaxAge: { accepts: isNumber, expected: 'a number of hours' },
  policy: { accepts: (value) => isText(value) || isObject(value), expected: 'a policy or a path' },
  session: { accepts: isSession, expected: '{ catalog, schema }, both texts' },
  ignore: { accepts: isTexts, expected: 'a list of codes' },
  maxWarnings: { accepts: isNumber, expected: 'a number from 0' },
  locale: { accepts: (value) => value === 'en' || value === 'zh', expected: 'en or zh' },
};

function checked(values: unknown, file: string): Configuration {
  if (!isObject(values)) throw new CommandError(`${file}: not a configuration: it is no object`);
  for (const [name, value] of Object.entries(values)) {
    const row = Object.hasOwn(rows, name) ? rows[name as keyof Configuration] : undefined;
    if (!row) throw new CommandError(`${file}: there is no setting '${name}'`);
    if (!row.accepts(value)) throw new CommandError(`${file}: ${name} must be ${row.expected}`);
  }
  return values;
}

/** The settings as options of a command. */
function optionsOf({ folder, values }: FoundConfiguration): Record<string, unknown> {
  const path = (file: unknown): unknown =>
    typeof file === 'string' ? relative('', resolve(folder, file)) || '.' : file;
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
