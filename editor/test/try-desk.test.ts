// @vitest-environment node
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StatementResult } from 'mapping-generator';
import { afterAll, expect, it, vi } from 'vitest';
import type { RunSql } from '../src/model/view-props';
import { TryDesk } from '../src/tryout/try-desk';
import { generator, judged, sampleText } from './support';
import { startEngine } from './support/engine';

vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'mapping-try-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const { answers } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../samples/tpch/rows.json'), 'utf8'),
) as { answers: ({ sql: string } & StatementResult)[] };
const run: RunSql = (sql) => {
  const found = answers.find((answer) => answer.sql === sql);
  return found ? Promise.resolve(found) : Promise.reject(new Error('not recorded'));
};

const countAll = 'MATCH (n) RETURN count(*)';
const context = { generator, run, startEngine, folder };

it('has again what it had when a query was cancelled, from the same rows', async () => {
  const asked = vi.fn(run);
  const desk = new TryDesk();
  await desk.load(judged(sampleText), { ...context, run: asked });
  expect(desk.state.failure).toBeNull();
  expect(desk.state.loaded?.outcomes.map(({ name, count }) => [name, count])).toContainEqual([
    'IN_REGION',
    25,
  ]);
  const running = desk.query(countAll, startEngine);
  desk.cancelQuery();
  await running;
  expect(desk.state.query).toEqual({ state: 'cancelled' });
  await desk.query(countAll, startEngine);
  expect(desk.state.query).toMatchObject({ state: 'answered', rows: { rows: [[194]] } });
  expect(asked).toHaveBeenCalledTimes(13);
});

it('loads nothing where the structure has a fault, where there is no node, or where the engine does not come up', async () => {
  const desk = new TryDesk();
  const failureOf = async (text: string, more: Partial<typeof context> = {}): Promise<unknown> => {
    await desk.load(judged(text), { ...context, ...more });
    return desk.state.failure;
  };
  expect(await failureOf('{}')).toEqual({ why: 'structure' });
  const broken = (): Worker => {
    throw new Error('no such file');
  };
  expect(await failureOf(sampleText, { startEngine: broken })).toEqual({
    why: 'broken',
    reason: 'no such file',
  });
});

it('says at each definition that nobody could be asked', async () => {
  const desk = new TryDesk();
  await desk.load(judged(sampleText), {
    ...context,
    run: () => Promise.reject(new Error('the cluster is asleep')),
  });
  expect(
    new Set(
      desk.state.loaded?.outcomes.map(
        ({ unanswered, count }) => `${String(unanswered)} ${String(count)}`,
      ),
    ),
  ).toEqual(new Set(['the cluster is asleep 0']));
});
