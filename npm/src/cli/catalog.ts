import type { Command } from 'commander';

import { diffCatalog, fetchCatalog, searchCatalog } from '../index.js';
import type {
  CatalogChange,
  CatalogSnapshot,
  MappingGenerator,
  TrinoIntrospection,
} from '../index.js';
import { positive, requireCluster, withClusterOptions } from './cluster.js';
import type { ClusterOptions } from './cluster.js';
import { readText, writeText } from './input.js';
import { interruptible } from './interruption.js';
import { readCatalog, sessionOf, toldOf } from './options.js';
import { toJson, visible } from './output.js';
import { ProgressLine } from './progress.js';

export function addCatalog(program: Command, load: () => Promise<MappingGenerator>): void {
  const catalog = program
    .command('catalog')
    .summary('read, compare and search what a warehouse holds')
    .description('What a warehouse holds: read it, compare two readings, search one.');
  addFetch(catalog);
  addDiff(catalog, load);
  addSearch(catalog);
}

function addFetch(catalog: Command): void {
  const command = catalog
    .command('fetch')
    .description('Reads tables and columns from a cluster, as JSON.')
    .option('--schema <catalog.schema...>', 'only these, or whole catalogs (default: all)')
    .option('--out <file>', 'write to this file (default: standard output)');
  withClusterOptions(command).action(
    async (options: ClusterOptions & { schema?: string[]; out?: string }) => {
      const text = toJson(await fetchWarehouse(await requireCluster(options), options));
      if (options.out === undefined) process.stdout.write(text);
      else await writeText(options.out, text);
    },
  );
}

/** What the cluster holds, with the progress on a terminal. */
export async function fetchWarehouse(
  introspection: TrinoIntrospection,
  { schema: schemas, concurrency }: { schema?: string[]; concurrency?: number },
): Promise<CatalogSnapshot> {
  const line = new ProgressLine();
  const read = (signal: AbortSignal): Promise<CatalogSnapshot> =>
    fetchCatalog({
      introspection,
      signal,
      ...(schemas === undefined ? {} : { schemas }),
      ...(concurrency === undefined ? {} : { concurrency }),
      onProgress: ({ phase, done, total }) => {
        line.show(phase, done, total);
      },
    });
  return interruptible(read).finally(() => {
    line.clear();
  });
}

interface DiffCommandOptions {
  mapping?: string;
  sessionCatalog?: string;
  sessionSchema?: string;
  json?: boolean;
}

function addDiff(catalog: Command, load: () => Promise<MappingGenerator>): void {
  catalog
    .command('diff')
    .description('Says what changed between two readings, and with a mapping what that breaks.')
    .argument('<older>', 'a catalog')
    .argument('<newer>', 'a catalog')
    .option('--mapping <file>', 'a mapping in JSON; - is standard input')
    .option('--session-catalog <name>', "for names that the mapping's SQL does not qualify")
    .option('--session-schema <name>', "for names that the mapping's SQL does not qualify")
    .option('--json', 'as JSON')
    .action(async (older: string, newer: string, options: DiffCommandOptions) => {
      const mapping = options.mapping === undefined ? undefined : await readText(options.mapping);
      const [before, after] = [await readCatalog(older), await readCatalog(newer)];
      const session = sessionOf(options);
      const generator = mapping === undefined ? undefined : await load();
      const changes = toldOf('catalog diff', () =>
        diffCatalog(before, after, mapping, { generator, session }),
      );
      const text = options.json ? toJson(changes) : changes.map(lineOf).join('');
      process.stdout.write(text);
      // As diff does; with a mapping, what matters to it.
      const matter =
        mapping === undefined ? changes : changes.filter(({ breaks }) => breaks.length > 0);
      process.exitCode = matter.length > 0 ? 1 : 0;
    });
}

function addSearch(catalog: Command): void {
  catalog
    .command('search')
    .description('Finds catalogs, schemas, tables and columns by name, the best first.')
    .argument('<catalog>', 'a catalog')
    .argument('<word...>', 'parts of the name')
    .option('--limit <number>', 'how many', positive, 20)
    .action(async (file: string, words: string[], { limit }: { limit: number }) => {
      const catalog = await readCatalog(file);
      const found = toldOf(file, () => searchCatalog(catalog, words.join(' '), { limit }));
      const lines = found.map(({ kind, path, type }) =>
        [kind.padEnd(8), visible(path.join('.')), visible(type ?? '')].join(' ').trimEnd(),
      );
      process.stdout.write(lines.map((line) => `${line}\n`).join(''));
      process.exitCode = found.length > 0 ? 0 : 1;
    });
}

function lineOf(change: CatalogChange): string {
  const { kind, table, breaks } = change;
  const name = [table.catalog, table.schema, table.name].join('.');
  const column = 'column' in change ? `.${change.column}` : '';
  const from = 'from' in change ? `${String(change.from)} ` : '';
  const to = 'to' in change ? ` ${from}→ ${textOf(change.to)}` : '';
  const places = breaks.map((path) => `  breaks ${visible(path)}\n`).join('');
  return `${kind.replaceAll('_', ' ')}: ${visible(`${name}${column}${to}`)}\n${places}`;
}

const textOf = (to: unknown): string =>
  typeof to === 'object' && to !== null ? Object.values(to).join('.') : String(to);
