import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckOptions, Report, StatementResult } from 'mapping-generator';
import { describe, expect, it, vi } from 'vitest';
import type { RunSql } from '../src/model/view-props';
import { problemOutcomeOf } from '../src/problems/outcome';
import { failsLoad } from '../src/workbench/load-faults';
import { standingOf } from '../src/workbench/state';
import { judge } from '../src/workbench/verdict';
import { Workbench } from '../src/workbench/workbench';
import { catalog, generator, sampleText, session } from './support';

/** The counts of a query: its rows, then nothing that is wrong, but for what `faults` says of its columns. */
function counted(sql: string, rows: number, faults: Record<number, number> = {}): StatementResult {
  const counters = sql.slice(0, sql.indexOf(' FROM ('));
  const width = counters.match(/coalesce\(|count\(|count_if\(/g)?.length ?? 0;
  return {
    columns: [],
    rows: [
      Array.from({ length: width }, (_, column) => (column === 0 ? rows : (faults[column] ?? 0))),
    ],
  };
}

const isCount = (sql: string): boolean => /^SELECT (coalesce|count)\(/.test(sql);
const clean: RunSql = (sql) => Promise.resolve(counted(sql, 25));
/** The keys of the nations come twice; everything else is clean. */
const doubleNation: RunSql = (sql) => {
  if (!isCount(sql)) return Promise.resolve({ columns: [], rows: [['7', 2]] });
  const isOfNode = sql.startsWith('SELECT coalesce') && !sql.includes('GROUPING SETS');
  const isNation = isOfNode && sql.includes('n.nationkey AS nation_id,\n  n.name');
  return Promise.resolve(counted(sql, 25, isNation ? { 1: 2 } : {}));
};

function workbenchOf(run: RunSql | null, text = sampleText): Workbench {
  const warehouse = { catalog, session, policy: undefined };
  return new Workbench(
    { generator, introspect: null, run },
    { locale: 'en', text, fileName: 'mapping.json', warehouse, view: 'json' },
  );
}

const stateOf = ({ store }: Workbench) => store.state;
const codesOf = (workbench: Workbench): string[] =>
  stateOf(workbench).verdict.problems.map(({ diagnostic }) => diagnostic.code);

describe('a preflight', () => {
  it('says of a clean one that nothing stops the load', async () => {
    const workbench = workbenchOf(clean);
    expect(stateOf(workbench).verdict.counts).toBeNull();
    await workbench.preflight();
    const { verdict, progress } = stateOf(workbench);
    expect(verdict).toMatchObject({
      load: 'expected',
      counts: { done: 13, total: 13 },
      problems: [],
    });
    expect(new Set(verdict.results.map(({ rows }) => rows))).toEqual(new Set([25]));
    expect([progress, standingOf(stateOf(workbench))]).toEqual([null, 'checked']);
  });

  it('puts what it finds at its place in the one list, as what will fail at load', async () => {
    const workbench = workbenchOf(doubleNation);
    await workbench.preflight();
    const { verdict } = stateOf(workbench);
    const [problem] = verdict.problems;
    expect(codesOf(workbench)).toEqual(['repeated_key']);
    expect(problem && sampleText.slice(problem.from, problem.to)).toBe('"nation_id"');
    expect(problem && problemOutcomeOf(problem.diagnostic)).toBe('fails');
    expect(problem?.diagnostic.message).toContain('such as 7');
    expect(verdict).toMatchObject({
      outcome: 'valid',
      load: 'will_fail',
      counts: { done: 13, total: 13 },
    });
    expect(verdict.results.filter((result) => result.failsLoad).map(({ name }) => name)).toEqual([
      'Nation',
    ]);
    expect(standingOf(stateOf(workbench))).toBe('checkedFails');
  });

  it('warns of more rows than the host lets a graph have, which would load all the same', async () => {
    const workbench = workbenchOf(clean);
    workbench.cluster.limits = { rows: 13 * 25 - 1 };
    await workbench.preflight();
    expect(codesOf(workbench)).toEqual(['too_many_rows']);
    expect(stateOf(workbench).verdict).toMatchObject({ outcome: 'valid', load: 'expected' });
    workbench.cluster.limits = { rows: 13 * 25 };
    await workbench.preflight();
    expect(codesOf(workbench)).toEqual([]);
  });

  it('keeps what it found as long as the definition is what was counted', async () => {
    const workbench = workbenchOf(doubleNation);
    await workbench.preflight();
    workbench.changeText(
      sampleText
        .replace('"label": "Region"', '"label": "Area"')
        .replaceAll('"to_node": "Region"', '"to_node": "Area"'),
      'mapping.json',
    );
    expect(codesOf(workbench)).toEqual(['repeated_key']);
    // The region, and the edge that leads to it.
    expect(stateOf(workbench).verdict.counts).toEqual({ done: 11, total: 13 });
    const mended = sampleText.replace(
      'n.nationkey AS nation_id,\\n  n.name\\nFROM',
      'n.nationkey AS nation_id,\\n  upper(n.name) AS name\\nFROM',
    );
    expect(mended).not.toBe(sampleText);
    workbench.changeText(mended, 'mapping.json');
    expect(codesOf(workbench)).toEqual([]);
    expect(
      stateOf(workbench).verdict.results.find(({ name }) => name === 'Nation')?.rows,
    ).toBeNull();
    workbench.changeText(sampleText, 'mapping.json');
    expect(codesOf(workbench)).toEqual(['repeated_key']);
  });

  it('leaves open what could not be asked', async () => {
    const workbench = workbenchOf((sql, context) =>
      sql.includes('tpch.tiny.region')
        ? Promise.reject(new Error('no memory'))
        : clean(sql, context),
    );
    await workbench.preflight();
    const { verdict } = stateOf(workbench);
    expect(new Set(codesOf(workbench))).toEqual(new Set(['could_not_ask']));
    expect(verdict.problems.map(({ diagnostic }) => problemOutcomeOf(diagnostic))).toContain(
      'open',
    );
    expect(verdict.counts?.done).toBeLessThan(13);
    expect(verdict.load).toBe('expected');
  });

  it('is cancelled at once, and what comes later is not told', async () => {
    const asked: AbortSignal[] = [];
    const workbench = workbenchOf((_sql, { signal }) => {
      asked.push(signal);
      return new Promise(() => undefined);
    });
    const ended = workbench.preflight();
    await vi.waitFor(
      () => {
        expect(asked.length).toBeGreaterThan(0);
      },
      { timeout: 20_000 },
    );
    expect(stateOf(workbench).progress).toMatchObject({ task: 'preflight', done: 0, total: 13 });
    workbench.cancel();
    await ended;
    expect(asked.every(({ aborted }) => aborted)).toBe(true);
    expect(stateOf(workbench)).toMatchObject({
      notice: 'Preflight cancelled',
      progress: null,
      preflight: null,
    });
    expect(stateOf(workbench).verdict.counts).toBeNull();
  });

  it('tells how many definitions are counted, and never fewer than before', async () => {
    const workbench = workbenchOf(clean);
    const told: number[] = [];
    workbench.store.subscribe(() => {
      const { progress } = stateOf(workbench);
      if (progress) told.push(progress.done);
    });
    await workbench.preflight();
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(new Set(told).size).toBeGreaterThan(5);
    expect(told.at(-1)).toBe(13);
  });

  it('is not asked of a text whose structure is broken', async () => {
    const run = vi.fn(clean);
    const workbench = workbenchOf(run, sampleText.replace('"label"', '"lable"'));
    await workbench.preflight();
    expect(run).not.toHaveBeenCalled();
    expect(stateOf(workbench).notice).toMatch(/structure/);
  });

  it('is said in another language without asking again', async () => {
    const run = vi.fn(doubleNation);
    const workbench = workbenchOf(run);
    await workbench.preflight();
    const { length } = run.mock.calls;
    await workbench.setLocale('zh');
    expect(stateOf(workbench).verdict.problems[0]?.diagnostic.message).toMatch(/[一-鿿]/);
    expect(run.mock.calls).toHaveLength(length);
  });

  it('is over with the text that it was of', async () => {
    const workbench = workbenchOf(doubleNation);
    await workbench.preflight();
    workbench.open('other.json', sampleText);
    expect(stateOf(workbench)).toMatchObject({
      preflight: null,
      verdict: { counts: null, problems: [] },
    });
  });
});

describe('what will fail at load', () => {
  const fixtures = join(import.meta.dirname, '../../tests/fixtures');
  const read = (path: string): unknown => JSON.parse(readFileSync(join(fixtures, path), 'utf8'));
  const cases = ['structure', 'sql', 'repairs', 'types']
    .flatMap((area) => readdirSync(join(fixtures, area)).map((name) => `${area}/${name}`))
    .filter((path) => {
      try {
        return (read(`${path}/expected.json`) as Partial<Report>).load === 'will_fail';
      } catch {
        // Not a folder of a case.
        return false;
      }
    });

  it('is what the package says of a mapping, with a problem that says why', () => {
    const reports = cases
      .map((path) => read(`${path}/expected.json`) as Report)
      .filter(({ status }) => status !== 'invalid');
    expect(reports.length).toBeGreaterThan(8);
    for (const { diagnostics } of reports) expect(diagnostics.filter(failsLoad)).not.toEqual([]);
  });

  it('is never called valid, whatever the reason is', () => {
    const text = sampleText;
    const options: CheckOptions = { catalog, session };
    const report: Report = { ...generator.check(text, options), load: 'will_fail' };
    const verdict = judge(text, report, null);
    expect(standingOf({ text, checkedText: text, validation: null, verdict })).toBe('checkedFails');
    const validation = { text, report: { ...report, status: 'valid' as const }, known: new Map() };
    const joined = judge(text, generator.check(text, options), validation);
    expect(joined.load).toBe('will_fail');
  });
});
