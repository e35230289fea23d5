import type { Kysely } from 'kysely';
import type { ControlPlane } from 'mapping-generator/jobs';
import type { CatalogSnapshot } from 'mapping-generator';
import type { Tables } from '../database/schema.js';

/** Reads the warehouse: the package's `fetchCatalog`, or a recording. */
export type ReadWarehouse = ControlPlane['catalog']['fetch'];

export function catalogIn(database: Kysely<Tables>, fetch: ReadWarehouse): ControlPlane['catalog'] {
  return {
    fetch,
    async current() {
      const row = await database.selectFrom('catalog').select('snapshot').executeTakeFirst();
      return (row?.snapshot as CatalogSnapshot | undefined) ?? null;
    },
    async replace(next) {
      const snapshot = JSON.stringify(next);
      await database
        .insertInto('catalog')
        .values({ snapshot })
        .onConflict((conflict) => conflict.column('single').doUpdateSet({ snapshot }))
        .execute();
    },
  };
}
