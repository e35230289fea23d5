import { describe, expect, it } from 'vitest';

import {
  createIntrospectionCache,
  fetchIntrospection,
  load,
  trinoIntrospection,
} from '../dist/index.js';
import type { Introspect, Report } from '../dist/index.js';
import { acceptAll, startFakeTrino, goodColumns, userError } from './fake-trino.js';
import { mappingWith } from './support.js';

const generator = await load();
const server = await startFakeTrino();

const definitions = 1000;
const text = JSON.stringify(mappingWith(definitions));

/** The same numbers in each run, from 0 to 1. */
function randomNumbers(): () => number {
  let state = 12345;
  return () => (state = (state * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
}

/** Slow, and three of ten requests fail: busy, or the connection breaks before or within the answer. */
function troubled(): void {
  const random = randomNumbers();
  server.delay = () => 5 * random();
  server.fault = (_, response) => {
    const kind = random();
    if (kind < 0.1) response.writeHead(503).end();
    else if (kind < 0.2) response.destroy();
    else if (kind < 0.3) response.writeHead(200, { 'Content-Length': '999' }).write('{');
    if (kind >= 0.2 && kind < 0.3) setTimeout(() => response.destroy(), 1);
    return kind < 0.3;
  };
}

/** A cluster without a network, so that only the package works in this process: as slow, and as often in trouble. */
function troubledFetch(): typeof fetch {
  const random = randomNumbers();
  return async (_, { method = 'GET', body } = {}) => {
    await new Promise((resume) => setTimeout(resume, 10 * random()));
    const kind = random();
    if (kind < 0.1) return new Response('', { status: 503 });
    if (kind < 0.2) throw new TypeError('fetch failed');
    if (kind < 0.3) return new Response('{"id"', { status: 504 });
    const stats = { state: 'FINISHED' };
    if (method === 'POST') return Response.json({ id: 'q', stats, ...acceptAll(body as string) });
    return Response.json({ id: 'q', stats });
  };
}

/** How often the page had its turn while it ran. */
async function turnsDuring(run: () => Promise<Report>): Promise<{ report: Report; turns: number }> {
  const state = { ended: false };
  const running = run().finally(() => (state.ended = true));
  for (let turns = 1; ; turns += 1) {
    await new Promise((resume) => setImmediate(resume));
    if (state.ended) return { report: await running, turns };
  }
}

describe('a thousand definitions', () => {
  it('are validated by a slow cluster of which three answers in ten fail', async () => {
    troubled();
    const introspect = trinoIntrospection({ url: server.url, user: 'ann' });
    const steps: number[] = [];
    const report = await generator.validate(text, {
      introspect,
      concurrency: 64,
      onProgress: ({ done, total }) => steps.push(done / total),
    });
    const unchecked = report.node_results.filter(({ valid }) => !valid);
    expect(unchecked.length).toBeLessThan(definitions / 100);
    for (const { error } of unchecked) expect(error).toMatch(/^sql: Could not check: /);
    expect(report.status).toBe(unchecked.length === 0 ? 'valid' : 'unchecked');
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps.at(-1)).toBe(1);
  }, 400_000);

  it('leave the page its turns meanwhile', async () => {
    const url = 'https://trino.example';
    const introspect = trinoIntrospection({ url, user: 'ann', fetch: troubledFetch() });
    await generator.validate(mappingWith(50), { introspect, concurrency: 32 });
    const { report, turns } = await turnsDuring(() =>
      generator.validate(text, { introspect, concurrency: 32 }),
    );
    expect(report.status).not.toBe('invalid');
    expect(turns).toBeGreaterThan(100);
  }, 400_000);

  it('are asked about once for each SQL, however many definitions share it', async () => {
    const mapping = mappingWith(definitions);
    mapping.node_definitions.forEach((node, index) => {
      node.sql = `SELECT id, name FROM t${String(index % 10)}`;
    });
    const introspect = trinoIntrospection({ url: server.url, user: 'ann' });
    const report = await generator.validate(mapping, { introspect, concurrency: 32 });
    expect(report.status).toBe('valid');
    expect(server.statements.length).toBe(20);
    expect(new Set(server.statements).size).toBe(20);
  });

  it('can be cancelled, and leave nothing open', async () => {
    server.delay = () => 20;
    const controller = new AbortController();
    const validation = generator.validate(text, {
      introspect: trinoIntrospection({ url: server.url, user: 'ann' }),
      concurrency: 8,
      signal: controller.signal,
      onProgress: ({ done }) => {
        if (done === 20) controller.abort('cancelled');
      },
    });
    await expect(validation).rejects.toBe('cancelled');
    await expect
      .poll(() => server.seen.some(({ method }) => method === 'DELETE'), { timeout: 20_000 })
      .toBe(true);
    for (let sent = -1; sent !== server.seen.length;) {
      sent = server.seen.length;
      await new Promise((resume) => setTimeout(resume, 300));
    }
    // Of the twenty that were done, of those that were under way, and no further ones.
    expect(server.statements.length).toBeLessThan(100);
  });

  it('tell what is wrong from what could not be checked', async () => {
    server.say = (statement) =>
      /FROM t\d*7$/.test(statement)
        ? userError('TABLE_NOT_FOUND', 'line 2:21: no such table', 2, 21)
        : acceptAll(statement);
    server.fault = ({ body }, response) => {
      if (!/FROM t\d*3$/.test(body)) return false;
      response.writeHead(403).end();
      return true;
    };
    const introspect = trinoIntrospection({ url: server.url, user: 'ann' });
    const report = await generator.validate(text, { introspect, concurrency: 32 });
    const count = (pattern: RegExp) =>
      report.node_results.filter(({ error }) => error !== null && pattern.test(error)).length;
    expect(report.status).toBe('invalid');
    expect(count(/no such table/)).toBe(100);
    expect(count(/^sql: Could not check: .*403/)).toBe(100);
    expect(report.node_results.filter(({ valid }) => valid).length).toBe(800);
  });

  it('come out of the cache in several turns', async () => {
    const cache = createIntrospectionCache({ maxEntries: 10_000 });
    const introspect: Introspect = ({ kind }) =>
      Promise.resolve(kind === 'columns' ? { columns: goodColumns } : {});
    await generator.validate(text, { introspect, cache });
    const { report, turns } = await turnsDuring(() =>
      generator.validate(text, { introspect, cache }),
    );
    expect(report.status).toBe('valid');
    expect(turns).toBeGreaterThan(2);
  });
});

/** How often a back end has to answer, which then answers all that was asked meanwhile. */
async function roundsOf(concurrency: number): Promise<number> {
  const waiting: (() => void)[] = [];
  const slow: typeof fetch = async () => {
    await new Promise<void>((resume) => waiting.push(resume));
    return Response.json({ columns: goodColumns });
  };
  const introspect = fetchIntrospection('http://back-end', { fetch: slow });
  const state = { ended: false };
  const running = generator
    .validate(mappingWith(24), { introspect, concurrency })
    .finally(() => (state.ended = true));
  let rounds = 0;
  while (!state.ended) {
    // Turns enough for whoever has had an answer to ask the next.
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resume) => setImmediate(resume));
    if (waiting.length > 0) rounds += 1;
    for (const resume of waiting.splice(0)) resume();
  }
  await running;
  return rounds;
}

it('eight at once take at most a fifth of the rounds of one by one', async () => {
  expect(await roundsOf(8)).toBeLessThan((await roundsOf(1)) / 5);
});
