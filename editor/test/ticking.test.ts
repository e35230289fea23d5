import { describe, expect, it } from 'vitest';
import { addColumn, declareColumn, removeColumn } from '../src/document/columns';
import { offeredColumns } from '../src/document/offered';
import {
  done,
  faultsOf,
  firstNode,
  nodeText,
  refusalOf,
  sql,
  subjectAt,
  text,
} from './support/warehouse';

const offered = (of: string, name: string) => {
  const column = offeredColumns(subjectAt(of)).find((other) => other.name === name);
  if (!column) throw new Error(`${name} is not offered`);
  return column;
};

describe('columns that can be ticked', () => {
  it('are those of the tables that are read and not returned', () => {
    const columns = offeredColumns(subjectAt(text));
    expect(columns.map(({ name, type, graphType }) => [name, type, graphType])).toEqual([
      ['address', 'varchar(40)', 'STRING'],
      ['nationkey', 'bigint', 'INT64'],
      ['phone', 'varchar(15)', 'STRING'],
      ['mktsegment', 'varchar(10)', 'STRING'],
      ['comment', 'varchar(117)', 'STRING'],
    ]);
  });

  it('of two tables have names of their own', () => {
    const joined = nodeText(
      'SELECT n.nationkey, n.name FROM nation n JOIN region r ON r.regionkey = n.regionkey',
      [['name', 'STRING']],
      ['nationkey', 'INT64'],
    );
    const changed = done(joined, addColumn(subjectAt(joined), offered(joined, 'r_name')));
    expect(firstNode(changed).sql).toBe(
      'SELECT n.nationkey, n.name, r.name AS r_name FROM nation n JOIN region r ON r.regionkey = n.regionkey',
    );
    expect(faultsOf(changed)).toEqual([]);
  });

  it('are none where the columns are not those of one list', () => {
    for (const query of ['SELECT * FROM customer', 'SELECT 1 UNION SELECT 2', 'SELECT FROM']) {
      expect(offeredColumns(subjectAt(nodeText(query, []))), query).toEqual([]);
    }
  });
});

describe('ticking', () => {
  it('adds a column to the query and to the properties', () => {
    const changed = done(text, addColumn(subjectAt(text), offered(text, 'phone')));
    expect(firstNode(changed).sql).toBe(sql.replace('AS balance', 'AS balance,\n  c.phone'));
    expect(firstNode(changed).properties?.at(-1)).toEqual({ name: 'phone', type: 'STRING' });
    expect(faultsOf(changed)).toEqual([]);
  });

  it('takes a column out of both, and leaves comments', () => {
    const without = done(text, removeColumn(subjectAt(text), 'name'));
    expect(firstNode(without).sql).toBe(sql.replace('c.name,\n  ', ''));
    expect(faultsOf(without)).toEqual([]);
    const last = done(text, removeColumn(subjectAt(text), 'balance'));
    expect(firstNode(last).sql).toBe(sql.replace(',\n  c.acctbal /* in dollars */ AS balance', ''));
    expect(faultsOf(last)).toEqual([]);
  });

  it('keeps comments between columns', () => {
    const commented = nodeText(
      'SELECT custkey, -- key\n name -- called so\n , phone FROM customer',
      [
        ['name', 'STRING'],
        ['phone', 'STRING'],
      ],
    );
    const changed = done(commented, removeColumn(subjectAt(commented), 'name'));
    expect(firstNode(changed).sql).toBe(
      'SELECT custkey, -- key\n  -- called so\n  phone FROM customer',
    );
    expect(faultsOf(changed)).toEqual([]);
  });

  it('is taken back by ticking again', () => {
    const once = done(text, addColumn(subjectAt(text), offered(text, 'phone')));
    expect(done(once, removeColumn(subjectAt(once), 'phone'))).toBe(text);
  });
});

describe('ticking where it is not that simple', () => {
  it('keeps the numbers of ORDER BY, and refuses what they count on', () => {
    const sorted = nodeText('SELECT custkey, name, phone FROM customer ORDER BY 3', [
      ['name', 'STRING'],
      ['phone', 'STRING'],
    ]);
    const changed = done(sorted, removeColumn(subjectAt(sorted), 'name'));
    expect(firstNode(changed).sql).toBe('SELECT custkey, phone FROM customer ORDER BY 2');
    expect(refusalOf(removeColumn(subjectAt(sorted), 'phone'))).toBe('numbered');
  });

  it('refuses what a server would refuse, in its words', () => {
    const grouped = nodeText('SELECT custkey, count(*) AS orders FROM orders GROUP BY custkey', [
      ['orders', 'INT64'],
    ]);
    for (const column of offeredColumns(subjectAt(grouped)))
      expect(refusalOf(addColumn(subjectAt(grouped), column)), column.name).toBe('message');
  });

  it('never takes the key', () => {
    expect(refusalOf(removeColumn(subjectAt(text), 'custkey'))).toBe('key');
  });

  it('says why where the query cannot be rewritten', () => {
    const cases = {
      star: 'SELECT * FROM customer',
      lists: 'SELECT 1 AS a UNION SELECT 2',
      fault: 'SELECT FROM',
    };
    for (const [reason, query] of Object.entries(cases))
      expect(
        refusalOf(removeColumn(subjectAt(nodeText(query, [['name', 'STRING']])), 'name')),
        query,
      ).toBe(reason);
  });

  it('declares what the query returns and no property names, at its place', () => {
    const forgotten = nodeText(sql, [['balance', 'DOUBLE']]);
    expect(faultsOf(done(forgotten, declareColumn(subjectAt(forgotten), 1, 'STRING')))).toEqual([]);
  });
});
