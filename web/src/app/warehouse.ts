import type { Catalog, CatalogSnapshot, MappingGenerator, SqlSession } from 'mapping-generator';

/** What a host tells of its warehouse. */
export interface WarehouseSource {
  snapshot: CatalogSnapshot;
  /** What table names that say less are looked up in; the same as in the cluster's answers. */
  session: SqlSession;
  /** For how long the snapshot is believed, in ms; the package's default where it is not said. */
  ttlMs?: number;
}

export function openCatalog(
  generator: MappingGenerator,
  { snapshot, ttlMs }: WarehouseSource,
): Catalog {
  return generator.catalog(snapshot, { ttlMs });
}

/** Reads the warehouse that the server of the page knows; rejects with an Error that says why it cannot. */
export async function fetchWarehouse(url: string): Promise<WarehouseSource> {
  const response = await fetch(url);
  const answer = (await response.json()) as Partial<WarehouseSource> & {
    error?: { message: string };
  };
  const { snapshot, session = {} } = answer;
  if (!response.ok || snapshot === undefined)
    throw new Error(answer.error?.message ?? `${response.status} ${response.statusText}`.trim());
  return { snapshot, session };
}
