import type { Command } from 'commander';

import { applyEdits, formatMapping } from '../index.js';
import type { MappingGenerator } from '../index.js';
import type { Failed } from './checked.js';
import { configurationOf, withConfiguration } from './configuration.js';
import { expandFiles, givenFiles } from './files.js';
import { CommandError, readText, replaceText } from './input.js';
import { visible } from './output.js';
import { nameOf } from './text.js';

interface FormatOptions {
  check?: boolean;
  config?: string | boolean;
}

const endings = ['.mapping.json', '.sql'];

export function addFormat(program: Command, load: () => Promise<MappingGenerator>): void {
  const command = program
    .command('fmt')
    .summary('lay out queries anew')
    .description(
      'Lays out the queries of mappings and of SQL files anew. What is no query stays as it is, and so does all JSON.',
    )
    .argument(
      '[file...]',
      'mappings, SQL files, folders of both, patterns; - is standard input, written to standard output',
    )
    .option('--check', 'write nothing, and exit with 1 where something would be');
  withConfiguration(command).action(async (named: string[], options: FormatOptions) => {
    const given = givenFiles(named, await configurationOf(options.config));
    const { formatSql } = await load();
    const files = await expandFiles(given, endings);
    const results: Result[] = [];
    for (const file of files) results.push(await format(file, formatSql, options));
    process.exitCode = Math.max(0, ...results.map((result) => exitStatus(result, options)));
  });
}

type Result = 'same' | 'other' | 'failed';

const exitStatus = (result: Result, { check }: FormatOptions): number =>
  ({ same: 0, other: check ? 1 : 0, failed: 2 })[result];

async function format(
  file: string | Failed,
  formatSql: (sql: string) => string,
  { check }: FormatOptions,
): Promise<Result> {
  if (typeof file !== 'string') return failed(file.file, file.failure);
  try {
    const text = await readText(file);
    const formatted = isMapping(file, text)
      ? formatJson(text, formatSql)
      : formatFile(text, formatSql);
    const result = formatted === text ? 'same' : 'other';
    if (file === '-' && !check) process.stdout.write(formatted);
    else if (result === 'other') {
      if (!check) await replaceText(file, text, formatted);
      process.stdout.write(`${nameOf(file)}: ${check ? 'would be formatted' : 'formatted'}\n`);
    }
    return result;
  } catch (error) {
    if (error instanceof CommandError) return failed(file, error.message.replace(`${file}: `, ''));
    throw error;
  }
}

function failed(file: string, reason: string): 'failed' {
  process.stderr.write(`${nameOf(file)}: could not format: ${visible(reason)}\n`);
  return 'failed';
}

/** No query begins with a brace. */
const isMapping = (file: string, text: string): boolean =>
  file.endsWith('.json') || (!file.endsWith('.sql') && /^\s*[{[]/.test(text));

function formatJson(text: string, formatSql: (sql: string) => string): string {
  try {
    JSON.parse(text);
  } catch {
    throw new CommandError('it is not JSON: mapping-generator check says where');
  }
  return applyEdits(text, formatMapping(text, formatSql));
}

/** A semicolon, blanks and the end of the last line belong to the file, not to the query. */
function formatFile(text: string, formatSql: (sql: string) => string): string {
  const end = /\s*;?\s*$/.exec(text)?.[0] ?? '';
  const sql = text.slice(0, text.length - end.length);
  const formatted = formatSql(sql);
  // Where not all lines end so, one may stand in a string.
  const isDos = text.includes('\r\n') && !/(?<!\r)\n/.test(text);
  return (isDos ? formatted.replace(/\r?\n/g, '\r\n') : formatted) + end;
}
