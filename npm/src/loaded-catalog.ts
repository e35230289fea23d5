import type { Catalog, CatalogOptions } from './analysis-types.js';
import type { CatalogSnapshot } from './catalog/snapshot.js';
import { MappingError } from './errors.js';
import { toJsonText } from './json.js';

const msPerHour = 3_600_000;
const defaultTtlMs = 24 * msPerHour;

/** A snapshot as the core reads it. The text stays here, since a session's memory can be lost. */
export class LoadedCatalog implements Catalog {
  readonly captured_at: string;
  readonly size: number;
  /** The snapshot as JSON. */
  readonly text: string;
  readonly #capturedMs: number;
  readonly #ttlMs: number;
  readonly #now: () => number;

  constructor(snapshot: CatalogSnapshot, { ttlMs = defaultTtlMs, now = Date.now }: CatalogOptions) {
    const given = snapshot as Partial<CatalogSnapshot> | null | undefined;
    const { captured_at: capturedAt, tables } = given ?? {};
    this.#capturedMs = typeof capturedAt === 'string' ? Date.parse(capturedAt) : NaN;
    if (capturedAt === undefined || Number.isNaN(this.#capturedMs) || !Array.isArray(tables)) {
      throw new MappingError(
        'bad_catalog',
        'A catalog needs captured_at, a time, and tables, a list',
      );
    }
    this.captured_at = capturedAt;
    this.size = tables.length;
    this.text = toJsonText(snapshot);
    this.#ttlMs = ttlMs;
    this.#now = now;
  }

  get staleHours(): number | undefined {
    const age = this.#now() - this.#capturedMs;
    return age > this.#ttlMs ? Math.floor(age / msPerHour) : undefined;
  }
}

/** The types say so, but a page in plain JavaScript can pass anything. */
export function asLoaded(catalog: Catalog): LoadedCatalog {
  if (catalog instanceof LoadedCatalog) return catalog;
  throw new MappingError('bad_argument', 'Expected what generator.catalog(snapshot) returns');
}
