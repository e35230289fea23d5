import { describe, expect, it } from 'vitest';

import { trinoIntrospection } from '../dist/index.js';
import type { PreflightReport, RunStatement } from '../dist/index.js';
import { createPreflightHandler } from '../dist/server.js';
import { command, file } from './command.js';
import { startFakeTrino, userError } from './fake-trino.js';
import { generator, mappingWith, settle } from './support.js';

const server = await startFakeTrino();

const columns = [
  { name: 'id', type: 'bigint' },
  { name: 'name', type: 'varchar' },
];
/** Rows, rows that share their key, rows without a key. */
const clean = { columns: [], rows: [[10, 0, 0]] };
const describes = (sql: string) => sql.includes('LIMIT 0');

/** Columns for whoever asks for them, else the counts. */
const cluster =
  (counts: { columns: never[]; rows: unknown[][] } = clean): RunStatement =>
  (sql) =>
    Promise.resolve(describes(sql) ? { columns, rows: [] } : counts);

describe('preflight', () => {
  it('is clean where nothing is counted', async () => {
    const report = await generator.preflight(mappingWith(2), { run: cluster() });
    expect(report).toEqual({
      status: 'clean',
      definitions: [0, 1].map((index) => ({
        path: `/node_definitions/${String(index)}`,
        name: `Node${String(index)}`,
        rows: 10,
        faults: [],
      })),
      diagnostics: [],
    });
  });

  it('asks for samples only where there is something to show', async () => {
    const asked: string[] = [];
    const run: RunStatement = (sql, { check: { id } }) => {
      asked.push(id);
      if (id.startsWith('duplicate_key')) {
        return Promise.resolve({ columns: [], rows: [['7', 2n]] });
      }
      const shared = id.endsWith('/1') ? 2 : 0;
      return Promise.resolve(
        describes(sql) ? { columns, rows: [] } : { columns: [], rows: [[10n, shared, 0]] },
      );
    };
    const { status, definitions, diagnostics } = await generator.preflight(mappingWith(2), { run });
    expect(status).toBe('dirty');
    expect(asked.slice(4)).toEqual(['duplicate_key 0:/node_definitions/1']);
    expect(definitions[1]?.faults).toMatchObject([
      { kind: 'duplicate_key', count: 2, column: 'id', samples: [['7', 2]] },
    ]);
    expect(diagnostics).toMatchObject([
      {
        code: 'repeated_key',
        severity: 'error',
        path: '/node_definitions/1/primary_key/name',
        fixes: [{ safe: false, edits: [{ path: '/node_definitions/1/sql' }] }],
      },
    ]);
  });

  it('calls what could not be asked unchecked, with the reason', async () => {
    const refused: unknown[] = [new Error('no memory'), undefined, { rows: 3 }];
    for (const answer of refused) {
      const { status, definitions, diagnostics } = await generator.preflight(mappingWith(1), {
        run: (sql) => {
          if (describes(sql)) return Promise.resolve({ columns, rows: [] });
          if (answer instanceof Error) throw answer;
          return Promise.resolve(answer as never);
        },
      });
      expect([status, definitions[0]?.rows]).toEqual(['unchecked', null]);
      expect(diagnostics).toMatchObject([{ code: 'could_not_ask', severity: 'warning' }]);
    }
  });

  it('is dirty whatever else could not be asked', async () => {
    const run: RunStatement = (sql, { check: { path } }) => {
      if (path.endsWith('/0')) throw new Error('gone');
      return Promise.resolve(
        describes(sql) ? { columns, rows: [] } : { columns: [], rows: [[0, 0, 0]] },
      );
    };
    const { status, definitions } = await generator.preflight(mappingWith(2), { run });
    expect(status).toBe('dirty');
    expect(definitions[1]?.faults.map(({ kind }) => kind)).toEqual(['empty']);
  });

  it('asks no more at once than it may, and tells how far it is', async () => {
    let open = 0;
    let most = 0;
    const told: number[] = [];
    await generator.preflight(mappingWith(9), {
      concurrency: 3,
      run: async (sql, context) => {
        most = Math.max(most, (open += 1));
        await settle();
        open -= 1;
        return cluster()(sql, context);
      },
      onProgress: ({ done, total }) => {
        expect(total).toBe(9);
        told.push(done);
      },
    });
    expect(most).toBe(3);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(9);
  });

  it('ends at once when it is aborted, and lets go of what is running', async () => {
    const controller = new AbortController();
    const signals: AbortSignal[] = [];
    const preflight = generator.preflight(mappingWith(3), {
      signal: controller.signal,
      run: (_sql, { signal }) => {
        signals.push(signal);
        return new Promise(() => undefined);
      },
    });
    controller.abort(new Error('enough'));
    await expect(preflight).rejects.toThrow('enough');
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
  });

  it('is refused without a way to ask', async () => {
    await expect(generator.preflight(mappingWith(1), {} as never)).rejects.toMatchObject({
      code: 'bad_argument',
    });
  });

  it('says what it would ask, one statement a definition', () => {
    const checks = generator.preflightChecks(mappingWith(2));
    expect(checks.map(({ id, path }) => [id, path])).toEqual(
      [0, 1].map((index) => [
        `rows:/node_definitions/${String(index)}`,
        `/node_definitions/${String(index)}`,
      ]),
    );
    expect(generator.parseSql(checks[0]!.sql).ok).toBe(true);
    expect(checks[0]!.sql).toContain('(\nSELECT id, name FROM t0\n)');
  });

  it('asks a Trino', async () => {
    server.say = (statement) =>
      describes(statement) ? { columns } : { columns: [], data: [[10, 0, 0]] };
    const { run } = trinoIntrospection({ url: server.url, user: 'ann' });
    expect((await generator.preflight(mappingWith(1), { run })).status).toBe('clean');
  });
});

