import { readFile, stat } from 'node:fs/promises';

import type { Catalog, CatalogSnapshot, MappingGenerator } from '../index.js';

const msPerHour = 3_600_000;

/** A catalog as its file was at some time. */
export interface ReadCatalog {
  /** Another one when the file has changed. */
  stamp: string;
  catalog: Catalog;
  /** Why the file, as it is now, cannot be read; the catalog is the one before. */
  fault?: Error;
}

/** Catalogs of files, each read once and again when its file has changed. */
export class Catalogs {
  readonly #generator: MappingGenerator;
  readonly #known = new Map<string, ReadCatalog>();

  constructor(generator: MappingGenerator) {
    this.#generator = generator;
  }

  /** Rejects, with the reason, where the file is none and has never been one. */
  async get(path: string, maxAgeHours = 24): Promise<ReadCatalog> {
    const key = `${path} ${String(maxAgeHours)}`;
    const before = this.#known.get(key);
    try {
      const { mtimeMs, size } = await stat(path);
      const stamp = `${key} ${String(mtimeMs)} ${String(size)}`;
      if (before?.stamp === stamp) return before;
      const read = { stamp, catalog: await this.#read(path, maxAgeHours) };
      this.#known.set(key, read);
      return read;
    } catch (fault) {
      if (before === undefined) throw fault;
      return { ...before, fault: fault as Error };
    }
  }

  async #read(path: string, maxAgeHours: number): Promise<Catalog> {
    const text = await readFile(path, 'utf8');
    return this.#generator.loadCatalog(parse(path, text), { ttlMs: maxAgeHours * msPerHour });
  }
}

function parse(path: string, text: string): CatalogSnapshot {
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as CatalogSnapshot;
  } catch {
    throw new Error(`${path} is not JSON`);
  }
}
