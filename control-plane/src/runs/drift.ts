import type { Kysely } from 'kysely';
import type { CatalogChange } from 'mapping-generator';
import type { Tables } from '../database/schema.js';
import { mappingsIn } from '../store/records.js';

/** A stored mapping with what a change of the warehouse breaks in it. */
export interface MappingDrift {
  mapping: { id: number; text: string };
  /** When the run found it. */
  found_at: string;
  changes: CatalogChange[];
}

/** What a run of the schema cache found to break a mapping; null where either is not there any more. */
export async function driftOf(
  database: Kysely<Tables>,
  id: number,
  run: number,
): Promise<MappingDrift | null> {
  const text = await mappingsIn(database).read?.(id);
  const events = await database
    .selectFrom('job_events')
    .select(['at', 'fields'])
    .where('run_id', '=', run)
    .where('event', '=', 'schema_change_breaks_mapping')
    .execute();
  const found = events.find(({ fields }) => fields.mapping_id === id);
  if (!found || text === null || text === undefined) return null;
  // As the job logged it.
  const changes = found.fields.changes as CatalogChange[];
  return { mapping: { id, text: textOf(text) }, found_at: found.at.toISOString(), changes };
}

const textOf = (mapping: string | object): string =>
  typeof mapping === 'string' ? mapping : JSON.stringify(mapping);
