import { describe, expect, it } from 'vitest';

import type { CatalogSnapshot } from '../dist/index.js';
import { generator } from './support.js';

const snapshot: CatalogSnapshot = {
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
const session = { catalog: 'hive', schema: 'sales' };

/** Asks at the `|` of a text. */
function complete(marked: string) {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const catalog = generator.catalog(snapshot);
  return generator.sqlLanguage.complete(text, offset, { catalog, session });
}

describe('sqlLanguage.complete', () => {
  it('offers what may stand at the caret, the best first', () => {
    const { items, incomplete } = complete('SELECT o.| FROM orders o');
    expect(items.map(({ text }) => text)).toEqual(['order_id', 'placed']);
    expect(items[1]).toEqual({ label: 'placed', kind: 'column', text: 'placed', detail: 'date' });
    expect(incomplete).toBe(false);
  });

  it('counts in UTF-16 units', () => {
    const { range, items } = complete("SELECT '𝄞ä', pla| FROM orders");
    expect(range).toEqual({
      start: { line: 1, column: 15, offset: 14 },
      end: { line: 1, column: 18, offset: 17 },
    });
    expect(items[0]?.text).toBe('placed');
  });

  it('knows the grammar and the functions without a catalog', () => {
    const { items } = generator.sqlLanguage.complete('SELECT 1 FROM t ', 16);
    expect(items[0]).toEqual({ label: 'WHERE', kind: 'keyword', text: 'WHERE' });
    expect(generator.sqlLanguage.complete('SELECT coal', 11).items[0]).toEqual({
      label: 'coalesce',
      kind: 'function',
      text: 'coalesce(${1})',
    });
  });

  it('takes an offset beyond the text as its end', () => {
    expect(generator.sqlLanguage.complete('SEL', 1e9).items[0]?.text).toBe('SELECT');
  });

  it('can be taken out of its service', () => {
    const { complete: alone } = generator.sqlLanguage;
    expect(alone('SEL', 3).items[0]?.text).toBe('SELECT');
  });
});

describe('language.complete', () => {
  const catalog = () => generator.catalog(snapshot);

  it('serves the SQL in the strings of a mapping through their escapes', () => {
    const head = '{"node_definitions":[{"sql":"SELECT \\u006frder_id,\\n\\"pl';
    const text = `${head} FROM orders"}]}`;
    const { range, items } = generator.language.complete(text, head.length, {
      catalog: catalog(),
      session,
    });
    expect(items[0]?.text).toBe('\\"placed\\"');
    expect(text.slice(range.start.offset, range.end.offset)).toMatch(/^\\"pl/);
  });

  it("offers a mapping's own fields, labels and columns", () => {
    const text = '{"node_definitions":[{"label":"Order","sql":"SELECT order_id FROM orders",""}]}';
    const fields = generator.language.complete(text, text.indexOf('""') + 1);
    expect(fields.items.map((item) => item.label)).toEqual(['primary_key', 'properties']);
    const key = text.replace('""', '"primary_key":{"name":""}');
    const columns = generator.language.complete(key, key.indexOf('""') + 1, {
      catalog: catalog(),
      session,
    });
    expect(columns.items).toEqual([
      { label: 'order_id', kind: 'column', text: 'order_id', detail: 'bigint' },
    ]);
  });
});
