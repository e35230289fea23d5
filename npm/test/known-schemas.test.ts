import { describe, expect, it } from 'vitest';

import type { CatalogSnapshot } from '../dist/index.js';
import { sales, session } from './sales.js';
import { freshLoad } from './support.js';

const { decode } = TextDecoder.prototype;
const snapshot = sales() as CatalogSnapshot;

const mapping = (...names: string[]) =>
  JSON.stringify({
    node_definitions: names.map((name) => ({
      label: name,
      sql: 'SELECT order_id, placed FROM orders',
      primary_key: { name: 'order_id', type: 'INT64' },
      properties: [{ name: 'placed', type: 'DATE' }],
    })),
    edge_definitions: [],
  });

/** The schemas as one generator says them that checked other texts before. */
async function checks() {
  const generator = await (await freshLoad())();
  const catalog = generator.catalog(snapshot);
  return (text: string) => generator.check(text, { catalog, session });
}

describe('schemas that an edit does not change', () => {
  it('are the same objects in the next report, whatever place they have there', async () => {
    const check = await checks();
    const first = check(mapping('Purchase', 'Sale', 'Refund')).node_results;
    const next = check(mapping('New', 'Purchase', 'Renamed', 'Refund')).node_results;
    expect(first.map(({ valid }) => valid)).toEqual([true, true, true]);
    expect(next[1]?.schema).toBe(first[0]?.schema);
    expect(next[3]?.schema).toBe(first[2]?.schema);
    expect(next[2]?.schema).toEqual({ ...first[1]?.schema, label: 'Renamed' });
    expect(next).toEqual(
      (await checks())(mapping('New', 'Purchase', 'Renamed', 'Refund')).node_results,
    );
  });

  it('cannot be written to, since another report has them too', async () => {
    const [result] = (await checks())(mapping('Purchase')).node_results;
    expect(() => result?.schema?.properties.pop()).toThrow(TypeError);
    expect(() => Object.assign(result?.schema ?? {}, { label: 'Sale' })).toThrow(TypeError);
  });

  it('are told in full again where a report did not arrive', async () => {
    const check = await checks();
    const before = check(mapping('Purchase', 'Sale'));
    TextDecoder.prototype.decode = () => {
      throw new RangeError('too long');
    };
    try {
      expect(() => check(mapping('Refund'))).toThrow();
    } finally {
      TextDecoder.prototype.decode = decode;
    }
    expect(check(mapping('Purchase', 'Sale'))).toEqual(before);
  });
});
