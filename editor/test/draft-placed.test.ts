import { describe, expect, it } from 'vitest';
import { draftOf } from '../src/generate/generate';
import { lacksOf, placedIn, queryAfter, type Lack } from '../src/generate/placed';
import { catalog, generator, sampleText, session } from './support';

const warehouse = { catalog, session, policy: undefined };

function lacks(
  kind: 'node' | 'edge',
  sql: string,
  given: { name?: string; from?: string; to?: string } = {},
  text = sampleText,
): Lack[] | null {
  const draft = draftOf(generator, warehouse, [], {
    kind,
    sql,
    name: '',
    from: '',
    to: '',
    locale: 'en',
    ...given,
  });
  const placed = placedIn({ generator, warehouse, locale: 'en', text }, draft);
  return placed && lacksOf(placed);
}

describe('a draft', () => {
  it('lacks nothing where the mapping takes it, whatever its types need', () => {
    expect(lacks('node', 'SELECT orderkey, clerk FROM orders', { name: 'Clerk' })).toEqual([]);
    expect(lacks('node', 'SELECT a FROM hive.sales.deals')).toEqual([]);
    expect(lacks('node', 'SELECT nationkey FROM nation', {}, '')).toEqual([]);
    expect(
      lacks('edge', 'SELECT custkey AS a, nationkey AS b FROM customer', {
        name: 'LIVES_IN',
        from: 'Customer',
        to: 'Nation',
      }),
    ).toEqual([]);
  });

  it('lacks what would be refused', () => {
    expect(lacks('node', 'SELECT orderkey FROM orders', { name: 'Order' })).toEqual([
      { message: "'Order' is a reserved word" },
    ]);
    expect(lacks('node', 'SELECT FROM orders')).not.toEqual([]);
    expect(lacks('edge', 'SELECT custkey AS a FROM customer')).toEqual([
      { missing: 'columns' },
      { missing: 'ends' },
    ]);
  });

  it('has no place in what is no mapping', () => {
    expect(lacks('node', 'SELECT 1 AS id', {}, '[')).toBe(null);
  });

  it('keeps its query where an edit does not fit', () => {
    const draft = draftOf(generator, warehouse, [], {
      kind: 'node',
      sql: 'SELECT 1 AS id',
      name: 'One',
      from: '',
      to: '',
      locale: 'en',
    });
    const placed = placedIn({ generator, warehouse, locale: 'en', text: '' }, draft);
    expect(placed && queryAfter(placed, [{ path: '/nothing/0/sql', value: '' }])).toBe(null);
    expect(
      placed && queryAfter(placed, [{ path: '/node_definitions/0/sql', value: 'SELECT 2 AS id' }]),
    ).toBe('SELECT 2 AS id');
  });
});
