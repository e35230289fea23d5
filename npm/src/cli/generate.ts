import type { Command } from 'commander';

import { answerQuestions } from '../index.js';
import type {
  Catalog,
  DataAnswer,
  MappingGenerator,
  MappingSuggestion,
  SuggestMappingOptions,
  TablePlace,
  TrinoIntrospection,
} from '../index.js';
import { contentOf, snapshotOf } from '../loaded-catalog.js';
import { fetchWarehouse } from './catalog.js';
import { connect, withClusterOptions } from './cluster.js';
import { CommandError, writeText } from './input.js';
import { interruptible } from './interruption.js';
import { choice, readCheckingOptions, toldOf, withCheckingOptions } from './options.js';
import type { CheckingOptions } from './options.js';
import { toJson, visible } from './output.js';
import { ProgressLine } from './progress.js';

interface GenerateOptions extends CheckingOptions {
  schema?: string[];
  table?: string[];
  confirm?: boolean;
  format: 'mapping' | 'json';
  out?: string;
}

export function addGenerate(program: Command, load: () => Promise<MappingGenerator>): void {
  const command = program
    .command('generate')
    .summary('make a mapping of what a warehouse holds')
    .description(
      'Makes a mapping of the tables of a warehouse: keys and relations by their names and types, with --confirm by their data. It is valid at the first check; what was inferred and how surely is told on standard error. Exit status: 0 made, 1 nothing to make it of, 2 the warehouse could not be read.',
    )
    .option('--schema <catalog.schema...>', 'only the tables of these')
    .option('--table <name...>', 'only these tables, or besides; a view only where it is named')
    .option('--confirm', 'ask the cluster what only its data can tell')
    .addOption(choice('--format <format>', 'json has the reasons too', ['mapping', 'json']))
    .addOption(choice('--locale <language>', 'of the reasons', ['en', 'zh']))
    .option('--out <file>', 'write to this file (default: standard output)');
  withClusterOptions(withCheckingOptions(command)).action(async (options: GenerateOptions) => {
    await generate(await load(), options);
  });
}

async function generate(generator: MappingGenerator, options: GenerateOptions): Promise<void> {
  const cluster = await connect(options);
  if (options.confirm === true && !cluster) throw new CommandError('--confirm needs --trino');
  const { policy, locale, ...known } = await readCheckingOptions(generator, options);
  const catalog = known.catalog ?? (await readCatalogOf(generator, cluster, options));
  const { schema: schemas, table: tables } = options;
  const suggest = (answers?: DataAnswer[]): MappingSuggestion => {
    const asked: SuggestMappingOptions = { schemas, tables, policy, locale, answers };
    return toldOf('generate', () => generator.suggestMapping(catalog, asked));
  };
  const first = suggest();
  const confirmed =
    options.confirm === true && cluster ? await confirm(first, cluster, options) : undefined;
  const suggestion = confirmed ? suggest(confirmed) : first;
  process.stderr.write(summaryOf(suggestion));
  if (suggestion.nodes.length + suggestion.edges.length + suggestion.left_out.length === 0) {
    process.stderr.write(schemasOf(catalog));
  }
  if (suggestion.nodes.length === 0) {
    process.exitCode = 1;
    return;
  }
  const text = toJson(options.format === 'json' ? suggestion : suggestion.mapping);
  if (options.out === undefined) process.stdout.write(text);
  else await writeText(options.out, text);
}

async function readCatalogOf(
  generator: MappingGenerator,
  introspection: TrinoIntrospection | undefined,
  options: GenerateOptions,
): Promise<Catalog> {
  if (!introspection) throw new CommandError('--catalog FILE or --trino URL is missing');
  return generator.catalog(await fetchWarehouse(introspection, options));
}

/** What could not be asked stays as unsure as it was, and is told. */
async function confirm(
  { questions }: MappingSuggestion,
  { run }: TrinoIntrospection,
  { concurrency }: GenerateOptions,
): Promise<DataAnswer[]> {
  const line = new ProgressLine();
  const { answers, open } = await interruptible((signal) =>
    answerQuestions(questions, {
      run,
      signal,
      concurrency,
      onProgress: ({ done, total }) => {
        line.show('questions', done, total);
      },
    }),
  ).finally(() => {
    line.clear();
  });
  for (const { id, reason } of open) {
    process.stderr.write(`not answered: ${visible(id)}: ${visible(reason)}\n`);
  }
  return answers;
}

const nameOf = (table: TablePlace): string => visible(table.join('.'));

const mostSchemas = 10;

/** What a name that means no table may have been meant for. */
function schemasOf(everything: Catalog): string {
  const { tables } = snapshotOf(contentOf(everything));
  const schemas = [
    ...new Set(tables.map(({ catalog, schema }) => visible(`${catalog}.${schema}`))),
  ];
  if (schemas.length === 0) return 'the catalog has no tables\n';
  const more = schemas.length > mostSchemas ? ', …' : '';
  return `none of the tables is of that name; the catalog has the schemas ${schemas.slice(0, mostSchemas).join(', ')}${more}\n`;
}

const counted = (count: number, what: string): string =>
  `${String(count)} ${what}${count === 1 ? '' : 's'}`;

function summaryOf({ nodes, edges, left_out: leftOut, questions }: MappingSuggestion): string {
  const lines = [
    ...nodes.map(({ label, table, tier, reason }) => [tier, `(${label})`, nameOf(table), reason]),
    ...edges.map(({ type, from_node: from, to_node: to, tier, reason, table }) => [
      tier,
      `(${from})-[${type}]->(${to})`,
      nameOf(table),
      reason,
    ]),
    ...leftOut.map(({ table, reason }) => ['left out', nameOf(table), reason]),
  ];
  const told = lines.map((parts) => `${parts.map((part) => visible(part)).join('  ')}\n`);
  const open = questions.length;
  const counts = [
    counted(nodes.length, 'node'),
    counted(edges.length, 'edge'),
    `${counted(leftOut.length, 'table')} left out`,
    ...(open > 0 ? [`${counted(open, 'question')} that only data can answer (--confirm)`] : []),
  ];
  return `${told.join('')}${counts.join(', ')}\n`;
}
