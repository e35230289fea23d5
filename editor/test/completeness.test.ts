import type { Diagnostic } from 'mapping-generator';
import { describe, expect, it } from 'vitest';
import { completenessOf, isEmpty } from '../src/workbench/completeness';

const error = (path: string): Diagnostic => ({ severity: 'error', path }) as Diagnostic;

describe('how far a text has come', () => {
  it.each(['', ' \n', '{}', '{"name": "x"}', '{"node_definitions": [], "edge_definitions": []}'])(
    'is empty: %s',
    (text) => {
      expect(isEmpty(text)).toBe(true);
      expect(completenessOf(text, [error('')])).toBe('empty');
    },
  );

  it.each(['[]', '{', '{"node_definitions": [{}]}'])('is not empty: %s', (text) => {
    expect(isEmpty(text)).toBe(false);
  });

  const node = { label: 'A', sql: '', primary_key: { name: 'id', type: 'INT64' } };
  const text = JSON.stringify({ node_definitions: [node, { ...node, sql: 'SELECT 1' }] });

  it('is incomplete where all that is wrong is left to fill in', () => {
    expect(completenessOf(text, [error('/node_definitions/0/sql')])).toBe('incomplete');
  });

  it('is wrong where something else is wrong as well', () => {
    expect(
      completenessOf(text, [error('/node_definitions/0/sql'), error('/node_definitions/1/sql')]),
    ).toBe('complete');
    expect(completenessOf('{"node_definitions": [', [error('')])).toBe('complete');
  });
});
