import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, type CatalogSnapshot, type Mapping } from 'mapping-generator';
import { buildModel } from '../src/model/build-model';
import { judgementsOf } from '../src/model/judgements';
import type { MappingModel } from '../src/model/model';
import { columnsReader } from '../src/model/query-columns';
import type { DocumentEdit } from '../src/model/view-props';

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

/** A mapping after edits by value and by removal, as an editor would make them of the text. */
export function edited(text: string, edits: readonly DocumentEdit[]): Mapping {
  const mapping = JSON.parse(text.trim() === '' ? '{}' : text) as Record<string, unknown>;
  const removed: { list: unknown[]; item: unknown }[] = [];
  for (const edit of edits) {
    const keys = edit.path.split('/').slice(1);
    const last = keys.pop() ?? '';
    const holder = keys.reduce<Record<string, unknown>>((value, key) => value[key] as Record<string, unknown>, mapping);
    if ('value' in edit && last === '-') (holder as unknown as unknown[]).push(edit.value);
    else if ('value' in edit) holder[last] = edit.value;
    else if ('remove' in edit) removed.push({ list: holder as unknown as unknown[], item: holder[last] });
    else throw new Error(`no such edit is expected: ${JSON.stringify(edit)}`);
  }
  for (const { list, item } of removed) list.splice(list.indexOf(item), 1);
  return mapping as unknown as Mapping;
}
