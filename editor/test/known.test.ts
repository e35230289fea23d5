import type { Report } from 'mapping-generator';
import { describe, expect, it } from 'vitest';
import { learn } from '../src/workbench/known';
import { judge, type Validation, type Verdict } from '../src/workbench/verdict';

/** Of a report, a part that these tests do not look at is left out. */
const asReport = (parts: object): Report => parts as Report;
const offsets = (from: number, to: number) => ({ start: { offset: from }, end: { offset: to } });

describe('what is known of an older text', () => {
  const node = (label: string, sql: string) => ({
    label,
    sql,
    primary_key: { name: 'id', type: 'INT64' },
  });
  const stages = [{ stage: 'structure', status: 'passed' }];
  const validated = JSON.stringify({
    node_definitions: [node('A', 'SELECT\n x'), node('B', 'SELECT 1')],
  });
  const fault = {
    code: 'sql_error',
    severity: 'error',
    field: 'sql',
    message: 'x',
    path: '/node_definitions/0/sql',
    range: offsets(1, 2),
    sql_range: offsets(8, 9),
  };
  const results = (...names: string[]) =>
    names.map((label) => ({ label, valid: false, error: 'not asked', schema: null }));
  const report = asReport({
    status: 'invalid',
    node_results: [
      { label: 'A', valid: false, error: 'sql: x', schema: null },
      { label: 'B', valid: true, error: null, schema: null },
    ],
    edge_results: [],
    diagnostics: [fault],
    stages,
  });
  const checkOf = (...names: string[]): Report =>
    asReport({
      status: 'unchecked',
      node_results: results(...names),
      edge_results: [],
      diagnostics: [],
      stages,
    });

  it('moves with its definition, its place in the SQL too', () => {
    const validation = { text: validated, report, known: learn(validated, report) };
    const text = JSON.stringify({
      node_definitions: [node('C', 'SELECT 2'), node('A', 'SELECT\n x')],
    });
    const { problems, results: joined } = judge(text, checkOf('C', 'A'), validation);
    expect(joined.map(({ outcome, validated: still }) => [outcome, still])).toEqual([
      ['unchecked', false],
      ['invalid', true],
    ]);
    expect(problems.map(({ from, to }) => text.slice(from, to))).toEqual(['x']);
    expect(problems[0]?.diagnostic.path).toBe('/node_definitions/1/sql');
  });

  it('is given up when the definition changed', () => {
    const validation = { text: validated, report, known: learn(validated, report) };
    const text = validated.replace(' x', ' y');
    const { problems, results: joined } = judge(text, checkOf('A', 'B'), validation);
    expect(joined.map(({ outcome }) => outcome)).toEqual(['unchecked', 'valid']);
    expect(problems).toEqual([]);
  });
});

