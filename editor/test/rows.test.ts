import { describe, expect, it } from 'vitest';
import { addColumn, moveColumn, removeColumn } from '../src/document/columns';
import { offeredColumns } from '../src/document/offered';
import { columnRows } from '../src/document/rows';
import { takeColumns } from '../src/document/take-columns';
import {
  check,
  definitionAt,
  done,
  faultsOf,
  firstNode,
  nodeText,
  sample,
  sql,
  subjectAt,
} from './support/warehouse';

describe('rows', () => {
  it('tell what is returned, declared and offered', () => {
    const uneven = nodeText(sql, [
      ['balance', 'DOUBLE'],
      ['gone', 'STRING'],
    ]);
    const { rows, obstacle } = columnRows(subjectAt(uneven));
    expect(obstacle).toBeNull();
    expect(rows.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'key custkey',
      'undeclared name',
      'property balance',
      'surplus gone',
      'offered address',
      'offered nationkey',
      'offered phone',
      'offered mktsegment',
      'offered comment',
    ]);
    expect(rows[2]).toMatchObject({ type: 'double', graphType: 'DOUBLE', column: 2, place: 0 });
  });

  it('are those that are declared while the query cannot be read', () => {
    const { rows, obstacle } = columnRows(subjectAt(nodeText('SELECT FROM', [['name', 'STRING']])));
    expect(obstacle).toBe('fault');
    expect(rows.map(({ kind, name, isMissing }) => [kind, name, isMissing])).toEqual([
      ['key', 'custkey', false],
      ['property', 'name', false],
    ]);
  });

  it('are the columns that a star stands for', () => {
    const { rows, obstacle } = columnRows(
      subjectAt(nodeText('SELECT * FROM nation', [], ['nationkey', 'INT64'])),
    );
    expect(obstacle).toBe('star');
    expect(rows.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'key nationkey',
      'undeclared name',
      'undeclared regionkey',
      'undeclared comment',
    ]);
  });

  it('of a query alone can be taken at once', () => {
    const blank = nodeText(
      'SELECT n.nationkey, n.name, CAST(1 AS DECIMAL(5, 2)) AS share FROM nation n',
      [],
      ['', 'STRING'],
    );
    const taken = done(blank, takeColumns(subjectAt(blank)));
    expect(firstNode(taken).primary_key).toEqual({ name: 'nationkey', type: 'INT64' });
    expect(faultsOf(taken)).toEqual([]);
  });
});

describe('every definition of the sample', () => {
  it.each([
    '/node_definitions/0',
    '/node_definitions/1',
    '/node_definitions/2',
    '/edge_definitions/0',
    '/edge_definitions/1',
    '/edge_definitions/2',
  ])('stays sound through ticks and moves: %s', (path) => {
    const errors = (of: string): string[] =>
      check(of)
        .diagnostics.filter(({ severity }) => severity === 'error')
        .map(({ message }) => message);
    expect(errors(sample)).toEqual([]);
    let count = 0;
    for (const column of offeredColumns(subjectAt(sample, path))) {
      const outcome = addColumn(subjectAt(sample, path), column);
      if ('refused' in outcome) continue;
      expect(errors(done(sample, outcome)), column.name).toEqual([]);
      count += 1;
    }
    const { properties } = definitionAt(sample, path);
    for (const [index, { name }] of properties.entries()) {
      const without = removeColumn(subjectAt(sample, path), name);
      if (!('refused' in without)) expect(errors(done(sample, without)), name).toEqual([]);
      const moved = moveColumn(subjectAt(sample, path), index, 0);
      expect(errors(done(sample, moved)), name).toEqual([]);
      count += 1;
    }
    expect(count).toBeGreaterThan(0);
  });
});
