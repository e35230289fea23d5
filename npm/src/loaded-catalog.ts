import type { Catalog, CatalogOptions } from './analysis-types.js';
import { CatalogAge } from './catalog/catalog-age.js';
import { checkTables } from './catalog/check-snapshot.js';
import type { CatalogSnapshot } from './catalog/snapshot.js';
import { MappingError } from './errors.js';

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
  readonly #age: CatalogAge;

  constructor(snapshot: CatalogSnapshot, options: CatalogOptions) {
    checkTables(snapshot);
    this.captured_at = snapshot.captured_at;
    this.#age = new CatalogAge(snapshot.captured_at, options);
    this.size = snapshot.tables.length;
    this[catalogMark] = { snapshot, releases: new Set() };
  }

  get staleHours(): number | undefined {
    return this.#age.staleHours;
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