describe('what the catalog and the cluster say of one definition', () => {
  const node = (label: string, sql: string) => ({
    label,
    sql,
    primary_key: { name: 'id', type: 'INT64' },
  });
  const edge = (sql: string) => ({
    type: 'E',
    from_node: 'A',
    to_node: 'A',
    sql,
    from_key: 'a',
    to_key: 'b',
  });
  const textOf = (edgeSql: string) =>
    JSON.stringify({
      node_definitions: [node('A', 'SELECT x')],
      edge_definitions: [edge(edgeSql)],
    });
  const diagnostic = (
    code: string,
    severity: string,
    stage: string,
    path: string,
    params = {},
    related?: object[],
  ) => ({ related, code, severity, stage, field: 'sql', message: code, path, params });
  const refused = diagnostic('sql_error', 'error', 'sql_syntax', '/node_definitions/0/sql');
  const nodeFailed = diagnostic('node_failed', 'info', 'schema', '/edge_definitions/0/from_node', {
    label: 'A',
  });
  const unanswered = diagnostic(
    'could_not_check_sql',
    'warning',
    'sql_syntax',
    '/node_definitions/0/sql',
  );
  const report = (
    status: string,
    nodeValid: boolean,
    edgeValid: boolean,
    ...diagnostics: ReturnType<typeof diagnostic>[]
  ): Report =>
    asReport({
      status,
      node_results: [{ label: 'A', valid: nodeValid, error: null, schema: null }],
      edge_results: [{ type: 'E', valid: edgeValid, error: null, schema: null }],
      diagnostics,
      stages: ['structure', 'sql_syntax'].map((stage) => ({
        stage,
        status: diagnostics.some((found) => found.stage === stage && found.severity === 'error')
          ? 'failed'
          : 'passed',
      })),
    });
  const validated = (text: string, said: Report): Validation => ({
    text,
    report: said,
    known: learn(text, said),
  });
  const outcomesOf = ({ results }: Pick<Verdict, 'results'>) =>
    results.map(({ outcome, validated: asked }) => `${outcome} ${asked ? 'asked' : 'local'}`);

  it('leads to another definition in the text that was validated, and nowhere in a later one', () => {
    const text = textOf('SELECT y');
    const related = [{ path: '/node_definitions/0/label', message: 'node A' }];
    const mismatch = diagnostic(
      'edge_key_mismatch',
      'error',
      'schema',
      '/edge_definitions/0/from_node',
      {},
      related,
    );
    const validation = validated(text, report('invalid', false, false, refused, mismatch));
    const placesIn = (written: string) =>
      judge(written, report('valid', true, true), validation).problems.flatMap((problem) =>
        problem.related.map(({ from, to }) => written.slice(from, to)),
      );
    expect(placesIn(text)).toEqual(['"A"']);
    expect(placesIn(`${text} `)).toEqual([]);
  });

  it("is the cluster's word where it was asked, in the same text and in a later one", () => {
    const checked = report('invalid', false, false, refused, nodeFailed);
    const validation = validated(textOf('SELECT y'), report('valid', true, true));
    const same = judge(textOf('SELECT y'), checked, validation);
    expect([same.outcome, outcomesOf(same), same.problems]).toEqual([
      'valid',
      ['valid asked', 'valid asked'],
      [],
    ]);
    expect(same.stages.map(({ status }) => status)).toEqual(['passed', 'passed']);
    const later = judge(textOf('SELECT z'), checked, validation);
    expect(outcomesOf(later), 'the edge was edited').toEqual(['valid asked', 'unchecked local']);
    expect(later.problems, 'its node has nothing to be mended').toEqual([]);
    expect([later.outcome, later.stages[1]?.status]).toEqual(['unchecked', 'unchecked']);
  });

  it('has one problem for a node that is wrong, for which its edge waits', () => {
    const { problems, results } = judge(
      textOf('SELECT y'),
      report('invalid', false, false, refused, nodeFailed),
      validated('', report('valid', true, true)),
    );
    expect(problems.map(({ diagnostic: { code } }) => code)).toEqual(['sql_error']);
    expect(results.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['invalid', null],
      ['unchecked', 'node_failed'],
    ]);
  });

  it("is the cluster's refusal too, and an edited edge of that node is open", () => {
    const validation = validated(
      textOf('SELECT y'),
      report('invalid', false, false, refused, nodeFailed),
    );
    const later = judge(textOf('SELECT z'), report('valid', true, true), validation);
    expect([later.outcome, outcomesOf(later)]).toEqual([
      'invalid',
      ['invalid asked', 'unchecked local'],
    ]);
    expect(later.stages[1]?.status).toBe('failed');
  });

  it('is what the catalog says where the cluster could not be asked, with the reason', () => {
    const validation = validated(textOf('SELECT y'), report('unchecked', false, true, unanswered));
    const { problems, ...judged } = judge(
      textOf('SELECT y'),
      report('invalid', false, false, refused, nodeFailed),
      validation,
    );
    expect(outcomesOf(judged)[0]).toBe('invalid local');
    expect(problems.map(({ diagnostic: { code } }) => code).sort()).toEqual([
      'could_not_check_sql',
      'sql_error',
    ]);
    const withoutCatalog = judge(textOf('SELECT y'), report('unchecked', false, false), validation);
    expect(outcomesOf(withoutCatalog)[0]).toEqual('unchecked asked');
  });
});
