import type { Catalog, CatalogOptions } from './analysis-types.js';
import { badCatalog, checkTables } from './catalog/check-snapshot.js';
import type { CatalogSnapshot } from './catalog/snapshot.js';
import { MappingError } from './errors.js';

const msPerHour = 3_600_000;
const defaultTtlMs = 24 * msPerHour;
/** How far two clocks may be apart. */
const clockSkewMs = 24 * msPerHour;

// A page may hold this class twice (the ESM and the CommonJS build, or the inline entry), so that `instanceof` alone
// would not know the other one's catalogs.
const catalogMark = Symbol.for('mapping-generator.Catalog');

/** What a module reads of a catalog, and how it is told that nobody needs it any more. */
export interface CatalogContent {
  /** It stays here, since a module's memory can be lost. */
  snapshot: CatalogSnapshot | undefined;
  /** Called when it is disposed of, by every module that holds it. */
  readonly releases: Set<() => void>;
}

/** A snapshot that modules can read, and its age. */
export class LoadedCatalog implements Catalog {
  readonly captured_at: string;
  readonly size: number;
  readonly [catalogMark]: CatalogContent;
  readonly #capturedMs: number;
  readonly #ttlMs: number;
  readonly #now: () => number;

  constructor(snapshot: CatalogSnapshot, options: CatalogOptions) {
    const { ttlMs = defaultTtlMs, now = Date.now } = options;
    if (!(ttlMs >= 0)) throw new MappingError('bad_argument', 'ttlMs must be a number from 0');
    checkTables(snapshot);
    this.captured_at = snapshot.captured_at;
    this.#capturedMs = momentOf(snapshot.captured_at);
    this.#ttlMs = ttlMs;
    this.#now = now;
    // It would never become old; who believes it for ever says so.
    if (ttlMs < Infinity && this.#capturedMs > now() + clockSkewMs)
      throw badCatalog('/captured_at', `${this.captured_at} is still to come`);
    this.size = snapshot.tables.length;
    this[catalogMark] = { snapshot, releases: new Set() };
  }

  get staleHours(): number | undefined {
    const age = this.#now() - this.#capturedMs;
    return age <= this.#ttlMs ? undefined : Math.floor(age / msPerHour) || 0;
  }

  readonly dispose = (): void => {
    const content = this[catalogMark];
    content.snapshot = undefined;
    for (const release of content.releases) release();
    content.releases.clear();
  };
}

/** What a catalog of any build of the package holds. The types say what it is, but a page can pass anything. */
export function contentOf(catalog: Catalog): CatalogContent {
  const content = (catalog as { [catalogMark]?: CatalogContent } | null | undefined)?.[catalogMark];
  if (content) return content;
  throw new MappingError('bad_argument', 'Expected what generator.catalog(snapshot) returns');
}

/** @throws MappingError `disposed` */
export function snapshotOf({ snapshot }: CatalogContent): CatalogSnapshot {
  if (snapshot) return snapshot;
  throw new MappingError('disposed', 'The catalog was disposed of');
}

function momentOf(capturedAt: unknown): number {
  if (typeof capturedAt === 'string' && /^\d{4}-\d{2}-\d{2}/.test(capturedAt)) {
    const moment = Date.parse(capturedAt);
    if (!Number.isNaN(moment)) return moment;
  }
  throw badCatalog('/captured_at', 'expected a time as ISO 8601 writes it');
}
