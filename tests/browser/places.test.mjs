import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openWebModules } from './support/web-modules.mjs';

let modules;
let places;
let fixes;
let verdict;
let known;
before(async () => {
  modules = await openWebModules();
  places = await modules.load('/src/app/places.ts');
  fixes = await modules.load('/src/app/fixes.ts');
  verdict = await modules.load('/src/app/verdict.ts');
  known = await modules.load('/src/app/known.ts');
});
after(() => modules.close());

function found(text, pointer) {
  const place = new places.Places(text).find(pointer);
  return place && text.slice(place.from, place.to);
}

function apply(text, ...edits) {
  const changes = fixes.changesOf({ title: '', safe: true, edits }, text);
  return changes
    .toSorted((a, b) => b.from - a.from)
    .reduce((changed, { from, to, insert }) => changed.slice(0, from) + insert + changed.slice(to), text);
}

const offsets = (from, to) => ({ start: { offset: from }, end: { offset: to } });

describe('places in JSON text', () => {
  it('are found by pointer', () => {
    const text = ' {"a": [1, {"b": "x\\"]"}, [2]], "c": null}';
    assert.equal(found(text, ''), text.trim());
    assert.equal(found(text, '/a/0'), '1');
    assert.equal(found(text, '/a/1/b'), '"x\\"]"');
    assert.equal(found(text, '/a/2/0'), '2');
    assert.equal(found(text, '/c'), 'null');
    assert.equal(found(text, '/a/3'), null);
    assert.equal(found(text, '/c/d'), null);
  });

  it('are found under names with escapes, and under the last of equal names', () => {
    assert.equal(found('{"a/b": 1, "c~d": 2, "\\u0065": 3}', '/a~1b'), '1');
    assert.equal(found('{"a/b": 1, "c~d": 2, "\\u0065": 3}', '/c~0d'), '2');
    assert.equal(found('{"a/b": 1, "c~d": 2, "\\u0065": 3}', '/e'), '3');
    assert.equal(found('{"a": 1, "a": 2}', '/a'), '2');
  });

  it('are found before a fault, and end at any text', () => {
    assert.equal(found('{"a": [1, 2', '/a/1'), '2');
    assert.equal(found('{"a": "b', '/a'), '"b');
    for (const text of ['', '{', '{"a"', '{"a":', '[', '[,', '}', '{"a": ]', '[}', '"\\']) {
      assert.equal(found(text, '/a/0'), null, text);
    }
    assert.equal(found(`${'['.repeat(100_000)}`, '/0/0/1'), null);
  });

  it('in a literal count an escape as one unit', () => {
    const text = '{"sql": "a\\n\\u00e9\\"b\\ud83d\\ude00c"}';
    const literal = new places.Places(text).find('/sql');
    const at = (from, to) => {
      const place = places.placeInLiteral(text, literal, { from, to });
      return text.slice(place.from, place.to);
    };
    assert.equal(at(0, 1), 'a');
    assert.equal(at(1, 2), '\\n');
    assert.equal(at(2, 3), '\\u00e9');
    assert.equal(at(3, 5), '\\"b');
    assert.equal(at(5, 7), '\\ud83d\\ude00');
    assert.equal(at(7, 8), 'c');
    assert.equal(at(8, 8), '', 'behind the end');
    assert.equal(at(0, 99), text.slice(literal.from + 1, literal.to - 1), 'beyond the end');
  });
});

describe('fixes', () => {
  it('replace values', () => {
    assert.equal(apply('{"type": "STRNG"}', { path: '/type', value: 'STRING' }), '{"type": "STRING"}');
  });

  it('replace values by structures, in the style of the text', () => {
    const text = '{\n  "properties": []\n}';
    const value = [{ name: 'a', type: 'STRING' }];
    const expected = '{\n  "properties": [\n    { "name": "a", "type": "STRING" }\n  ]\n}';
    assert.equal(apply(text, { path: '/properties', value }), expected);
  });

  it('add members that are not there', () => {
    assert.equal(apply('{\n  "a": 1\n}', { path: '/b', value: 2 }), '{\n  "a": 1,\n  "b": 2\n}');
    assert.deepEqual(JSON.parse(apply('{}', { path: '/b', value: [2] })), { b: [2] });
    assert.deepEqual(JSON.parse(apply('{"a": [1]}', { path: '/a/-', value: { b: 2 } })), { a: [1, { b: 2 }] });
  });

  it('change SQL inside its literal', () => {
    const text = '{"sql": "SELECT\\n \\"a\\" FORM t"}';
    const sql = JSON.parse(text).sql;
    const at = sql.indexOf('"a"');
    const edit = { path: '/sql', sql_range: offsets(at, at + 3), text: 'CAST("a" AS DOUBLE)' };
    assert.equal(JSON.parse(apply(text, edit)).sql, 'SELECT\n CAST("a" AS DOUBLE) FORM t');
  });

  it('are done as a whole or not at all', () => {
    const edits = [{ path: '/a', value: 2 }, { path: '/b/c/d', value: 3 }];
    assert.deepEqual(fixes.changesOf({ title: '', safe: true, edits }, '{"a": 1}'), []);
  });
});

describe('what is known of an older text', () => {
  const node = (label, sql) => ({ label, sql, primary_key: { name: 'id', type: 'INT64' } });
  const stages = [{ stage: 'structure', status: 'passed' }];
  const validated = JSON.stringify({ node_definitions: [node('A', 'SELECT\n x'), node('B', 'SELECT 1')] });
  const fault = {
    code: 'sql_error',
    severity: 'error',
    field: 'sql',
    message: 'x',
    path: '/node_definitions/0/sql',
    range: offsets(1, 2),
    sql_range: offsets(8, 9),
  };
  const results = (...names) => names.map((label) => ({ label, valid: false, error: 'not asked', schema: null }));
  const report = {
    status: 'invalid',
    node_results: [
      { label: 'A', valid: false, error: 'sql: x', schema: null },
      { label: 'B', valid: true, error: null, schema: null },
    ],
    edge_results: [],
    diagnostics: [fault],
    stages,
  };
  const checkOf = (...names) => ({
    status: 'unchecked',
    node_results: results(...names),
    edge_results: [],
    diagnostics: [],
    stages,
  });

  it('moves with its definition, its place in the SQL too', () => {
    const validation = { text: validated, report, known: known.learn(validated, report) };
    const text = JSON.stringify({ node_definitions: [node('C', 'SELECT 2'), node('A', 'SELECT\n x')] });
    const { problems, results: joined } = verdict.judge(text, checkOf('C', 'A'), validation);
    assert.deepEqual(joined.map(({ outcome, validated: still }) => [outcome, still]), [
      ['unchecked', false],
      ['invalid', true],
    ]);
    assert.equal(problems.length, 1);
    assert.equal(text.slice(problems[0].from, problems[0].to), 'x');
    assert.equal(problems[0].diagnostic.path, '/node_definitions/1/sql');
  });

  it('is given up when the definition changed', () => {
    const validation = { text: validated, report, known: known.learn(validated, report) };
    const text = validated.replace(' x', ' y');
    const { problems, results: joined } = verdict.judge(text, checkOf('A', 'B'), validation);
    assert.deepEqual(joined.map(({ outcome }) => outcome), ['unchecked', 'valid']);
    assert.deepEqual(problems, []);
  });
});
