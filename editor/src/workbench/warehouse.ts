import type { Catalog, CatalogSnapshot, CheckOptions, Policy, SqlSession } from 'mapping-generator';

/** What the host tells of its warehouse and of its platform. */
export interface Warehouse {
  /** Null: what the warehouse holds is not known, or not yet. */
  catalog: Catalog | null;
  /** What `catalog` was made of; without it nobody can say what it leaves out. */
  snapshot?: CatalogSnapshot | null;
  /** What table names that say less are looked up in. */
  session: SqlSession | undefined;
  policy: Policy | undefined;
}

export const noWarehouse: Warehouse = { catalog: null, session: undefined, policy: undefined };

/** What a check is told of the warehouse. */
export function contextOf({
  catalog,
  session,
  policy,
}: Warehouse): Pick<CheckOptions, 'catalog' | 'session' | 'policy'> {
  return { ...(catalog !== null && { catalog, session }), ...(policy && { policy }) };
}
