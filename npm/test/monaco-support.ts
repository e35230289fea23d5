import { registerMappingLanguage } from '../dist/monaco.js';
import type { MappingLanguageOptions } from '../dist/monaco.js';
import { FakeMonaco } from './fake-monaco.js';
import { session, snapshot } from './language-support.js';
import { generator } from './support.js';

export { session, snapshot };

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
