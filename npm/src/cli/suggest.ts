import type { Command } from 'commander';

import type { Column, MappingGenerator, SuggestedEdge, SuggestedNode } from '../index.js';
import { IntrospectionError } from '../index.js';
import { connect, withClusterOptions } from './cluster.js';
import type { ClusterOptions } from './cluster.js';
import { CommandError, readText } from './input.js';

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
    const suggestion = await suggest(await load(), sql, options);
    process.stdout.write(`${JSON.stringify(suggestion, null, 2)}\n`);
  });
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
  const { signal } = new AbortController();
  try {
    const answer = await introspect({ kind: 'columns', sql, definition }, { signal });
    return answer?.columns;
  } catch (error) {
    if (error instanceof IntrospectionError) throw new CommandError(error.message);
    throw error;
  }
}
