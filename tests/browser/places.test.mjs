import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openWebModules } from './support/web-modules.mjs';

let modules;
let verdict;
let known;
before(async () => {
  modules = await openWebModules();
  verdict = await modules.load('/src/app/verdict.ts');
  known = await modules.load('/src/app/known.ts');
});
after(() => modules.close());

const offsets = (from, to) => ({ start: { offset: from }, end: { offset: to } });

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

describe('what the catalog and the cluster say of one definition', () => {
  const node = (label, sql) => ({ label, sql, primary_key: { name: 'id', type: 'INT64' } });
  const edge = (sql) => ({ type: 'E', from_node: 'A', to_node: 'A', sql, from_key: 'a', to_key: 'b' });
  const textOf = (edgeSql) => JSON.stringify({ node_definitions: [node('A', 'SELECT x')], edge_definitions: [edge(edgeSql)] });
  const diagnostic = (code, severity, stage, path, params = {}) => ({ code, severity, stage, field: 'sql', message: code, path, params });
  const refused = diagnostic('sql_error', 'error', 'sql_syntax', '/node_definitions/0/sql');
  const nodeFailed = diagnostic('node_failed', 'info', 'schema', '/edge_definitions/0/from_node', { label: 'A' });
  const unanswered = diagnostic('could_not_check_sql', 'warning', 'sql_syntax', '/node_definitions/0/sql');
  const report = (status, nodeValid, edgeValid, ...diagnostics) => ({
    status,
    node_results: [{ label: 'A', valid: nodeValid, error: null, schema: null }],
    edge_results: [{ type: 'E', valid: edgeValid, error: null, schema: null }],
    diagnostics,
    stages: ['structure', 'sql_syntax'].map((stage) => ({
      stage,
      status: diagnostics.some((found) => found.stage === stage && found.severity === 'error') ? 'failed' : 'passed',
    })),
  });
  const validated = (text, said) => ({ text, report: said, known: known.learn(text, said) });
  const outcomesOf = ({ results }) => results.map(({ outcome, validated: asked }) => `${outcome} ${asked ? 'asked' : 'local'}`);

  it('leads to another definition in the text that was validated, and nowhere in a later one', () => {
    const text = textOf('SELECT y');
    const related = [{ path: '/node_definitions/0/label', message: 'node A' }];
    const validation = validated(text, report('invalid', false, false, refused, { ...nodeFailed, related }));
    const placesIn = (written) =>
      verdict.judge(written, report('valid', true, true), validation).problems
        .flatMap((problem) => problem.related.map(({ from, to }) => written.slice(from, to)));
    assert.deepEqual(placesIn(text), ['"A"']);
    assert.deepEqual(placesIn(`${text} `), []);
  });

  it('is the cluster\'s word where it was asked, in the same text and in a later one', () => {
    const checked = report('invalid', false, false, refused, nodeFailed);
    const validation = validated(textOf('SELECT y'), report('valid', true, true));
    const same = verdict.judge(textOf('SELECT y'), checked, validation);
    assert.deepEqual([same.outcome, outcomesOf(same), same.problems], ['valid', ['valid asked', 'valid asked'], []]);
    assert.deepEqual(same.stages.map(({ status }) => status), ['passed', 'passed']);
    const later = verdict.judge(textOf('SELECT z'), checked, validation);
    assert.deepEqual(outcomesOf(later), ['valid asked', 'unchecked local'], 'the edge was edited');
    assert.deepEqual(later.problems, [], 'its node has nothing to be mended');
    assert.deepEqual([later.outcome, later.stages[1].status], ['unchecked', 'unchecked']);
  });

  it('is the cluster\'s refusal too, and an edited edge of that node is open', () => {
    const validation = validated(textOf('SELECT y'), report('invalid', false, false, refused, nodeFailed));
    const later = verdict.judge(textOf('SELECT z'), report('valid', true, true), validation);
    assert.deepEqual([later.outcome, outcomesOf(later)], ['invalid', ['invalid asked', 'unchecked local']]);
    assert.equal(later.stages[1].status, 'failed');
  });

  it('is what the catalog says where the cluster could not be asked, with the reason', () => {
    const validation = validated(textOf('SELECT y'), report('unchecked', false, true, unanswered));
    const { problems, ...judged } = verdict.judge(textOf('SELECT y'), report('invalid', false, false, refused, nodeFailed), validation);
    assert.equal(outcomesOf(judged)[0], 'invalid local');
    assert.deepEqual(problems.map(({ diagnostic: { code } }) => code).sort(), ['could_not_check_sql', 'sql_error']);
    const withoutCatalog = verdict.judge(textOf('SELECT y'), report('unchecked', false, false), validation);
    assert.deepEqual(outcomesOf(withoutCatalog)[0], 'unchecked asked');
  });
});
