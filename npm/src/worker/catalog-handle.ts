import type { Catalog, CatalogOptions } from '../analysis-types.js';
import { CatalogAge } from '../catalog/catalog-age.js';
import { MappingError } from '../errors.js';
import type { CatalogHead } from './own-requests.js';
import type { Special } from './packing.js';

/** A catalog that is kept in a worker. Its age is by the clock of this side. */
export class CatalogHandle implements Catalog {
  readonly captured_at: string;
  readonly size: number;
  readonly #id: number;
  readonly #age: CatalogAge;
  readonly #forget: () => void;
  #isDisposed = false;

  constructor(id: number, head: CatalogHead, options: CatalogOptions, forget: () => void) {
    this.captured_at = head.captured_at;
    this.size = head.size;
    this.#id = id;
    this.#age = new CatalogAge(head.captured_at, options);
    this.#forget = forget;
  }

  get staleHours(): number | undefined {
    return this.#age.staleHours;
  }

  readonly dispose = (): void => {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.#forget();
  };

  /** @throws MappingError `disposed` */
  get special(): Special {
    if (this.#isDisposed) throw new MappingError('disposed', 'The catalog was disposed of');
    return { kind: 'catalog', id: this.#id, staleHours: this.staleHours };
  }
}
