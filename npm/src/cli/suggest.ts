import type { Command } from 'commander';

import type { Column, MappingGenerator, SuggestedEdge, SuggestedNode } from '../index.js';
import { IntrospectionError } from '../index.js';
import { connect, withClusterOptions } from './cluster.js';
import type { ClusterOptions } from './cluster.js';
import { CommandError, readText } from './input.js';
import { interruptible } from './interruption.js';
import { toJson } from './output.js';
import { sqlFindings } from './text.js';

interface SuggestOptions extends ClusterOptions {
  edge?: boolean;
}

export function addSuggest(program: Command, load: () => Promise<MappingGenerator>): void {
  const command = program
    .command('suggest')
    .summary('suggest a definition for a query')
    .description(
      'Suggests a node or edge definition for a query, as JSON; with --trino also its key and properties.',
    )
    .argument('<file>', 'the query; - is standard input')
    .option('--edge', 'an edge instead of a node');
  withClusterOptions(command).action(async (file: string, options: SuggestOptions) => {
    const sql = await readText(file);
    const generator = await load();
    requireQuery(generator, file, sql);
    process.stdout.write(toJson(await suggest(generator, sql, options)));
  });
}

/** A definition for what is no query would fail at its first check. */
function requireQuery(generator: MappingGenerator, file: string, sql: string): void {
  const { ok, diagnostics } = generator.parseSql(sql);
  if (ok) return;
  process.stderr.write(sqlFindings({ file, text: sql }, diagnostics));
  throw new CommandError(`${file}: no definition for what is no query`, 1);
}

async function suggest(
  generator: MappingGenerator,
  sql: string,
  options: SuggestOptions,
): Promise<SuggestedNode | SuggestedEdge> {
  const columns = await columnsOf(sql, options);
  return options.edge ? generator.suggestEdge(sql, columns) : generator.suggestNode(sql, columns);
}

async function columnsOf(sql: string, options: SuggestOptions): Promise<Column[] | undefined> {
  const introspect = await connect(options);
  if (!introspect) return undefined;
  const definition = { kind: 'node', name: '', index: 0 } as const;
  try {
    const answer = await interruptible((signal) =>
      introspect({ kind: 'columns', sql, definition }, { signal }),
    );
    return answer?.columns;
  } catch (error) {
    if (error instanceof IntrospectionError) throw new CommandError(error.message);
    throw error;
  }
}
