import { beforeEach, describe, expect, it } from 'vitest';

import { fetchCatalog, trinoIntrospection } from '../dist/index.js';
import { startFakeTrino, userError } from './fake-trino.js';
import type { Said } from './fake-trino.js';
import { settle } from './support.js';

const server = await startFakeTrino();
beforeEach(() => {
  server.say = sayMetadata;
});

const rows = (...data: unknown[][]): Said => ({ columns: [{ name: 'x', type: 'varchar' }], data });

/** Catalogs a and b, each with the schemas s and t; in each the tables one and two. */
function sayMetadata(statement: string): Said {
  if (statement === 'SHOW CATALOGS') return rows(['a'], ['b'], ['system']);
  if (statement.startsWith('SELECT schema_name')) return rows(['s'], ['t']);
  if (statement.startsWith('SELECT 1')) return statement.includes("'empty'") ? rows([1]) : rows();
  if (statement.includes("'views'"))
    return rows(['v', 'id', 'bigint', 'VIEW'], ['w', null, null, 'VIEW']);
  if (!/'[st]'/.test(statement)) return rows();
  return rows(['one', 'id', 'bigint'], ['one', 'n', 'varchar(3)'], ['two', 'd', 'decimal(12,2)']);
}

const at = () => ({ url: server.url, user: 'ann' });

it('reads all catalogs but the one of the cluster itself', async () => {
  const now = () => new Date('2026-02-03T04:05:06Z');
  const { captured_at, tables } = await fetchCatalog({ ...at(), now });
  expect(captured_at).toBe('2026-02-03T04:05:06.000Z');
  expect(tables.map(({ catalog, schema, name }) => `${catalog}.${schema}.${name}`)).toEqual(
    ['a.s', 'a.t', 'b.s', 'b.t'].flatMap((schema) => [`${schema}.one`, `${schema}.two`]),
  );
  expect(tables[0]!.columns).toEqual([
    { name: 'id', type: 'bigint' },
    { name: 'n', type: 'varchar(3)' },
  ]);
});

it('reads the schemas that are wanted, with an introspection that is there', async () => {
  const introspection = trinoIntrospection(at());
  const schemas = ["a'b.s", 'b', 'c"d.empty'];
  const { tables } = await fetchCatalog({ introspection, schemas });
  expect(tables.map(({ catalog, schema }) => `${catalog}.${schema}`)).toEqual(
    ["a'b.s", 'b.s', 'b.t'].flatMap((schema) => [schema, schema]),
  );
  expect(server.statements.join()).toContain('"c""d".information_schema');
});

it('says what it read whole, the schemas without tables too', async () => {
  const coversOf = async (...schemas: string[]) =>
    (await fetchCatalog({ ...at(), schemas })).covers;
  expect(await coversOf('a', 'b.s', 'b.empty')).toEqual([
    { catalog: 'a' },
    { catalog: 'b', schema: 's' },
    { catalog: 'b', schema: 'empty' },
  ]);
  expect((await fetchCatalog(at())).covers).toEqual([{ catalog: 'a' }, { catalog: 'b' }]);
  server.say = (statement) =>
    statement.startsWith('SELECT schema_name') ? rows(['s'], ['empty']) : sayMetadata(statement);
  expect(await coversOf('a')).toEqual([{ catalog: 'a' }, { catalog: 'a', schema: 'empty' }]);
});

it('marks views, and keeps those whose columns the cluster cannot list', async () => {
  const { tables } = await fetchCatalog({ ...at(), schemas: ['a.views'] });
  expect(tables).toEqual([
    {
      catalog: 'a',
      schema: 'views',
      name: 'v',
      kind: 'view',
      columns: [{ name: 'id', type: 'bigint' }],
    },
    { catalog: 'a', schema: 'views', name: 'w', kind: 'view', columns: [] },
  ]);
});

it('takes names in any case', async () => {
  const { tables } = await fetchCatalog({ ...at(), schemas: ['A.S'] });
  expect(tables.map(({ catalog, schema }) => `${catalog}.${schema}`)).toEqual(['a.s', 'a.s']);
});

it('says that a schema does not exist, which looks like an empty one', async () => {
  await expect(fetchCatalog({ ...at(), schemas: ['a.nowhere'] })).rejects.toMatchObject({
    kind: 'query',
    errorName: 'SCHEMA_NOT_FOUND',
    message: "Schema 'a.nowhere' does not exist",
  });
});

it.each(['', '.s', 'a.'])('refuses %j for a schema', async (schema) => {
  await expect(fetchCatalog({ ...at(), schemas: [schema] })).rejects.toMatchObject({
    code: 'bad_argument',
  });
});

it('gives nothing rather than a part', async () => {
  server.say = (statement) =>
    statement.includes("'t'") ? userError('GENERIC_USER_ERROR', 'no') : sayMetadata(statement);
  await expect(fetchCatalog({ ...at(), schemas: ['a'] })).rejects.toMatchObject({ message: 'no' });
});

it.each([
  [2, 2],
  [100, 10],
  [undefined, 4],
  [NaN, 1],
])('reads with concurrency %s at most %s schemas at once', async (concurrency, expected) => {
  let open = 0;
  let most = 0;
  const run = async () => {
    most = Math.max(most, (open += 1));
    await settle();
    open -= 1;
    return { columns: [], rows: [['t', 'c', 'bigint']] };
  };
  const introspection = Object.assign(trinoIntrospection(at()), { run });
  const schemas = Array.from({ length: 30 }, (_, index) => `a.s${String(index)}`);
  await fetchCatalog({
    introspection,
    schemas,
    ...(concurrency === undefined ? {} : { concurrency }),
  });
  expect(most).toBe(expected);
});

describe('progress and abort', () => {
  it('says how far it is', async () => {
    const steps: string[] = [];
    await fetchCatalog({
      ...at(),
      schemas: ['a', 'b.s'],
      onProgress: ({ phase, done, total }) =>
        steps.push(`${phase} ${String(done)}/${String(total)}`),
    });
    expect(steps).toEqual([
      'schemas 1/2',
      'schemas 2/2',
      'columns 1/3',
      'columns 2/3',
      'columns 3/3',
    ]);
  });

  it('ends with the reason, and cancels what is open', async () => {
    const controller = new AbortController();
    server.fault = ({ path }) => path.includes('/executing/');
    const reading = fetchCatalog({ ...at(), schemas: ['a.s'], signal: controller.signal });
    reading.catch(() => undefined);
    while (!server.seen.some(({ path }) => path.includes('/executing/'))) await settle();
    controller.abort('left');
    await expect(reading).rejects.toBe('left');
    while (server.seen.at(-1)!.method !== 'DELETE') await settle();
  });

  it('sends nothing when the abort came first', async () => {
    const signal = AbortSignal.abort('early');
    await expect(fetchCatalog({ ...at(), signal })).rejects.toBe('early');
    expect(server.seen).toEqual([]);
  });
});
