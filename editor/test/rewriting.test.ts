import { describe, expect, it } from 'vitest';
import { castColumn, moveColumn } from '../src/document/columns';
import { chooseKey } from '../src/document/keys';
import { renameColumn } from '../src/document/rename';
import {
  definitionAt,
  done,
  faultsOf,
  firstNode,
  nodeText,
  refusalOf,
  sample,
  sql,
  subjectAt,
  text,
} from './support/warehouse';

describe('moving and choosing', () => {
  it('moves a property and its column', () => {
    const changed = done(text, moveColumn(subjectAt(text), 1, 0));
    expect(firstNode(changed).sql).toBe(
      sql.replace(
        'c.name,\n  c.acctbal /* in dollars */ AS balance',
        'c.acctbal /* in dollars */ AS balance,\n  c.name',
      ),
    );
    expect(faultsOf(changed)).toEqual([]);
    expect(done(changed, moveColumn(subjectAt(changed), 0, 1))).toBe(text);
  });

  it('makes another column the key, and the old one a property', () => {
    const changed = done(text, chooseKey(subjectAt(text), 0, 1));
    expect(firstNode(changed).primary_key).toEqual({ name: 'name', type: 'STRING' });
    expect(firstNode(changed).properties?.map(({ name }) => name)).toEqual(['custkey', 'balance']);
    expect(faultsOf(changed)).toEqual([]);
  });

  it('widens a key that is too narrow, and refuses what can be none', () => {
    const parts = nodeText(
      'SELECT p.partkey, p.size FROM part p',
      [['size', 'INT32']],
      ['partkey', 'INT64'],
    );
    const changed = done(parts, chooseKey(subjectAt(parts), 0, 1));
    expect(firstNode(changed).sql).toBe(
      'SELECT CAST(p.size AS BIGINT) AS size, p.partkey FROM part p',
    );
    expect(firstNode(changed).primary_key).toEqual({ name: 'size', type: 'INT64' });
    expect(faultsOf(changed)).toEqual([]);
    expect(refusalOf(chooseKey(subjectAt(text), 0, 2))).toBe('key_type');
  });

  it('changes the keys of an edge with a property, and with each other', () => {
    const edge = '/edge_definitions/0';
    const swapped = done(sample, chooseKey(subjectAt(sample, edge), 0, 1));
    expect(definitionAt(swapped, edge).keys.map(({ name }) => name)).toEqual([
      'order_id',
      'customer_id',
    ]);
    const dated = done(sample, chooseKey(subjectAt(sample, edge), 1, 2));
    expect(definitionAt(dated, edge).keys.map(({ name }) => name)).toEqual([
      'customer_id',
      'order_date',
    ]);
    expect(definitionAt(dated, edge).properties.map(({ name, type }) => [name, type])).toEqual([
      ['order_id', 'INT64'],
    ]);
  });
});

describe('casting', () => {
  it('reads a column through a CAST, and without it again', () => {
    const cast = done(text, castColumn(subjectAt(text), 2, 'STRING'));
    expect(firstNode(cast).sql).toContain('CAST(c.acctbal AS VARCHAR) /* in dollars */ AS balance');
    expect(faultsOf(cast)).toEqual([]);
    const back = done(cast, castColumn(subjectAt(cast), 2, 'DOUBLE'));
    expect(firstNode(back).sql).toBe(sql);
    expect(faultsOf(back)).toEqual([]);
    expect(refusalOf(castColumn(subjectAt(text), 2, 'DATE'))).toBe('message');
  });

  it('casts a column that has no name but its own', () => {
    const cast = done(text, castColumn(subjectAt(text), 0, 'STRING'));
    expect(firstNode(cast).sql).toContain('CAST(c.custkey AS VARCHAR) AS custkey, -- the key');
    expect(faultsOf(cast)).toEqual([]);
  });
});

describe('names of columns', () => {
  it('are changed in the query as well', () => {
    const {
      properties: [, property],
      keys: [key],
    } = definitionAt(text);
    if (!property || !key) throw new Error('no columns');
    const renamed = done(text, renameColumn(subjectAt(text), text, property, 'account'));
    expect(firstNode(renamed).sql).toContain('AS account\n');
    expect(faultsOf(renamed)).toEqual([]);
    const own = done(text, renameColumn(subjectAt(text), text, key, 'id'));
    expect(firstNode(own).sql).toContain('c.custkey AS id, -- the key');
    expect(faultsOf(own)).toEqual([]);
  });
});
