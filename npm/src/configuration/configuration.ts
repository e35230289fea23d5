import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

import type { Configuration, DiagnosticCode } from '../index.js';
import { readKeys } from './keys.js';
import { readJsonFile } from './read-file.js';

/** The file's name; it holds for its folder and all below, up to the next one. */
export const configurationName = 'mapping-generator.json';

/** What the mappings and queries of a folder are read against; paths in it are absolute. */
export interface FoundConfiguration extends Configuration {
  /** The file; undefined where there is none. */
  file: string | undefined;
  ignore: DiagnosticCode[];
}

/** Where there is none, nothing is configured. */
export const noConfiguration: FoundConfiguration = { file: undefined, ignore: [] };

/** The configuration that holds for a folder: its own, or the nearest one above. */
export async function findConfiguration(folder: string): Promise<string | undefined> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const file = join(at, configurationName);
    if (await isFile(file)) return file;
    if (dirname(at) === at) return undefined;
  }
}

const isFile = async (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

/**
 * Reads a configuration; paths in it count from its own folder.
 *
 * @example
 * await readConfiguration('/repo/mapping-generator.json'); // { file: '…', catalog: '/repo/catalog.json', ignore: [] }
 *
 * @throws FileError for a file that cannot be read, with the reason
 */
export async function readConfiguration(file: string): Promise<FoundConfiguration> {
  const keys = readKeys(file, await readJsonFile(file, 'a configuration'));
  const { catalog, policy } = keys;
  const besides = (path: string): string => resolve(dirname(file), path);
  return {
    ignore: [],
    ...keys,
    file,
    ...(catalog === undefined ? {} : { catalog: besides(catalog) }),
    ...(typeof policy === 'string' ? { policy: besides(policy) } : {}),
  };
}
