import type { CatalogSnapshot, Range } from '../dist/index.js';
import { generator } from './support.js';

export const snapshot: CatalogSnapshot = {
  captured_at: '2026-11-23T00:00:00Z',
  tables: [
    {
      catalog: 'hive',
      schema: 'sales',
      name: 'orders',
      columns: [
        { name: 'order_id', type: 'bigint' },
        { name: 'placed', type: 'date' },
      ],
    },
  ],
};
export const session = { catalog: 'hive', schema: 'sales' };

/** A text and the place of its `|`. */
export function at(marked: string): [text: string, offset: number] {
  const offset = marked.indexOf('|');
  return [marked.slice(0, offset) + marked.slice(offset + 1), offset];
}

export function against() {
  return { catalog: generator.catalog(snapshot), session };
}

export function complete(marked: string) {
  return generator.sqlLanguage.complete(...at(marked), against());
}

/** The parts of a text at ranges. */
export function slices(text: string, ranges: Range[]) {
  return ranges.map(({ start, end }) => text.slice(start.offset, end.offset));
}
