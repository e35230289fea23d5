import type { Introspect, SqlSession } from 'mapping-generator';
import { describe, expect, it, vi } from 'vitest';
import type { State } from '../src/workbench/state';
import { Workbench } from '../src/workbench/workbench';
import { catalog, generator, snapshot } from './support';

const node = (sql: string): object => ({
  label: 'Region',
  sql,
  primary_key: { name: 'regionkey', type: 'INT64' },
  properties: [{ name: 'name', type: 'STRING' }],
});
const edge = {
  type: 'NEAR',
  from_node: 'Region',
  to_node: 'Region',
  from_key: 'a',
  to_key: 'b',
  sql: 'SELECT regionkey AS a, regionkey AS b FROM tpch.tiny.nation',
};
const mapping = (from: string): string =>
  JSON.stringify(
    { node_definitions: [node(`SELECT regionkey, name FROM ${from}`)], edge_definitions: [edge] },
    null,
    2,
  );

/** When what tells of open tables was fetched. */
async function workbenchOf(
  text: string,
  session?: SqlSession,
  locale: State['locale'] = 'en',
): Promise<Workbench> {
  const columns = {
    node: ['regionkey bigint', 'name varchar(25)'],
    edge: ['a bigint', 'b bigint'],
  };
  const introspect: Introspect = ({ definition: { kind } }) =>
    Promise.resolve({
      columns: columns[kind].map((column) => ({
        name: column.replace(/ .*/, ''),
        type: column.replace(/.* /, ''),
      })),
    });
  const warehouse = { catalog, snapshot, session, policy: undefined };
  const workbench = new Workbench(
    { generator, introspect, run: null },
    { locale, text, fileName: '', warehouse, view: 'json' },
  );
  await vi.dynamicImportSettled();
  return workbench;
}

/** What is told of a mapping: the words, and what they are about in the text. */
const told = ({
  store: {
    state: { text, verdict },
  },
}: Workbench): [string, string][] =>
  verdict.problems.map(({ diagnostic, from, to }) => [diagnostic.message, text.slice(from, to)]);

const outcomes = ({
  store: {
    state: { verdict },
  },
}: Workbench): string[] => verdict.results.map(({ outcome }) => outcome);

describe('a table that the catalog here says nothing of', () => {
  it.each([
    [
      'region',
      "'region' could not be looked up: no catalog and schema are set for names without them",
    ],
    [
      'tiny.region',
      "'tiny.region' could not be looked up: no catalog and schema are set for names without them",
    ],
    [
      'hive.sales.region',
      "'hive.sales.region' could not be looked up: the catalog 'hive' is not known here",
    ],
    [
      'tpch.sf1.region',
      "'tpch.sf1.region' could not be looked up: the schema 'tpch.sf1' is not known here",
    ],
  ])('is told at its name: %s', async (name, words) => {
    const workbench = await workbenchOf(mapping(name));
    // The edge waits for the node, and says so as its result alone.
    expect(told(workbench)).toEqual([[words, name]]);
    const { verdict } = workbench.store.state;
    expect(verdict.problems[0]?.diagnostic.severity).toBe('info');
    expect([verdict.outcome, ...outcomes(workbench)]).toEqual([
      'unchecked',
      'unchecked',
      'unchecked',
    ]);
    expect(verdict.results[0]?.reason).toBe(words);
    expect(verdict.results[1]?.reason).toMatch(/node 'Region' was not checked/);
  });

  it('is told in Chinese', async () => {
    expect(told(await workbenchOf(mapping('hive.sales.region'), undefined, 'zh'))[0]?.[0]).toBe(
      '无法查找“hive.sales.region”：此处没有目录“hive”的信息',
    );
  });

  it('is none where the session says its catalog and schema', async () => {
    const workbench = await workbenchOf(mapping('region'), { catalog: 'TPCH', schema: 'Tiny' });
    expect(told(workbench)).toEqual([]);
    expect(outcomes(workbench)).toEqual(['valid', 'valid']);
  });

  it('is none where the query names it by WITH, or nothing is known of any table', async () => {
    expect(
      told(
        await workbenchOf(mapping('(WITH a AS (SELECT * FROM tpch.tiny.region) SELECT * FROM a)')),
      ),
    ).toEqual([]);
    const workbench = await workbenchOf(mapping('region'));
    workbench.useWarehouse({ catalog: null, session: undefined, policy: undefined });
    expect(told(workbench).some(([words]) => words.includes('could not be looked up'))).toBe(false);
  });

  it('is decided by the cluster, whose word is over where names mean something else', async () => {
    const workbench = await workbenchOf(mapping('region'));
    await workbench.validate();
    expect(told(workbench)).toEqual([]);
    expect(outcomes(workbench)).toEqual(['valid', 'valid']);
    workbench.useWarehouse({
      catalog,
      snapshot,
      session: { catalog: 'hive', schema: 'sales' },
      policy: undefined,
    });
    expect(workbench.store.state.validation).toBe(null);
    expect(told(workbench)).toEqual([
      ["'region' could not be looked up: the catalog 'hive' is not known here", 'region'],
    ]);
  });

  it('is read once for as long as the mapping has its query', async () => {
    let count = 0;
    const parseSql: typeof generator.parseSql = (...given) => {
      count += 1;
      return generator.parseSql(...given);
    };
    const counted = Object.assign(Object.create(generator) as typeof generator, { parseSql });
    const warehouse = { catalog, snapshot, session: undefined, policy: undefined };
    const text = mapping('region');
    const workbench = new Workbench(
      { generator: counted, introspect: null, run: null },
      { locale: 'en', text, fileName: '', warehouse, view: 'json' },
    );
    await vi.dynamicImportSettled();
    const before = count;
    expect(before).toBeGreaterThan(0);
    workbench.changeText(text.replace('NEAR', 'NEXT_TO'), '');
    expect(count).toBe(before);
  });
});
