import type { CatalogSnapshot } from 'mapping-generator';
import type { RecordedRows, Recording } from './recorded-answers';
import type { WarehouseSource } from './warehouse';

export interface Sample {
  fileName: string;
  /** The mapping's own name. */
  name: string;
  text: string;
  /** True of those that show what a fault looks like. */
  isBroken: boolean;
}

// Part of the page's own script: a sample can be opened with the network off.
const mappings = import.meta.glob<string>('../../../samples/tpch/{mapping,broken/*}.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const catalogs = import.meta.glob<CatalogSnapshot>('../../../samples/tpch/catalog.json', { import: 'default', eager: true });
// What is asked for after the page has opened is fetched then.
const recordedRows = import.meta.glob<RecordedRows>('../../../samples/tpch/rows.json', { import: 'default' });
const recorded = import.meta.glob<Recording>('../../../samples/tpch/answers.json', { import: 'default' });

function toSample([path, text]: [string, string]): Sample {
  const fileName = path.slice(path.lastIndexOf('/') + 1);
  const { name = fileName } = JSON.parse(text) as { name?: string };
  return { fileName, name: name.replace(/^Broken - /, ''), text, isBroken: path.includes('/broken/') };
}

/** The mapping that the page opens with, then those with a fault in them. */
export const samples: readonly Sample[] = Object.entries(mappings)
  .sort(([a], [b]) => Number(a.includes('/broken/')) - Number(b.includes('/broken/')) || a.localeCompare(b))
  .map(toSample);

/** The answers of a file that may not be there. */
function readerOf<Answers extends { answers: unknown[] }>(files: Record<string, () => Promise<Answers>>): () => Promise<Answers | { answers: [] }> {
  const [read] = Object.values(files);
  return read ?? (() => Promise.resolve({ answers: [] }));
}

/** Answers of a real Trino server to the samples' SQL. */
export const readRecording = readerOf(recorded);

/** What it returned to what an editor asks for rows. */
export const readRecordedRows = readerOf(recordedRows);

/**
 * What the same server holds. It never grows too old: it is the warehouse that the recorded answers are about. They were
 * asked without a session's catalog and schema.
 */
export const recordedWarehouse: WarehouseSource | null = Object.values(catalogs)
  .map((snapshot) => ({ snapshot, session: {}, ttlMs: Infinity }))
  .at(0) ?? null;
