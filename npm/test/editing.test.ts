import { describe, expect, it } from 'vitest';

import { offsetInLiteral, placeInLiteral, Places } from '../dist/index.js';
import type { Edit, Range, Span } from '../dist/index.js';
import { generator } from './support.js';

function found(text: string, pointer: string): string | null {
  const place = new Places(text).find(pointer);
  return place && text.slice(place.from, place.to);
}

function literalAt(text: string, pointer: string): Span {
  const place = new Places(text).find(pointer);
  if (place === null) throw new Error(`nothing at ${pointer}`);
  return place;
}

function apply(text: string, ...edits: Edit[]): string {
  return generator.applyFix(text, { title: '', safe: true, edits });
}

/** In one line, as the places in SQL of these cases are. */
function range(from: number, to: number): Range {
  const at = (offset: number) => ({ line: 1, column: offset + 1, offset });
  return { start: at(from), end: at(to) };
}

describe('places in JSON text', () => {
  it('are found by pointer', () => {
    const text = ' {"a": [1, {"b": "x\\"]"}, [2]], "c": null}';
    expect(found(text, '')).toEqual(text.trim());
    expect(found(text, '/a/0')).toEqual('1');
    expect(found(text, '/a/1/b')).toEqual('"x\\"]"');
    expect(found(text, '/a/2/0')).toEqual('2');
    expect(found(text, '/c')).toEqual('null');
    expect(found(text, '/a/3')).toEqual(null);
    expect(found(text, '/c/d')).toEqual(null);
  });

  it('are found under names with escapes, and under the last of equal names', () => {
    expect(found('{"a/b": 1, "c~d": 2, "\\u0065": 3}', '/a~1b')).toEqual('1');
    expect(found('{"a/b": 1, "c~d": 2, "\\u0065": 3}', '/c~0d')).toEqual('2');
    expect(found('{"a/b": 1, "c~d": 2, "\\u0065": 3}', '/e')).toEqual('3');
    expect(found('{"a": 1, "a": 2}', '/a')).toEqual('2');
  });

  it('are found before a fault, and end at any text', () => {
    expect(found('{"a": [1, 2', '/a/1')).toEqual('2');
    expect(found('{"a": "b', '/a')).toEqual('"b');
    for (const text of ['', '{', '{"a"', '{"a":', '[', '[,', '}', '{"a": ]', '[}', '"\\']) {
      expect(found(text, '/a/0'), text).toEqual(null);
    }
    expect(found('['.repeat(100_000), '/0/0/1')).toEqual(null);
  });

  it('are named by the innermost value that a unit lies in', () => {
    const text = '{"a/b": [1, {"c~d": "x"}], "e": 2}';
    const named = new Places(text);
    expect(named.pathAt(text.indexOf('1'))).toEqual('/a~1b/0');
    expect(named.pathAt(text.indexOf('x'))).toEqual('/a~1b/1/c~0d');
    expect(named.pathAt(text.indexOf('"e"'))).toEqual('');
    for (const path of ['/a~1b/0', '/a~1b/1/c~0d', '/e'])
      expect(named.pathAt(literalAt(text, path).from)).toEqual(path);
  });

  it('in a literal are found back from the text', () => {
    const text = '{"sql": "a\\n\\u00e9\\"b"}';
    const literal = literalAt(text, '/sql');
    for (let offset = 0; offset < 5; offset += 1) {
      const { from } = placeInLiteral(text, literal, { from: offset, to: offset });
      expect(offsetInLiteral(text, literal, from)).toEqual(offset);
    }
  });

  it('in a literal count an escape as one unit', () => {
    const text = '{"sql": "a\\n\\u00e9\\"b\\ud83d\\ude00c"}';
    const literal = literalAt(text, '/sql');
    const at = (from: number, to: number) => {
      const place = placeInLiteral(text, literal, { from, to });
      return text.slice(place.from, place.to);
    };
    expect(at(0, 1)).toEqual('a');
    expect(at(1, 2)).toEqual('\\n');
    expect(at(2, 3)).toEqual('\\u00e9');
    expect(at(3, 5)).toEqual('\\"b');
    expect(at(5, 7)).toEqual('\\ud83d\\ude00');
    expect(at(7, 8)).toEqual('c');
    expect(at(8, 8), 'behind the end').toEqual('');
    expect(at(0, 99), 'beyond the end').toEqual(text.slice(literal.from + 1, literal.to - 1));
  });
});

