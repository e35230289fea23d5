// What the host's side and the worker say to each other beside the methods of a generator.

/** The answer to `start`: what a generator has beside its methods. */
export interface Ready {
  validPrimaryKeyTypes: readonly string[];
}

/** A snapshot; where `tables` is there, its tables were sent before under that number. */
export interface CatalogSource {
  head: unknown;
  tables?: number;
}

/** For how long a catalog is believed, and what the host's clock says. */
export interface CatalogTime {
  ttlMs: number | undefined;
  now: number;
}

/** What the host's side knows of a catalog that is kept in the worker. */
export interface CatalogHead {
  captured_at: string;
  size: number;
}
