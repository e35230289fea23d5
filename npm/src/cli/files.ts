import { stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';

import type { FoundConfiguration } from '../configuration/configuration.js';
import type { Failed } from './checked.js';
import { CommandError } from './input.js';

/** What never holds anybody's mappings. */
const ignored = ['**/node_modules/**', '**/.git/**'];

/** Names of files, patterns and folders as a command is given them. */
export interface Given {
  patterns: string[];
  /** What the patterns are relative to; empty is this folder. */
  folder: string;
}

/** What the command line names, else what the configuration lists. */
export function givenFiles(named: string[], { file, files = [] }: FoundConfiguration): Given {
  if (named.length > 0) return { patterns: named, folder: '' };
  if (file !== undefined && files.length > 0) return { patterns: files, folder: dirname(file) };
  throw new CommandError(
    "no files: name mappings, folders or patterns, or list them as 'files' in a configuration",
  );
}

/**
 * The files that are meant, in order: a folder's are those with one of the endings, a pattern's all that it fits. What
 * leads to none is a failure of its own. A file that is named twice is checked twice, as it always was.
 */
export async function expandFiles(
  { patterns, folder }: Given,
  endings: string[],
): Promise<(string | Failed)[]> {
  const files: (string | Failed)[] = [];
  for (const pattern of patterns) {
    if (pattern === '-') files.push(pattern);
    else files.push(...(await expand(pattern, folder, endings, files)));
  }
  return files;
}

async function expand(
  pattern: string,
  folder: string,
  endings: string[],
  known: (string | Failed)[],
): Promise<(string | Failed)[]> {
  const path = join(folder, pattern);
  const named = await stat(path).catch(() => undefined);
  const isFolder = named?.isDirectory() ?? false;
  if (!isFolder && (named || !isDynamicPattern(pattern))) return [folder === '' ? pattern : path];
  const found = isFolder
    ? await find(
        endings.map((ending) => `**/*${ending}`),
        path,
      )
    : await find([pattern], folder);
  if (found.length > 0) return found.filter((file) => !known.includes(file)).sort();
  const failure = isFolder
    ? `no file ${endings.map((ending) => `*${ending}`).join(', ')} in it`
    : 'it fits no file';
  return [{ file: folder === '' ? pattern : path, failure }];
}

async function find(patterns: string[], cwd: string): Promise<string[]> {
  const options = { cwd: resolve(cwd), ignore: ignored, expandDirectories: false, absolute: true };
  const found = await glob(patterns, options);
  return found.map((file) => relative('', file));
}

const magic = /[*?[\]{}()!+@]/;

/** Where the files of a pattern may come to be: itself, or the folders in front of its first wildcard. */
export function placesOf({ patterns, folder }: Given): string[] {
  return patterns.map((pattern) => {
    const segments = pattern.split('/');
    const first = segments.findIndex((segment) => magic.test(segment));
    return join(folder, first < 0 ? pattern : segments.slice(0, first).join('/') || '.');
  });
}
