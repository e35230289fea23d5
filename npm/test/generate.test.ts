import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { answerQuestions } from '../dist/index.js';
import type { DataQuestion, Mapping, MappingSuggestion } from '../dist/index.js';
import { command, file } from './command.js';
import { startFakeTrino, userError } from './fake-trino.js';

const server = await startFakeTrino();
const trino = ['--trino', server.url, '--user', 'ann'];

const table = (name: string, columns: Record<string, string>) => ({
  catalog: 'hive',
  schema: 'sales',
  name,
  columns: Object.entries(columns).map(([column, type]) => ({ name: column, type })),
});
const catalog = file('warehouse.json', {
  captured_at: new Date().toISOString(),
  tables: [
    table('customers', { customer_id: 'bigint', name: 'varchar' }),
    table('orders', { order_id: 'bigint', customer_id: 'bigint' }),
    table('readings', { taken: 'timestamp(6)', value: 'double' }),
  ],
});
const doubtful = file('doubtful.json', {
  captured_at: new Date().toISOString(),
  tables: [
    table('currencies', { code: 'varchar', name: 'varchar' }),
    table('prices', { price_id: 'bigint', currency: 'varchar' }),
  ],
});
const nothing = file('nothing.json', {
  captured_at: new Date().toISOString(),
  tables: [table('readings', { taken: 'timestamp(6)', value: 'double' })],
});

const questions: DataQuestion[] = ['a', 'b', 'c'].map((id) => ({
  id,
  sql: `SELECT ${id}`,
  about: '',
  asks: 'unique',
}));
const columns = [{ name: 'holds', type: 'boolean' }];

describe('generate', () => {
  it('writes a mapping that is valid at the first check, and says why it is as it is', async () => {
    const { status, out, error } = await command(['generate', '--catalog', catalog]);
    expect(status).toBe(0);
    const { node_definitions: nodes, edge_definitions: edges } = JSON.parse(out) as Mapping;
    expect(nodes.map(({ label }) => label)).toEqual(['Customer', 'PurchaseOrder']);
    expect(edges).toHaveLength(1);
    expect(error).toContain('(PurchaseOrder)-[');
    expect(error).toContain('left out  hive.sales.readings');
    expect(error).toContain('2 nodes, 1 edge, 1 table left out\n');
    const check = await command(['check', '-', '--catalog', catalog], { input: out });
    expect(check.status).toBe(0);
  });

  it('writes the reasons too, and to a file', async () => {
    const path = file('suggestion.json', '');
    const args = ['generate', '--catalog', catalog, '--format', 'json', '--out', path];
    const { status, out } = await command([...args, '--table', 'customers']);
    expect([status, out]).toEqual([0, '']);
    const suggestion = JSON.parse(readFileSync(path, 'utf8')) as MappingSuggestion;
    expect(suggestion.nodes.map(({ label }) => label)).toEqual(['Customer']);
    expect(suggestion.nodes[0]!.reason).not.toBe('');
  });

  it('asks the cluster what only data can tell', async () => {
    server.say = () => ({ columns, data: [[false]] });
    const args = ['generate', '--catalog', doubtful, '--confirm', ...trino];
    const { status, out } = await command(args);
    expect(server.statements).toEqual([
      'SELECT count(*) = count(DISTINCT code) FROM hive.sales.currencies',
    ]);
    expect(status).toBe(0);
    const labels = (JSON.parse(out) as Mapping).node_definitions.map(({ label }) => label);
    expect(labels).toEqual(['Price']);
  });

  it('goes on where a question was not answered, and says so', async () => {
    server.say = () => ({ error: userError('TABLE_NOT_FOUND', 'gone') });
    const args = ['generate', '--catalog', doubtful, '--confirm', ...trino];
    const { status, error } = await command(args);
    expect(status).toBe(0);
    expect(error).toContain('not answered: unique hive.sales.currencies (code): ');
    expect(error).toContain('(Currency)');
  });

  it('tells nothing to make from what could not be read', async () => {
    const none = await command(['generate', '--catalog', nothing]);
    expect([none.status, none.out]).toEqual([1, '']);
    const misspelt = await command(['generate', '--catalog', catalog, '--schema', 'hive.sale']);
    expect([misspelt.status, misspelt.out]).toEqual([1, '']);
    expect(misspelt.error).toContain('the catalog has the schemas hive.sales\n');
    const missing = await command(['generate']);
    expect([missing.status, missing.out]).toEqual([2, '']);
    expect(missing.error).toContain('--catalog FILE or --trino URL is missing');
    const alone = await command(['generate', '--catalog', catalog, '--confirm']);
    expect([alone.status, alone.out]).toEqual([2, '']);
  });
});

describe('answerQuestions', () => {
  const run = (sql: string) =>
    sql === 'SELECT b'
      ? Promise.reject(new Error('no such table'))
      : Promise.resolve({ columns, rows: [[sql === 'SELECT a']] });

  it('gives the answers in order, and what stays open with its reason', async () => {
    const told: number[] = [];
    const answered = await answerQuestions(questions, {
      run,
      concurrency: 2,
      onProgress: ({ done }) => told.push(done),
    });
    expect(answered).toEqual({
      answers: [
        { id: 'a', holds: true },
        { id: 'c', holds: false },
      ],
      open: [{ id: 'b', reason: 'no such table' }],
    });
    expect(told).toEqual([1, 2, 3]);
  });

  it('takes nothing but a boolean for an answer', async () => {
    const odd = () => Promise.resolve({ columns, rows: [[1]] });
    const { answers, open } = await answerQuestions(questions, { run: odd });
    expect(answers).toEqual([]);
    expect(open).toHaveLength(3);
  });

  it('ends at once when it is aborted', async () => {
    const controller = new AbortController();
    const never = () => new Promise<never>(() => undefined);
    const asked = answerQuestions(questions, { run: never, signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');
  });

  it('gives nothing for nothing', async () => {
    expect(await answerQuestions([], { run })).toEqual({ answers: [], open: [] });
  });
});
