// @vitest-environment node
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StatementResult } from 'mapping-generator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EngineClient, EngineRefusal } from '../src/engine/client';
import { shownValue } from '../src/engine/values';
import { graphIn } from '../src/tryout/graph';
import { parquetOf, UnwritableType } from '../src/tryout/parquet';
import { nodeSize, placesOf } from '../src/tryout/places';
import { firstRowsSql, inexactIn, keyedRowsSql } from '../src/tryout/questions';
import { outcomeWords } from '../src/tryout/words';
import { generator } from './support';
import { tryTexts } from '../src/tryout/texts';
import { selectPart } from '../src/tryout/select';
import { readTrinoType } from '../src/tryout/trino-type';
import { nextNode } from '../src/tryout/walk';
import { startEngine } from './support/engine';

const folder = mkdtempSync(join(tmpdir(), 'mapping-tryout-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let engine: EngineClient;
beforeAll(async () => {
  engine = new EngineClient(startEngine());
  expect(await engine.ask({ kind: 'open' })).toEqual({ version: '0.11.3' });
}, 60_000);

let count = 0;

/** What the engine reads in the file of these rows. */
async function readBack(
  columns: StatementResult['columns'],
  rows: unknown[][],
): Promise<{ types: string[]; rows: unknown[][] }> {
  const file = join(folder, `${(count += 1)}.parquet`);
  await engine.ask({ kind: 'write', file, bytes: parquetOf({ columns, rows }) });
  const read = await engine.ask({
    kind: 'execute',
    statement: `LOAD FROM '${file}' RETURN *`,
    most: 100,
  });
  return { types: read.columns.map(({ type }) => type), rows: read.rows };
}

describe('rows as a file', () => {
  const cases: readonly (readonly [
    type: string,
    engineType: string,
    value: unknown,
    read: unknown,
  ])[] = [
    ['bigint', 'INT64', '9007199254740993', '9007199254740993'],
    ['bigint', 'INT64', -7, -7],
    ['integer', 'INT32', 2147483647, 2147483647],
    ['smallint', 'INT16', -32768, -32768],
    ['tinyint', 'INT8', 127, 127],
    ['double', 'DOUBLE', 0.1, 0.1],
    ['double', 'DOUBLE', 'NaN', 'NaN'],
    ['double', 'DOUBLE', '-Infinity', '-Infinity'],
    ['real', 'FLOAT', 1.5, 1.5],
    ['boolean', 'BOOL', false, false],
    ['varchar(10)', 'STRING', 'größe 😀', 'größe 😀'],
    ['varchar', 'STRING', '', ''],
    ['char(3)', 'STRING', 'a  ', 'a  '],
    ['varbinary', 'BLOB', 'AQL/', '\\x01\\x02\\xFF'],
    ['date', 'DATE', '1995-03-18', '1995-03-18'],
    ['date', 'DATE', '1969-12-31', '1969-12-31'],
    ['timestamp(3)', 'TIMESTAMP', '2020-01-02 03:04:05.678', '2020-01-02 03:04:05.678'],
    ['timestamp(0)', 'TIMESTAMP', '1969-12-31 23:59:59', '1969-12-31 23:59:59.000'],
    ['timestamp(9)', 'TIMESTAMP', '2020-01-02 03:04:05.678999501', '2020-01-02 03:04:05.679'],
    [
      'timestamp(3) with time zone',
      'TIMESTAMP',
      '2020-01-02 03:04:05.678 UTC',
      '2020-01-02 03:04:05.678',
    ],
    [
      'timestamp(6) with time zone',
      'TIMESTAMP',
      '2020-07-02 03:04:05.678000 Europe/Berlin',
      '2020-07-02 01:04:05.678',
    ],
    [
      'timestamp(0) with time zone',
      'TIMESTAMP',
      '2020-01-01 23:04:05 America/Los_Angeles',
      '2020-01-02 07:04:05.000',
    ],
    [
      'timestamp(3) with time zone',
      'TIMESTAMP',
      '1969-12-31 23:59:59.250 +05:30',
      '1969-12-31 18:29:59.250',
    ],
    [
      'timestamp(0) with time zone',
      'TIMESTAMP',
      '2020-10-25 01:30:00 Europe/Berlin',
      '2020-10-24 23:30:00.000',
    ],
    [
      'array(timestamp(0) with time zone)',
      'TIMESTAMP[]',
      ['2020-01-02 03:04:05 -03:00'],
      ['2020-01-02 06:04:05.000'],
    ],
    [
      'uuid',
      'UUID',
      'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
      'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
    ],
    ['array(varchar)', 'STRING[]', ['a', null], ['a', null]],
    ['array(array(integer))', 'INT32[][]', [[1], []], [[1], []]],
    ['map(varchar, integer)', 'MAP(STRING, INT32)', { a: 1, b: null }, { a: 1, b: null }],
    ['row(a bigint, "b c" varchar)', 'STRUCT(a INT64, b c STRING)', [1, 'x'], { a: 1, 'b c': 'x' }],
    ['array(row(d date))', 'STRUCT(d DATE)[]', [['2020-01-02']], [{ d: '2020-01-02' }]],
  ];
  it.each(cases)('has %s as %s', async (type, engineType, value, read) => {
    const { types, rows } = await readBack([{ name: 'x', type }], [[value], [null], [value]]);
    expect(types).toEqual([engineType]);
    expect(rows).toEqual([[read], [null], [read]]);
  });

  it('is refused by the engine where a cluster writes what it cannot read', async () => {
    const decimal = readBack([{ name: 'x', type: 'decimal(12, 2)' }], [['1.50']]);
    await expect(decimal).rejects.toThrow(EngineRefusal);
    await expect(decimal).rejects.toThrow('Copy exception: Unsupported converted type');
  });

  it('is made of every type that the platform loads, and of what the engine alone refuses', () => {
    const types = readFileSync(
      join(import.meta.dirname, '../../core/types/trino_types.inc'),
      'utf8',
    );
    const rows = Array.from(
      types.matchAll(/^TRINO_TYPE\("([^"]*)", "([^"]*)", "([^"]*)"/gm),
      ([, name = '', example = '', graph = '']) => ({ name, example, graph }),
    );
    expect(rows.length).toBeGreaterThan(30);
    const isWritten = (type: string): boolean => {
      try {
        return parquetOf({ columns: [{ name: 'x', type }], rows: [] }).length > 0;
      } catch (error) {
        expect(error).toBeInstanceOf(UnwritableType);
        return false;
      }
    };
    const written = rows.filter(({ example }) => isWritten(example));
    expect(
      rows.filter(({ graph }) => graph !== '').filter((row) => !written.includes(row)),
    ).toEqual([]);
    expect(written.filter(({ graph }) => graph === '').map(({ name }) => name)).toEqual(['time']);
  });

  it('is not made of what no cluster writes', () => {
    for (const type of [
      'interval day to second',
      'interval year to month',
      'json',
      'time(3) with time zone',
      'HyperLogLog',
      'array(json)',
      'row(',
    ]) {
      expect(() => parquetOf({ columns: [{ name: 'x', type }], rows: [] }), type).toThrow(
        UnwritableType,
      );
    }
  });
});

describe('types', () => {
  it('are read with what they are made of', () => {
    expect(readTrinoType('timestamp(3) with time zone')).toEqual({
      name: 'timestamp with time zone',
      numbers: [3],
      parts: [],
    });
    expect(readTrinoType('interval year to month')?.name).toBe('interval year to month');
    expect(
      readTrinoType('row("a""b" decimal(5,2), bigint)')?.parts.map(({ name, type }) => [
        name,
        type.name,
        type.numbers,
      ]),
    ).toEqual([
      ['a"b', 'decimal', [5, 2]],
      ['', 'bigint', []],
    ]);
    expect(['', '1', 'row(a', 'array(bigint))'].map(readTrinoType)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('questions', () => {
  const sql = 'SELECT id FROM t;';
  it('are about the keys that edges lead to, in the words of their type', () => {
    expect(keyedRowsSql(sql, { name: 'a"b', type: 'INT64' }, ['1', '2', 'x'])).toBe(
      'SELECT *\nFROM (\nSELECT id FROM t\n) AS definition\nWHERE "a""b" IN (1, 2)\nLIMIT 200',
    );
    expect(keyedRowsSql(sql, { name: 'id', type: 'STRING' }, ["O'Hara"])).toContain(
      "IN ('O''Hara')",
    );
    expect(keyedRowsSql(sql, { name: 'id', type: 'DATE' }, ['2020-01-02', "x' OR 1"])).toContain(
      "IN (DATE '2020-01-02')",
    );
    expect(
      keyedRowsSql(sql, { name: 'id', type: 'UUID' }, ['a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11']),
    ).toContain("IN (UUID 'a0eebc99-");
  });

  it('are about the first rows where no edge leads to a node', () => {
    expect(keyedRowsSql(sql, { name: 'id', type: 'INT64' }, [])).toBe(firstRowsSql(sql));
    expect(keyedRowsSql(sql, { name: 'id', type: 'DOUBLE' }, ['1.5'])).toBe(firstRowsSql(sql));
    expect(firstRowsSql(sql)).toMatch(/LIMIT 25$/);
  });

  it('are answered by numbers that a page may not hold', () => {
    const columns = [
      { name: 'a', type: 'bigint' },
      { name: 'b', type: 'double' },
    ];
    expect(
      inexactIn({
        columns,
        rows: [
          [1, 1e300],
          [2 ** 53, 1e300],
          ['9007199254740993', 1],
        ],
      }),
    ).toBe(1);
  });
});

describe('a picture', () => {
  const node = (id: number, label = 'A') => ({
    _id: { offset: id, table: 0 },
    _label: label,
    name: `n${id}`,
    gone: null,
  });
  const edge = (from: number, to: number) => ({
    _id: { offset: from * 10 + to, table: 1 },
    _label: 'R',
    _src: { offset: from, table: 0 },
    _dst: { offset: to, table: 0 },
  });

  it('is made of the nodes and edges of a result, in paths and lists as well', () => {
    const path = { _nodes: [node(1), node(2)], _rels: [edge(1, 2)] };
    const graph = graphIn(
      {
        rows: [
          [path, 5],
          [[node(3)], edge(3, 9)],
          [node(1), null],
        ],
      },
      new Map(),
    );
    expect(graph?.nodes.map(({ id, properties }) => [id, properties])).toEqual([
      ['0:1', { name: 'n1' }],
      ['0:2', { name: 'n2' }],
      ['0:3', { name: 'n3' }],
    ]);
    expect(graph?.edges.map(({ type, from, to }) => [type, from, to])).toEqual([
      ['R', '0:1', '0:2'],
    ]);
    expect(graphIn({ rows: [[1, 'a']] }, new Map())).toBeNull();
  });

  it('begins a node with its key, whatever the order in which the engine gives its properties', () => {
    const nodes = [{ ...node(1), id: 7 }];
    expect(
      Object.keys(graphIn({ rows: [nodes] }, new Map([['A', 'id']]))?.nodes[0]?.properties ?? {}),
    ).toEqual(['id', 'name']);
  });

  it('has something of every table, and leaves room beside a hub', () => {
    const nodes = [...Array.from({ length: 30 }, (_, id) => node(id)), node(99, 'B')].map(
      ({ _label: label }, index) => ({ id: `n${index}`, label, properties: {} }),
    );
    const edges = nodes
      .slice(1, 30)
      .map(({ id }, index) => ({ id: `e${index}`, type: 'R', from: 'n0', to: id, properties: {} }));
    const part = selectPart({ nodes, edges }, { nodes: 20, edges: 40 });
    expect(part.nodes.map(({ id }) => id)).toEqual(['n0', 'n1', 'n2', 'n3', 'n4', 'n30']);
    expect(part.edges).toHaveLength(4);
  });

  it('has the same places each time, and nothing upon each other', () => {
    const nodes = Array.from({ length: 60 }, (_, id) => ({
      id: `n${id}`,
      label: 'A',
      properties: {},
    }));
    const edges = nodes.slice(1).map(({ id }, index) => ({
      id: `e${index}`,
      type: 'R',
      from: `n${Math.floor(index / 3)}`,
      to: id,
      properties: {},
    }));
    const places = placesOf({ nodes, edges });
    expect(placesOf({ nodes, edges })).toEqual(places);
    const spots = [...places.values()];
    const { width, height } = nodeSize;
    const upon = spots.flatMap(([x, y], index) =>
      spots
        .slice(index + 1)
        .filter(
          ([otherX, otherY]) => Math.abs(x - otherX) < width && Math.abs(y - otherY) < height,
        ),
    );
    expect(upon).toEqual([]);
  });

  it('is walked through by keys', () => {
    const places = new Map([
      ['a', [0, 0]],
      ['b', [100, 10]],
      ['c', [90, 200]],
      ['d', [0, 150]],
    ] as const);
    const ids = [...places.keys()];
    expect(nextNode('ArrowRight', ids, places, null)).toBe('a');
    expect(nextNode('ArrowRight', ids, places, 'a')).toBe('b');
    expect(nextNode('ArrowDown', ids, places, 'a')).toBe('d');
    expect(nextNode('ArrowLeft', ids, places, 'a')).toBe('a');
    expect(nextNode('End', ids, places, 'a')).toBe('d');
    expect(nextNode('x', ids, places, 'a')).toBeNull();
  });
});

it('shows what JSON has no form of as it reads', () => {
  expect(
    [9007199254740993n, 5n, NaN, new Date('2020-01-02'), new Uint8Array([65])].map((value) =>
      shownValue(value),
    ),
  ).toEqual(['9007199254740993', 5, 'NaN', '2020-01-02', '\\x41']);
  expect(shownValue(new Date('2020-01-02'), 'TIMESTAMP')).toBe('2020-01-02 00:00:00.000');
});

it('says of a column that is not written why it is not, and what loads instead', () => {
  const types = readFileSync(join(import.meta.dirname, '../../core/types/trino_types.inc'), 'utf8');
  const rows = Array.from(
    types.matchAll(/^TRINO_TYPE\("[^"]*", "([^"]*)", "", "([^"]*)", "([^"]*)"/gm),
    ([, example = '', cast = '', text = '']) => ({ example, cast, text }),
  );
  const said = (type: string): string =>
    outcomeWords(
      generator,
      {
        kind: 'node',
        path: '',
        name: 'A',
        count: 0,
        elsewhere: 0,
        inexact: 0,
        unwritable: { column: 'x', type },
      },
      tryTexts('en'),
    ).join();
  for (const { example, cast, text } of rows) {
    const sql = cast === 'varchar' ? 'CAST(x AS VARCHAR)' : text.replace('{}', 'x');
    const reason = `The column x is ${example}, which no cluster writes to a file: the real load would stop here as well.`;
    if (example !== 'time(3)')
      expect(said(example)).toBe(sql === '' ? reason : `${reason} As a text it loads: ${sql}`);
  }
});