describe('the command', () => {
  const good = file('preflight.json', mappingWith(1));
  const trino = ['--trino', server.url, '--user', 'ann'];
  const counts = (...cells: number[]) => {
    server.say = (statement) =>
      describes(statement)
        ? { columns }
        : { columns: [], data: statement.includes('IN (') ? [] : [cells] };
  };

  it('exits with what it found', async () => {
    counts(10, 0, 0);
    const found = await command(['preflight', good, ...trino]);
    expect(found).toEqual({
      status: 0,
      out: `${good}: clean\n  Node0: 10 rows\n`,
      error: '',
    });
    counts(10, 0, 3);
    const dirty = await command(['preflight', good, ...trino, '--samples', '1']);
    expect(dirty.status).toBe(1);
    expect(dirty.out).toMatch(/:\d+:\d+: error: Rows without 'id': 3\..*\[null_key\]/);
    server.say = () => userError('TABLE_NOT_FOUND', "Table 't0' does not exist");
    const unchecked = await command(['preflight', good, ...trino, '--format', 'json']);
    expect(unchecked.status).toBe(2);
    const report = JSON.parse(unchecked.out) as PreflightReport;
    expect([report.status, report.diagnostics[0]?.message]).toEqual([
      'unchecked',
      "Could not ask: Table 't0' does not exist",
    ]);
  });

  it('needs a cluster', async () => {
    const { status, error } = await command(['preflight', good]);
    expect([status, error]).toEqual([2, 'mapping-generator: --trino URL is missing\n']);
  });
});

describe('the handler', () => {
  const post = (body: string) =>
    new Request('https://host/preflight', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    });
  const text = JSON.stringify(mappingWith(2));

  it('answers with the report, for whoever asks', async () => {
    const handler = createPreflightHandler({
      generator,
      preflight: (request) => {
        expect(request.url).toBe('https://host/preflight');
        return { run: cluster({ columns: [], rows: [[1, 0, 1]] }), sampleKeys: 0 };
      },
    });
    const response = await handler(post(text));
    expect(response.status).toBe(200);
    expect(((await response.json()) as PreflightReport).status).toBe('dirty');
  });

  it('refuses what is no mapping, and what is too large', async () => {
    const options = { generator, preflight: { run: cluster() } };
    const invalid = await createPreflightHandler(options)(post('{"node_definitions": []}'));
    expect(invalid.status).toBe(400);
    const large = JSON.stringify(mappingWith(3));
    const handler = createPreflightHandler({ ...options, maxDefinitions: 2 });
    expect((await handler(post(large))).status).toBe(413);
  });
});
