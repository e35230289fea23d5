import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';

import { headLength, kindOf } from './kinds.js';
import { pathOf } from './paths.js';

/** More of them nobody reads. */
const mostFiles = 2000;

/** How long the list of files is taken for what is there, where nobody tells what changes, in ms. */
const listFreshMs = 30_000;

const skipped = (folder: string): boolean => folder.startsWith('.') || folder === 'node_modules';

/** A file that may be ours, as it was when it was looked at. */
export interface StoredFile {
  uri: string;
  path: string;
  /** Another one when the file has changed. */
  stamp: string;
}

/** The files of the workspace that may be ours, whether they are open or not. */
export class WorkspaceFiles {
  #folders: Set<string>;
  readonly #watched: boolean;
  /** What was looked into and is none of ours. */
  readonly #others = new Map<string, string>();
  #list: { until: number; paths: Promise<string[]> } | undefined;

  constructor(folders: string[], watched: boolean) {
    this.#folders = new Set(folders);
    this.#watched = watched;
  }

  /** Folders may come and go while the server runs. */
  change({ added, removed }: { added: string[]; removed: string[] }): void {
    this.#folders = new Set([...this.#folders, ...added].filter((uri) => !removed.includes(uri)));
    this.forget();
  }

  /** The next question looks into the folders. */
  forget(): void {
    this.#list = undefined;
  }

  async list(): Promise<StoredFile[]> {
    const files = await Promise.all((await this.#paths()).map(look));
    return files.flatMap((file) => file ?? []).filter((file) => !this.#isOther(file));
  }

  /** The text of a file; undefined for what cannot be read, or is none of ours. */
  async read({ uri, path, stamp }: StoredFile): Promise<TextDocument | undefined> {
    const text = await readFile(path, 'utf8').catch(() => '');
    if (kindOf({ uri, head: text.slice(0, headLength) }))
      return TextDocument.create(uri, '', 0, text.replace(/^\ufeff/, ''));
    this.#others.set(uri, stamp);
    return undefined;
  }

  #isOther({ uri, stamp }: StoredFile): boolean {
    return this.#others.get(uri) === stamp;
  }

  #paths(): Promise<string[]> {
    if (this.#list && this.#list.until > Date.now()) return this.#list.paths;
    const until = this.#watched ? Infinity : Date.now() + listFreshMs;
    const paths = find([...this.#folders].map(pathOf));
    this.#list = { until, paths };
    return paths;
  }
}

async function find(open: string[]): Promise<string[]> {
  const found: string[] = [];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !skipped(entry.name)) open.push(path);
      if (entry.isFile() && /\.(?:sql|jsonc?)$/i.test(entry.name)) found.push(path);
    }
    if (found.length >= mostFiles) break;
  }
  return found.slice(0, mostFiles).sort();
}

async function look(path: string): Promise<StoredFile | undefined> {
  try {
    const { mtimeMs, size } = await stat(path);
    return { uri: pathToFileURL(path).href, path, stamp: `${String(mtimeMs)} ${String(size)}` };
  } catch {
    return undefined;
  }
}
