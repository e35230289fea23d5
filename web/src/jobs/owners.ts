import type { Translate } from './texts';

/** The records that an event or a finding may be about. An event of a pod names its instance, too. */
const owners = [
  ['pod', 'pod'],
  ['instance_id', 'instance'],
  ['snapshot_id', 'snapshot'],
  ['mapping_id', 'mapping'],
] as const;

/** What it is about: `Snapshot 3`. */
export function ownerOf(
  fields: Partial<Record<(typeof owners)[number][0], unknown>>,
  t: Translate,
): string | null {
  const owner = owners.find(([field]) => fields[field] !== undefined);
  return owner === undefined ? null : t(owner[1], { id: String(fields[owner[0]]) });
}
