import type { Locale, Remark } from 'mapping-generator-editor';
import type { CatalogChange } from 'mapping-generator';
import { changeText } from '../jobs/events';
import { translator } from '../jobs/texts';
import type { MappingDocument } from './page-state';

// What a run of the background jobs found to break a stored mapping.

interface Drift {
  mapping: { id: number; text: string };
  changes: CatalogChange[];
  error?: string;
}

/** The mapping that an address names, with a word at each place that a change of the warehouse breaks. */
export async function driftIn(hash: string, locale: Locale): Promise<MappingDocument> {
  const [mapping = '', run = ''] = hash.slice('#drift='.length).split('.');
  const response = await fetch(`api/jobs/drift?${String(new URLSearchParams({ mapping, run }))}`);
  const drift = (await response.json()) as Drift;
  if (!response.ok) throw new Error(drift.error ?? String(response.status));
  const t = translator(locale);
  const remarks = drift.changes.flatMap((change) =>
    change.breaks.map((path): Remark => ({
      path,
      message: changeText(change, t),
      code: 'warehouse_changed',
    })),
  );
  return { fileName: `mapping-${mapping}.json`, text: drift.mapping.text, remarks };
}
