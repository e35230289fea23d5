import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CatalogSnapshot } from 'mapping-generator';
import { afterEach, describe, expect, it } from 'vitest';
import { openDevelopmentPlane } from '../src/development.js';
import type { DevelopmentOptions, DevelopmentPlane } from '../src/development.js';
import { jobRoutes } from '../src/routes.js';
import type { DriftAnswer, Handler, JobsAnswer } from '../src/routes.js';
import { createDatabase } from './support/databases.js';

const samplesFolder = new URL('../../samples/tpch/', import.meta.url);
const samples = {
  mapping: await readFile(new URL('mapping.json', samplesFolder), 'utf8'),
  catalog: JSON.parse(
    await readFile(new URL('catalog.json', samplesFolder), 'utf8'),
  ) as CatalogSnapshot,
};

describe('the development server', () => {
  let planes: DevelopmentPlane[] = [];
  let routes: Record<string, Handler> = {};
  afterEach(async () => {
    for (const plane of planes) await plane.close();
    planes = [];
  });

  async function open(options: Partial<DevelopmentOptions> = {}): Promise<void> {
    const plane = await openDevelopmentPlane({ samples, ...options });
    planes.push(plane);
    routes = jobRoutes(plane.replica, plane.surroundings);
  }

  const ask = (path: string, init?: RequestInit) =>
    routes[path.replace(/\?.*/, '')]!(new Request(`http://page${path}`, init));
  const jobs = async () => (await (await ask('/api/jobs')).json()) as JobsAnswer;
  const run = (job: unknown, type = 'application/json') =>
    ask('/api/jobs/run', {
      method: 'POST',
      headers: { 'Content-Type': type },
      body: JSON.stringify({ job }),
    });
  const lastRunOf = async (id: string) => (await jobs()).jobs.find((job) => job.id === id)?.runs[0];

  it('has something for each job to do', async () => {
    await open();
    expect(await jobs()).toMatchObject({
      storage: 'embedded',
      pods: 'in-memory',
      warehouse: 'recorded',
      jobs: [
        {
          id: 'lifecycle_cleanup',
          name: 'Lifecycle Cleanup',
          interval_ms: 300_000,
          running: false,
          runs: [],
        },
        {
          id: 'reconciliation',
          name: 'Orphan Resource Reconciliation',
          interval_ms: 300_000,
          runs: [],
        },
        {
          id: 'schema_cache_refresh',
          name: 'Schema Cache Refresh',
          interval_ms: 86_400_000,
          runs: [],
        },
      ],
    });
    for (const { next_run } of (await jobs()).jobs)
      expect(Date.parse(next_run!)).toBeGreaterThan(Date.now());
    for (const job of ['lifecycle_cleanup', 'reconciliation', 'schema_cache_refresh']) {
      const answer = await run(job);
      expect([answer.status, await answer.json()]).toEqual([200, { error: null }]);
    }
    expect(await lastRunOf('lifecycle_cleanup')).toMatchObject({
      summary: { instances_terminated: 1, snapshots_deleted: 1, mappings_deleted: 1 },
    });
    expect(await lastRunOf('reconciliation')).toMatchObject({
      summary: { pods_deleted: 2, instances_failed: 1 },
    });
    const refreshed = await lastRunOf('schema_cache_refresh');
    expect(refreshed).toMatchObject({ summary: { tables: 8, changes: 3 } });
    expect(refreshed!.events.map(({ event }) => event)).toContain('schema_change_breaks_mapping');
  });

  it('says what it was not asked in the right way', async () => {
    await open();
    expect((await ask('/api/jobs', { method: 'POST' })).status).toBe(405);
    expect((await ask('/api/jobs/run')).status).toBe(405);
    for (const path of ['/api/jobs/preview', '/api/jobs/drift'])
      expect((await ask(path, { method: 'POST' })).status).toBe(405);
    expect((await ask('/api/jobs/preview?job=another')).status).toBe(400);
    expect((await run('lifecycle_cleanup', 'text/plain')).status).toBe(415);
    expect((await run('another')).status).toBe(400);
    const noJson = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{' };
    expect((await ask('/api/jobs/run', noJson)).status).toBe(400);
    for (const { runs } of (await jobs()).jobs) expect(runs).toEqual([]);
  });

  const previewOf = async (job: string, more = '') =>
    await (await ask(`/api/jobs/preview?job=${job}${more}`)).json();

  it('says what each job would do, and does nothing', async () => {
    await open();
    const reasons = [
      ['instance', 2, 'inactivity'],
      ['snapshot', 2, 'ttl'],
      // Mapping 3 stays when it comes to it: a snapshot needs it, which only the database knows.
      ['mapping', 2, 'ttl'],
      ['mapping', 3, 'ttl'],
    ].map(([kind, id, reason]) => ({ kind, id, reason }));
    const cleanUp = { expired: reasons, waiting: 0, findings: [{ mapping_id: 4, field: 'ttl' }] };
    expect(await previewOf('lifecycle_cleanup')).toMatchObject(cleanUp);
    expect(JSON.stringify(await previewOf('lifecycle_cleanup', '&locale=zh'))).toMatch(/[一-鿿]/);
    expect(await previewOf('reconciliation')).toMatchObject({
      orphan_pods: [{ name: 'graph-instance-17' }, { name: 'graph-instance-18' }],
      stale_instances: [{ id: 3, reason: 'startup_timeout' }],
      left_alone: null,
      findings: [{ pod: 'graph-instance-unnamed' }],
    });
    expect(await previewOf('schema_cache_refresh')).toMatchObject({ tables: 7, mappings: 4 });
    for (const { runs } of (await jobs()).jobs) expect(runs).toEqual([]);
    await run('lifecycle_cleanup');
    expect(await previewOf('lifecycle_cleanup')).toMatchObject({ expired: [reasons[3]] });
    const { events } = (await lastRunOf('lifecycle_cleanup'))!;
    const ended = events.filter(({ level }) => level === 'debug').map(({ event }) => event);
    expect(ended).toEqual([
      'terminating_instance',
      'deleting_snapshot',
      'deleting_mapping',
      'deleting_mapping',
      'mapping_still_needed',
    ]);
  });

  it('gives a mapping with what a run found to break it', async () => {
    await open();
    await run('schema_cache_refresh');
    const { id, events } = (await lastRunOf('schema_cache_refresh'))!;
    const found = events.find(({ event }) => event === 'schema_change_breaks_mapping')!;
    const mapping = found.fields.mapping_id as number;
    const driftAt = (query: string) => ask(`/api/jobs/drift?${query}`);
    const answer = await driftAt(`mapping=${String(mapping)}&run=${String(id)}`);
    const { changes, ...drift } = (await answer.json()) as DriftAnswer;
    expect(drift).toEqual({
      mapping: { id: mapping, text: samples.mapping },
      found_at: found.at,
    });
    expect(changes).toMatchObject([
      { kind: 'column_type_changed', column: 'acctbal', from: 'decimal(12,2)', to: 'double' },
      { kind: 'column_type_changed', column: 'acctbal' },
    ]);
    expect(changes.flatMap(({ breaks }) => breaks)).toContain('/node_definitions/0/sql');
    const statuses = ['mapping=9&run=1', 'mapping=1&run=99', 'mapping=1', 'mapping=x&run=1'];
    const asked = await Promise.all(statuses.map(async (query) => (await driftAt(query)).status));
    expect(asked).toEqual([404, 404, 400, 400]);
  });

  it('tells of a run that failed, and of a database that is gone', async () => {
    await open({ trino: 'http://127.0.0.1:9' });
    const { error } = (await (await run('schema_cache_refresh')).json()) as { error: string };
    expect(error).toMatch(/could not be reached|ECONNREFUSED|fetch failed|bad port/i);
    expect(await lastRunOf('schema_cache_refresh')).toMatchObject({ error });
    await planes.pop()!.close();
    for (const path of ['/api/jobs', '/api/jobs/preview?job=lifecycle_cleanup'])
      expect((await ask(path)).status).toBe(503);
  });

  it('shows the last runs after a restart, with the samples there again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'control-plane-'));
    await open({ folder });
    await run('lifecycle_cleanup');
    const before = await lastRunOf('lifecycle_cleanup');
    await planes.pop()!.close();
    await open({ folder });
    expect(await lastRunOf('lifecycle_cleanup')).toEqual(before);
    await run('lifecycle_cleanup');
    expect(await lastRunOf('lifecycle_cleanup')).toMatchObject({
      summary: { instances_terminated: 1 },
    });
  });

  it('keeps its records in memory where another process has the folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'control-plane-'));
    await open({ folder });
    await run('lifecycle_cleanup');
    const told: string[] = [];
    const tell = (_: object, event: string) => void told.push(event);
    await open({ folder, logger: { info: tell, warn: tell, error: tell } });
    expect(told).toEqual(['records_in_memory_folder_in_use']);
    expect(await lastRunOf('lifecycle_cleanup')).toBeUndefined();
  });

  it('puts nothing into a database that it was given', async () => {
    await open({ postgres: await createDatabase() });
    expect(await jobs()).toMatchObject({ storage: 'postgresql' });
    await run('lifecycle_cleanup');
    expect(await lastRunOf('lifecycle_cleanup')).toMatchObject({
      summary: { instances_terminated: 0, snapshots_deleted: 0, mappings_deleted: 0 },
    });
  });
});
