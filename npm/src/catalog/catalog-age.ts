import type { CatalogOptions } from '../analysis-types.js';
import { MappingError } from '../errors.js';
import { badCatalog } from './check-snapshot.js';

const msPerHour = 3_600_000;
const defaultTtlMs = 24 * msPerHour;
/** How far two clocks may be apart. */
const clockSkewMs = 24 * msPerHour;

/** How old a snapshot is, by the host's clock. */
export class CatalogAge {
  readonly #capturedMs: number;
  readonly #ttlMs: number;
  readonly #now: () => number;

  /** @throws MappingError `bad_argument` for what is no time to live, `bad_catalog` for what is no time of the past */
  constructor(capturedAt: unknown, { ttlMs = defaultTtlMs, now = Date.now }: CatalogOptions) {
    this.#capturedMs = momentOf(capturedAt);
    this.#ttlMs = requireTtl(ttlMs);
    this.#now = now;
    // It would never become old; who believes it for ever says so.
    if (ttlMs < Infinity && this.#capturedMs > now() + clockSkewMs)
      throw badCatalog('/captured_at', `${String(capturedAt)} is still to come`);
  }

  /** Undefined as long as the catalog is believed. */
  get staleHours(): number | undefined {
    const age = this.#now() - this.#capturedMs;
    return age <= this.#ttlMs ? undefined : Math.floor(age / msPerHour) || 0;
  }
}

function requireTtl(ttlMs: number): number {
  if (ttlMs >= 0) return ttlMs;
  throw new MappingError('bad_argument', 'ttlMs must be a number from 0');
}

function momentOf(capturedAt: unknown): number {
  if (typeof capturedAt === 'string' && /^\d{4}-\d{2}-\d{2}/.test(capturedAt)) {
    const moment = Date.parse(capturedAt);
    if (!Number.isNaN(moment)) return moment;
  }
  throw badCatalog('/captured_at', 'expected a time as ISO 8601 writes it');
}
