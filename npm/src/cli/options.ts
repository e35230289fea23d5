import { Option } from 'commander';
import type { Command } from 'commander';

import type {
  Catalog,
  CatalogSnapshot,
  CheckOptions,
  MappingGenerator,
  Policy,
  SqlSession,
} from '../index.js';
import { MappingError } from '../index.js';
import { positive } from './cluster.js';
import type { ClusterOptions } from './cluster.js';
import { CommandError, readJson } from './input.js';

// What a check is made with beside the cluster: the catalog, the policy, the session.

export interface CheckingOptions extends ClusterOptions {
  catalog?: string;
  /** In hours. */
  catalogMaxAge?: number;
  /** A file, or what a configuration says itself. */
  policy?: string | Policy;
  locale?: 'en' | 'zh';
}

const msPerHour = 3_600_000;

export function withCheckingOptions(command: Command): Command {
  return command
    .option('--catalog <file>', 'a catalog that `mapping-generator catalog fetch` has written')
    .option(
      '--catalog-max-age <hours>',
      'an older catalog decides nothing, and its findings are warnings',
      positive,
      24,
    )
    .option('--policy <file>', 'stricter rules of your platform, in JSON');
}

/** @throws CommandError for a file that is none */
export async function readCheckingOptions(
  generator: MappingGenerator,
  options: CheckingOptions,
): Promise<CheckOptions> {
  const { catalog, policy, locale } = options;
  return {
    session: sessionOf(options),
    ...(locale === undefined ? {} : { locale }),
    ...(catalog === undefined ? {} : { catalog: await loadCatalog(generator, catalog, options) }),
    ...(policy === undefined ? {} : { policy: await readPolicy(generator, policy) }),
  };
}

/** What names that the SQL does not qualify are looked up in. */
export function sessionOf({
  sessionCatalog: catalog,
  sessionSchema: schema,
}: Pick<ClusterOptions, 'sessionCatalog' | 'sessionSchema'>): SqlSession {
  return {
    ...(catalog === undefined ? {} : { catalog }),
    ...(schema === undefined ? {} : { schema }),
  };
}

/** For what is no verdict: an old catalog tells that of its time. */
export async function loadCatalogOfItsTime(
  generator: MappingGenerator,
  file: string,
): Promise<Catalog> {
  const snapshot = await readCatalog(file);
  return toldOf('--catalog', () => generator.catalog(snapshot, { ttlMs: Infinity }));
}

/** Why the catalog decides nothing; undefined where it does. */
export function catalogAge(catalog: Catalog | undefined): string | undefined {
  const hours = catalog?.staleHours;
  return hours === undefined
    ? undefined
    : `the catalog is ${String(hours)} hours old and decides nothing: --catalog-max-age takes an older one`;
}

async function loadCatalog(
  generator: MappingGenerator,
  file: string,
  { catalogMaxAge = 24 }: CheckingOptions,
): Promise<Catalog> {
  const snapshot = await readCatalog(file);
  return toldOf('--catalog', () =>
    generator.catalog(snapshot, { ttlMs: catalogMaxAge * msPerHour }),
  );
}

export async function readCatalog(file: string): Promise<CatalogSnapshot> {
  const value = (await readJson(file, 'a catalog')) as Partial<CatalogSnapshot> | null;
  if (typeof value?.captured_at === 'string' && Array.isArray(value.tables)) {
    return value as CatalogSnapshot;
  }
  throw new CommandError(`${file}: not a catalog: it has no captured_at and tables`);
}

async function readPolicy(generator: MappingGenerator, given: string | Policy): Promise<Policy> {
  const policy =
    typeof given === 'string' ? ((await readJson(given, 'a policy')) as Policy) : given;
  // A bad one is told here, once, and not for each mapping.
  return toldOf('--policy', () => {
    generator.check('{}', { policy });
    return policy;
  });
}

/** What the package refuses is told with the option that it came by. */
export function toldOf<Result>(option: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    if (error instanceof MappingError) throw new CommandError(`${option}: ${error.message}`);
    throw error;
  }
}

export function choice(flags: string, description: string, choices: readonly string[]): Option {
  return new Option(flags, description).choices(choices).default(choices[0]);
}
