import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyEdits, load, type CatalogSnapshot, type Mapping } from 'mapping-generator';
import { expect } from 'vitest';
import { editsToText } from '../src/document/edits';
import { buildModel } from '../src/model/build-model';
import { judgementsOf } from '../src/model/judgements';
import type { MappingModel } from '../src/model/model';
import { columnsReader } from '../src/model/query-columns';
import type { DocumentEdit } from '../src/model/view-props';
import type { Judged } from '../src/workbench/schemas';
import { judge } from '../src/workbench/verdict';

// The sample of the repository, a small warehouse, and the real generator.

const samples = join(import.meta.dirname, '../../samples/tpch');
const sample = (name: string): string => readFileSync(join(samples, name), 'utf8');

export const generator = await load();
export const sampleText = sample('mapping.json');
export const snapshot = JSON.parse(sample('catalog.json')) as CatalogSnapshot;
export const session = { catalog: 'tpch', schema: 'tiny' };
export const catalog = generator.catalog(snapshot, { now: () => Date.parse(snapshot.captured_at) });

/** The model of a text by the check alone. */
export function modelOf(text: string, previous?: MappingModel): MappingModel {
  const report = generator.check(text, { catalog, session });
  const known = { text, judgements: judgementsOf(report, false), diagnostics: report.diagnostics };
  return buildModel({ ...known, columnsOf: columnsReader(generator, catalog, session) }, previous);
}

/** A text with what the check says of it, as the editor keeps it. */
export function judged(text: string): Judged {
  const checked = generator.check(text, { catalog, session });
  return { checkedText: text, checked, verdict: judge(text, checked, null) };
}

/** A mapping after edits, as the editor makes them of its text. */
export function edited(text: string, edits: readonly DocumentEdit[]): Mapping {
  const changes = editsToText(text, edits);
  expect(changes.length).toBeGreaterThan(0);
  return JSON.parse(applyEdits(text, changes)) as Mapping;
}
