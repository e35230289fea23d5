import type { CatalogSnapshot } from 'mapping-generator';
import type { RecordedRows, Recording } from './recorded-answers';
import type { WarehouseSource } from './warehouse';

export interface Sample {
  fileName: string;
  /** What it is called in the list. */
  name: string;
}

// Part of the page's own script: it is what the page opens with.
const mapping = import.meta.glob<string>('../../../samples/tpch/mapping.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const brokenPaths = Object.keys(import.meta.glob('../../../samples/tpch/broken/*.json'));
const catalogs = import.meta.glob<CatalogSnapshot>('../../../samples/tpch/catalog.json', {
  import: 'default',
  eager: true,
});
// What is asked for after the page has opened is fetched then.
const recordedRows = import.meta.glob<RecordedRows>('../../../samples/tpch/rows.json', {
  import: 'default',
});
const recorded = import.meta.glob<Recording>('../../../samples/tpch/answers.json', {
  import: 'default',
});

/** The mapping that the page opens with; empty where there is none. */
export const sampleText = Object.values(mapping)[0] ?? '';

export const sample: Sample = {
  fileName: 'mapping.json',
  name: (JSON.parse(sampleText || '{}') as { name?: string }).name ?? 'mapping.json',
};

/** Those with a fault in them, by the fault. */
export const brokenSamples: readonly Sample[] = brokenPaths.map((path) => {
  const fileName = path.slice(path.lastIndexOf('/') + 1);
  return { fileName, name: fileName.replace('.json', '').replaceAll('-', ' ') };
});

/** The text of a sample; undefined where there is none of that name. */
export async function readSample(fileName: string): Promise<string | undefined> {
  if (fileName === sample.fileName) return sampleText;
  const { brokenTexts } = await import('./broken-samples');
  return brokenTexts.get(fileName);
}

/** The answers of a file that may not be there. */
function readerOf<Answers extends { answers: unknown[] }>(
  files: Record<string, () => Promise<Answers>>,
): () => Promise<Answers | { answers: [] }> {
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
export const recordedWarehouse: WarehouseSource | null =
  Object.values(catalogs)
    .map((snapshot) => ({ snapshot, session: {}, ttlMs: Infinity }))
    .at(0) ?? null;
