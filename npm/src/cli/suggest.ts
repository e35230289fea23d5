import type { Command } from 'commander';

import type {
  Column,
  Diagnostic,
  MappingGenerator,
  SuggestedEdge,
  SuggestedNode,
} from '../index.js';
import { IntrospectionError, isMappingError } from '../index.js';
import { knownColumns } from '../known-columns.js';
import { withoutTerminator } from '../sql-text.js';
import { connect, withClusterOptions } from './cluster.js';
import type { ClusterOptions } from './cluster.js';
import { configurationOf, configured, withConfiguration } from './configuration.js';
import { CommandError, readText } from './input.js';
import { interruptible } from './interruption.js';
import { choice, loadCatalogOfItsTime, sessionOf } from './options.js';
import { toJson, visible } from './output.js';
import { nameOf, sqlFindings } from './text.js';

interface SuggestOptions extends ClusterOptions {
  edge?: boolean;
  catalog?: string;
  config?: string | boolean;
  format: 'definition' | 'json';
}

interface Query {
  file: string;
  text: string;
}

export function addSuggest(program: Command, load: () => Promise<MappingGenerator>): void {
  const command = program
    .command('suggest')
    .summary('suggest a definition for a query')
    .description(
      'Suggests a node or edge definition for a query, to be put into a mapping; what has to be set by hand is told on standard error. The types of its columns are those of a cluster (--trino) or of a catalog (--catalog). Exit status: 0 suggested, 1 no query, or one with columns that cannot be loaded, 2 the columns are not known.',
    )
    .argument('<file>', 'the query; - is standard input')
    .option('--edge', 'an edge instead of a node')
    .option('--catalog <file>', 'a catalog that `mapping-generator catalog fetch` has written')
    .addOption(
      choice('--format <format>', 'json has better names and reasons too, and needs no types', [
        'definition',
        'json',
      ]),
    );
  withClusterOptions(withConfiguration(command)).action(async (file: string) => {
    const configuration = await configurationOf(command.opts<SuggestOptions>().config);
    const options = configured(command, configuration) as SuggestOptions;
    // A file ends with a line, and often with a semicolon; a definition has neither.
    const query = { file, text: withoutTerminator(await readText(file)).trimEnd() };
    const generator = await load();
    requireNoFault(query, generator.parseSql(query.text).diagnostics);
    const columns = await columnsOf(generator, query, options);
    const suggestion = options.edge
      ? generator.suggestEdge(query.text, columns)
      : generator.suggestNode(query.text, columns);
    const isWhole = options.format === 'json';
    const shown = isWhole ? suggestion : definitionOf(generator, file, suggestion, columns);
    process.stdout.write(toJson(shown));
  });
}

/** A definition for what the server refuses would fail at its first check. */
function requireNoFault(query: Query, diagnostics: Diagnostic[]): void {
  if (!diagnostics.some(({ severity }) => severity === 'error')) return;
  process.stderr.write(sqlFindings(query, diagnostics));
  throw new CommandError(`${query.file}: no definition for what is no query`, 1);
}

/** What goes into a mapping; what has to be set by hand is told beside it. */
function definitionOf(
  { toDefinition }: MappingGenerator,
  file: string,
  suggestion: SuggestedNode | SuggestedEdge,
  columns: Column[] | undefined,
): object {
  if (!columns) {
    throw new CommandError(
      `${file}: the types of its columns are not known: --catalog FILE or --trino URL, or --format json without them`,
    );
  }
  try {
    const definition = toDefinition(suggestion);
    const warnings = suggestion.warnings.map(
      (text) => `${nameOf(file)}: warning: ${visible(text)}\n`,
    );
    process.stderr.write(warnings.join(''));
    return definition;
  } catch (error) {
    if (isMappingError(error)) throw new CommandError(`${file}: ${error.message}`, 1);
    throw error;
  }
}

/** The cluster's word, else the catalog's; undefined where neither knows all of them. */
async function columnsOf(
  generator: MappingGenerator,
  query: Query,
  options: SuggestOptions,
): Promise<Column[] | undefined> {
  const introspect = await connect(options);
  if (!introspect) return catalogColumns(generator, query, options);
  const definition = { kind: 'node', name: '', index: 0 } as const;
  try {
    const answer = await interruptible((signal) =>
      introspect({ kind: 'columns', sql: query.text, definition }, { signal }),
    );
    return answer?.columns;
  } catch (error) {
    if (error instanceof IntrospectionError) throw new CommandError(error.message);
    throw error;
  }
}

async function catalogColumns(
  generator: MappingGenerator,
  query: Query,
  options: SuggestOptions,
): Promise<Column[] | undefined> {
  if (options.catalog === undefined) return undefined;
  const catalog = await loadCatalogOfItsTime(generator, options.catalog);
  const { columns, diagnostics } = generator.analyzeSql(query.text, catalog, sessionOf(options));
  requireNoFault(query, diagnostics);
  return knownColumns(columns);
}
