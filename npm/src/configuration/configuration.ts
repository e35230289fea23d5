import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

import type { Locale, Policy, SqlSession } from '../index.js';
import { ConfigurationError, readKeys } from './keys.js';

/** The file's name; it holds for its folder and all below, up to the next one. */
export const configurationName = 'mapping-generator.json';

/** What the mappings and queries of a folder are read against. */
export interface Configuration {
  /** The file; undefined where there is none. */
  file?: string;
  policy?: Policy;
  /** Path of a snapshot that `mapping-generator catalog fetch` has written. */
  catalog?: string;
  /** For how many hours the catalog is believed; default 24. */
  catalogMaxAge?: number;
  session?: SqlSession;
  /** Codes of findings that are not to be told. */
  ignore: string[];
  locale?: Locale;
}

/**
 * The configuration that holds for a folder: that of the nearest `mapping-generator.json` upwards. Paths in it count from
 * its own folder; `policy` may be the path of a file. Where there is none, nothing is configured.
 *
 * @example
 * await readConfiguration('/repo/mappings'); // { file: '/repo/mapping-generator.json', catalog: '/repo/catalog.json', ignore: [] }
 *
 * @throws ConfigurationError for a file that cannot be read, with the reason
 */
export async function readConfiguration(folder: string): Promise<Configuration> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const file = join(at, configurationName);
    const text = await readIfThere(file);
    if (text !== undefined) return parseConfiguration(file, text);
    if (dirname(at) === at) return { ignore: [] };
  }
}

async function parseConfiguration(file: string, text: string): Promise<Configuration> {
  const { policy, catalog, ...keys } = readKeys(file, parseJson(file, text));
  const besides = (path: string): string => resolve(dirname(file), path);
  return {
    ignore: [],
    ...keys,
    file,
    ...(catalog === undefined ? {} : { catalog: besides(catalog) }),
    ...(policy === undefined
      ? {}
      : { policy: typeof policy === 'string' ? await readPolicy(file, besides(policy)) : policy }),
  };
}

async function readPolicy(file: string, path: string): Promise<Policy> {
  const text = await readIfThere(path);
  if (text === undefined) throw new ConfigurationError(file, `policy: there is no ${path}`);
  return parseJson(path, text) as Policy;
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new ConfigurationError(file, 'it is not JSON');
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
    throw new ConfigurationError(file, message);
  }
}