describe('fixes', () => {
  it('replace values', () => {
    expect(apply('{"type": "STRNG"}', { path: '/type', value: 'STRING' })).toEqual(
      '{"type": "STRING"}',
    );
  });

  it('replace values by structures, in the style of the text', () => {
    const text = '{\n  "properties": []\n}';
    const value = [{ name: 'a', type: 'STRING' }];
    const expected = '{\n  "properties": [\n    { "name": "a", "type": "STRING" }\n  ]\n}';
    expect(apply(text, { path: '/properties', value })).toEqual(expected);
  });

  it('add members that are not there', () => {
    expect(apply('{\n  "a": 1\n}', { path: '/b', value: 2 })).toEqual('{\n  "a": 1,\n  "b": 2\n}');
    expect(JSON.parse(apply('{}', { path: '/b', value: [2] }))).toEqual({ b: [2] });
    expect(JSON.parse(apply('{"a": [1]}', { path: '/a/-', value: { b: 2 } }))).toEqual({
      a: [1, { b: 2 }],
    });
  });

  it('add members as the others are written', () => {
    expect(apply('{"a":1}', { path: '/b', value: { c: [2] } })).toEqual('{"a":1,"b":{"c":[2]}}');
    expect(apply('[1, 2]', { path: '/-', value: 3 })).toEqual('[1, 2, 3]');
    expect(apply('{\n\t"a": []\n}', { path: '/a/-', value: [1] })).toEqual(
      '{\n\t"a": [\n\t  [\n\t    1\n\t  ]\n\t]\n}',
    );
    expect(apply('[\r\n 1\r\n]', { path: '/-', value: 2 }, { path: '/-', value: 3 })).toEqual(
      '[\r\n 1,\r\n 2,\r\n 3\r\n]',
    );
  });

  it('take members out with their comma', () => {
    const text = '{ "a" : 1,\n "b": [1 , 2,3], "a": 2\n}';
    expect(apply(text, { path: '/b/0', remove: true })).toEqual(text.replace('1 , 2', '2'));
    expect(apply(text, { path: '/b/2', remove: true })).toEqual(text.replace(',3', ''));
    expect(apply(text, { path: '/a', remove: true }), 'both').toEqual('{ "b": [1 , 2,3]\n}');
    const all = [0, 1, 2].map((index): Edit => ({ path: `/b/${index}`, remove: true }));
    expect(apply(text, ...all)).toEqual(text.replace('1 , 2,3', ''));
    expect(apply(text, ...all, { path: '/b/-', value: 4 })).toEqual(text.replace('1 , 2,3', '4'));
    expect(apply(text, { path: '/c', remove: true })).toEqual(text);
  });

  it('put items in front of others', () => {
    expect(apply('[1, 2]', { path: '/0', insert: 0 })).toEqual('[0, 1, 2]');
    expect(apply('[\n  1,\n  2\n]', { path: '/1', insert: 0 })).toEqual('[\n  1,\n  0,\n  2\n]');
    expect(apply('[1, 2]', { path: '/2', insert: 0 })).toEqual('[1, 2, 0]');
    expect(apply('[1, 2]', { path: '/3', insert: 0 }), 'beyond the end').toEqual('[1, 2]');
    expect(apply('{"a": 1}', { path: '/a', insert: 0 }), 'in an object').toEqual('{"a": 1}');
  });

  it('move items with what is changed in them', () => {
    const text = '[\n  {"a": 1},\n  {"b":\n 2},\n  3\n]';
    expect(apply(text, { path: '/0', moveTo: 2 })).toEqual('[\n  {"b":\n 2},\n  3,\n  {"a": 1}\n]');
    expect(apply(text, { path: '/2', moveTo: 0 })).toEqual('[\n  3,\n  {"a": 1},\n  {"b":\n 2}\n]');
    expect(apply(text, { path: '/1', moveTo: 0 }, { path: '/1/b', value: 4 })).toEqual(
      '[\n  {"b":\n 4},\n  {"a": 1},\n  3\n]',
    );
    expect(
      apply(
        text,
        { path: '/1', moveTo: 0 },
        { path: '/0', remove: true },
        { path: '/1/b', remove: true },
      ),
    ).toEqual('[\n  {},\n  3\n]');
    expect(apply('{"a": 1}', { path: '/a', moveTo: 0 })).toEqual('{"a": 1}');
  });

  it('change SQL inside its literal', () => {
    const text = '{"sql": "SELECT\\n \\"a\\" FORM t"}';
    const { sql } = JSON.parse(text) as { sql: string };
    const at = sql.indexOf('"a"');
    const edit = { path: '/sql', sql_range: range(at, at + 3), text: 'CAST("a" AS DOUBLE)' };
    expect((JSON.parse(apply(text, edit)) as { sql: string }).sql).toEqual(
      'SELECT\n CAST("a" AS DOUBLE) FORM t',
    );
  });

  it('rename members, whose values and places stay', () => {
    const text = '{\n  "a": {\t"l\\u0061ble" :  "x",\r\n  "sql": 1e2}\n}';
    const renamed = text.replace('"l\\u0061ble"', '"label"');
    expect(apply(text, { path: '/a/lable', key: 'label' })).toEqual(renamed);
    expect(apply(renamed, { path: '/a/sql', value: 2 })).toEqual(renamed.replace('1e2', '2'));
    expect(apply('[1]', { path: '/0', key: 'label' })).toEqual('[1]');
    expect(apply('{"a": "SELECT\t1", "b": [1,', { path: '/a', key: 'sql' })).toEqual(
      '{"sql": "SELECT\t1", "b": [1,',
    );
  });

  it('close what was empty on a row of its own', () => {
    expect(apply('{\n  "a": []\n}', { path: '/a/-', value: { b: 1 } })).toEqual(
      '{\n  "a": [\n    { "b": 1 }\n  ]\n}',
    );
  });

  it('are done as a whole or not at all', () => {
    const edits = [
      { path: '/a', value: 2 },
      { path: '/b/c/d', value: 3 },
    ];
    expect(generator.textEdits('{"a": 1}', { title: '', safe: true, edits })).toEqual([]);
  });
});

describe('the places of a generator', () => {
  const text = '{\r\n  "name": "ä𝄞", "node_definitions": [{"label": "A"}]}';

  it('are ranges as editors count', () => {
    expect(generator.locate(text, '/node_definitions/0/label')).toEqual({
      start: { line: 2, column: 49, offset: text.indexOf('"A"') },
      end: { line: 2, column: 52, offset: text.indexOf('"A"') + 3 },
    });
    expect(generator.locate(text, '/node_definitions/1')).toBeNull();
    expect(generator.pathAt(text, text.indexOf('A'))).toBe('/node_definitions/0/label');
  });

  it('are where the fixes of a report are put in', () => {
    const broken = '{"node_definitions": [{"lable": "A"}]}';
    const { diagnostics } = generator.check(broken);
    const fix = diagnostics.flatMap(({ fixes = [] }) => fixes).find(({ safe }) => safe);
    if (fix === undefined) throw new Error('no fix');
    const edits = generator.textEdits(broken, fix);
    expect(edits.map((edit) => [edit.range.start.offset, edit.text])).toEqual([[23, '"label"']]);
    expect(generator.applyFix(broken, fix)).toBe('{"node_definitions": [{"label": "A"}]}');
  });
});
