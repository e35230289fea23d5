import { Option } from 'commander';
import type { Command } from 'commander';

import { toOpenLineage } from '../index.js';
import type {
  ColumnLineage,
  DefinitionLineage,
  MappingGenerator,
  MappingLineage,
  TableColumn,
} from '../index.js';
import { configurationOf, configured, withConfiguration } from './configuration.js';
import { CommandError, readInput } from './input.js';
import { loadCatalogOfItsTime, sessionOf, toldOf } from './options.js';
import { toJson, visible, visibleStart } from './output.js';

interface LineageCommandOptions {
  catalog?: string;
  config?: string | boolean;
  format: 'text' | 'json' | 'openlineage';
  namespace: string;
  sessionCatalog?: string;
  sessionSchema?: string;
}

export function addLineage(program: Command, load: () => Promise<MappingGenerator>): void {
  const command = program
    .command('lineage')
    .summary('tell which columns a mapping is made of')
    .description('Tells which columns of tables the keys and properties of a mapping are made of.')
    .argument('<file>', 'a mapping in JSON; - is standard input')
    .option('--catalog <file>', 'a catalog that `mapping-generator catalog fetch` has written')
    .addOption(
      new Option('--format <format>', 'of the output')
        .choices(['text', 'json', 'openlineage'])
        .default('text'),
    )
    .option('--namespace <uri>', 'of the tables, for openlineage: trino://host:port', 'trino')
    .option('--session-catalog <name>', 'for names that the SQL does not qualify')
    .option('--session-schema <name>', 'for names that the SQL does not qualify');
  withConfiguration(command).action(async (file: string) => {
    const configuration = await configurationOf(command.opts<LineageCommandOptions>().config);
    const options = configured(command, configuration) as LineageCommandOptions;
    const mapping = await readInput(file);
    if (options.catalog === undefined) throw new CommandError('--catalog FILE is missing');
    const generator = await load();
    const catalog = await loadCatalogOfItsTime(generator, options.catalog);
    const session = sessionOf(options);
    const lineage = toldOf(file, () => generator.lineage(mapping, { catalog, session }));
    process.stdout.write(written(lineage, options));
  });
}

function written(lineage: MappingLineage, { format, namespace }: LineageCommandOptions): string {
  if (format === 'json') return toJson(lineage);
  if (format === 'openlineage') return toJson(toOpenLineage(lineage, { namespace }));
  return [
    ...lineage.nodes.map((node) => toLines(node.label, node)),
    ...lineage.edges.map((edge) => toLines(edge.type, edge)),
  ].join('');
}

function toLines(name: string, { columns, influences }: DefinitionLineage): string {
  const lines = [
    ...columns.map((column) => `${column.name} ← ${sourcesOf(column)}`),
    ...influences.map((column) => `${wordOf(column.subtype)} ${pathOf(column)}`),
  ];
  return `${visibleStart(name)}\n${lines.map((line) => `  ${visible(line)}\n`).join('')}`;
}

function sourcesOf({ sources, certain }: ColumnLineage): string {
  const known = sources.map((source) =>
    source.transformation === 'IDENTITY'
      ? pathOf(source)
      : `${pathOf(source)} (${wordOf(source.transformation)})`,
  );
  return [...known, ...(certain ? [] : ['not known'])].join(', ') || 'no column';
}

const pathOf = ({ catalog, schema, table, column }: TableColumn): string =>
  [catalog, schema, table, column].join('.');

const wordOf = (word: string): string => word.toLowerCase().replace('_', ' ');
