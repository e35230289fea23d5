import type { CatalogSnapshot } from '../dist/index.js';
import { registerMappingLanguage } from '../dist/monaco.js';
import type { MappingLanguageOptions } from '../dist/monaco.js';
import { FakeMonaco } from './fake-monaco.js';
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
export const catalog = () => generator.catalog(snapshot, { ttlMs: Infinity });

export const mapping = (type: string, sql = 'SELECT order_id FROM orders') =>
  JSON.stringify({
    node_definitions: [{ label: 'Purchase', sql, primary_key: { name: 'order_id', type } }],
  });
export function registered(options: MappingLanguageOptions = {}) {
  const monaco = new FakeMonaco();
  const registration = registerMappingLanguage(monaco.namespace, generator, {
    catalog: catalog(),
    session,
    ...options,
  });
  return { monaco, registration };
}
