import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalog, generator, judged, sampleText, session } from './support';

const codesOf = (text: string): string[] =>
  generator.check(text, { catalog, session }).diagnostics.map(({ code }) => code);

describe('a text that is being written', () => {
  it('has its SQL checked though a string is not closed yet, and the definitions before it are there', () => {
    const text = sampleText.replace('FROM tpch.tiny.nation AS n"', 'FORM tpch.tiny.nation AS n');
    expect(text).not.toBe(sampleText);
    const { diagnostics, node_results: nodes } = generator.check(text, { catalog, session });
    expect(diagnostics.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['json_unterminated_string', 'sql_misspelt_keyword']),
    );
    expect(nodes.map(({ label }) => label).slice(0, 5)).toEqual([
      'Customer',
      'PurchaseOrder',
      'Part',
      'Supplier',
      'Nation',
    ]);
  });

  it('is told where the word is that is misspelt, though the server points at the next one', () => {
    const text = sampleText.replace('n.name\\nFROM', 'n.name FORM');
    expect(text).not.toBe(sampleText);
    const [problem] = judged(text).verdict.problems;
    expect(problem?.diagnostic.code).toBe('sql_misspelt_keyword');
    expect(problem?.diagnostic.params.serverMessage).toMatch(/^mismatched input 'tpch'/);
    expect(text.slice(problem?.from, problem?.to)).toBe('FORM');
  });

  it('is told where the server points, where that is in front of the word', () => {
    const list = 'SELECT custkey FORM tpch.tiny.orders';
    const text = sampleText.replace(
      'FROM tpch.tiny.nation AS n',
      `FROM tpch.tiny.nation AS n WHERE n.nationkey IN (${list})`,
    );
    const [problem] = judged(text).verdict.problems;
    expect(problem?.diagnostic.code).toBe('sql_misspelt_keyword');
    expect(text.slice(problem?.from, problem?.to)).toBe('IN');
  });

  it('is told of its SQL beside a fault of the structure', () => {
    const text = sampleText
      .replace('"label": "Region"', '"label": "Order"')
      .replace('n.name', 'n.nam');
    expect(codesOf(text)).toEqual(expect.arrayContaining(['reserved_word', 'sql_column_similar']));
  });
});

describe('more faults than are listed', () => {
  const many = (count: number): string =>
    JSON.stringify({
      node_definitions: Array.from({ length: count }, (_, number) => ({
        label: `Node${number}`,
        sql: 'SELECT 1 AS id',
        primary_key: { name: 'id', type: 'STRNG' },
        properties: [],
      })),
    });
  const codes = (text: string): string[] =>
    judged(text).verdict.problems.map(({ diagnostic }) => diagnostic.code);

  it('are counted behind those that are listed', () => {
    const text = many(300);
    const { problems } = judged(text).verdict;
    expect(problems).toHaveLength(201);
    const last = problems.at(-1);
    expect(last?.diagnostic).toMatchObject({
      code: 'too_many_diagnostics',
      params: { count: 100 },
    });
    expect(last).toMatchObject({ from: text.length, line: 1, column: text.length + 1 });
    expect(codes(text).indexOf('too_many_diagnostics')).toBe(200);
  });

  it('are not spoken of where all are listed', () => {
    expect(codes(many(200))).not.toContain('too_many_diagnostics');
  });
});

describe('what is said of a slip', () => {
  const query = (sql: string): string =>
    JSON.stringify({
      node_definitions: [
        {
          label: 'Ordered',
          sql,
          primary_key: { name: 'id', type: 'INT64' },
          properties: [{ name: 'name', type: 'STRING' }],
        },
      ],
    });
  const orders = 'FROM tpch.tiny.orders';

  it.each([
    ['a misspelt word', query('SELECT orderkey AS id, clerk AS name FORM tpch.tiny.orders')],
    ['a quote that is open', query(`SELECT orderkey AS id, 'x AS name ${orders}`)],
    [
      'a column that nothing names',
      query(`SELECT orderkey AS id, clerk AS name, comment ${orders}`),
    ],
    ['no query', query('')],
    ['a bracket that is open', '{"node_definitions": ['],
    ['a string that is open', '{"node_definitions'],
  ])('%s: has no word of a parser', (_, text) => {
    const [problem] = judged(text).verdict.problems;
    expect(problem?.diagnostic.message).not.toMatch(
      /at position|mismatched|unexpected token|Expecting|<EOF>|varchar\(\d/,
    );
  });

  it('has the sign that was written, where the server turned it round', () => {
    const text = query(`SELECT orderkey AS id, clerk AS name ${orders} WHERE orderdate > 'x'`);
    const [problem] = judged(text).verdict.problems;
    expect(problem?.diagnostic.params.serverMessage).toContain('date < varchar');
    expect(problem?.diagnostic.message).toContain('date > varchar');
  });
});

describe('a fix', () => {
  it('says what it does, and nothing of what it might mean', () => {
    const table = readFileSync(join(import.meta.dirname, '../../core/report/messages.tsv'), 'utf8');
    const titles = table
      .split('\n')
      .map((line) => line.split('\t'))
      .filter(([, stage]) => stage === 'fix');
    expect(titles.length).toBeGreaterThan(10);
    for (const columns of titles)
      expect(columns.join(' ')).not.toMatch(/changes the meaning|改变含义/);
  });
});
