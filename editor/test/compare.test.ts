import { describe, expect, it } from 'vitest';
import cases from '../../tests/engine/table_changes.json';
import { compareSides } from '../src/compare/compare';
import type { Comparison, Detail } from '../src/compare/comparison';
import { readSide, type Side, type Surroundings } from '../src/compare/sides';
import { catalog, generator, sampleText, session } from './support';

const surroundings: Surroundings = { generator, catalog, session };
const withoutCatalog: Surroundings = { generator, catalog: null };

function sideOf(text: string, known = surroundings): Side {
  const side = readSide(known, text);
  if (side === null) throw new Error('no mapping');
  return side;
}

const compare = (before: unknown, after: unknown, known = surroundings): Comparison =>
  compareSides(known, sideOf(JSON.stringify(before), known), sideOf(JSON.stringify(after), known));

type Fields = Record<string, unknown>;
type Lists = Record<string, Fields[]>;

/** A mapping with some definitions changed: their fields by their JSON pointers, null for one that goes. */
function changed(mapping: Lists, changes: Record<string, Fields | null>): Lists {
  const kinds = Object.entries(mapping).map(([name, list]) => {
    const paths = [...list.map((_, index) => `/${name}/${index}`), `/${name}/${list.length}`];
    return [
      name,
      paths
        .flatMap((path, index) =>
          changes[path] === null ? [] : [{ ...list[index], ...changes[path] }],
        )
        .filter((one) => Object.keys(one).length > 0),
    ];
  });
  return Object.fromEntries(kinds) as Lists;
}

describe('what a change does to a loaded graph', () => {
  // The engine is asked about the same cases in tests/engine/change_suite.py.
  it.each(
    cases.cases as unknown as {
      name: string;
      change: Record<string, Fields | null>;
      tables: Record<string, { effect: string; statements: string[] }>;
    }[],
  )('$name', ({ change, tables }) => {
    const { changes, tables: found } = compare(
      cases.mapping,
      changed(cases.mapping, change),
      withoutCatalog,
    );
    const statements = new Map(
      changes.map((one) => [(one.after ?? one.before)?.name, one.statements]),
    );
    const told = found.flatMap(({ name, effect }) =>
      effect === 'nothing' && tables[name] === undefined
        ? []
        : [[name, { effect, statements: statements.get(name) ?? [] }]],
    );
    expect(Object.fromEntries(told)).toEqual(tables);
  });
});

const sample = JSON.parse(sampleText) as Lists;

/** The sample with some fields of its definitions changed. */
const sampleWith = (change: Record<string, Fields | null>): unknown => {
  const { node_definitions = [], edge_definitions = [], ...fields } = sample;
  return { ...fields, ...changed({ node_definitions, edge_definitions }, change) };
};

const kindsOf = (comparison: Comparison): [string, Detail['kind'][]][] =>
  comparison.changes.map(({ before, after, details }) => [
    (after ?? before)?.name ?? '',
    details.map(({ kind }) => kind),
  ]);

describe('two mappings', () => {
  it('differ in nothing where only the JSON is laid out otherwise', () => {
    expect(compare(sample, sample)).toMatchObject({ changes: [], fields: [], isReordered: false });
    expect(
      compareSides(surroundings, sideOf(sampleText), sideOf(JSON.stringify(sample))),
    ).toMatchObject({ changes: [], fields: [] });
  });

  it('are compared by label and type, not by place', () => {
    const { node_definitions: nodes = [], ...others } = sample;
    const reversed = { ...others, node_definitions: [...nodes].reverse() };
    expect(compare(sample, reversed)).toMatchObject({ changes: [], isReordered: true });
  });

  it('tell of the fields beside the definitions', () => {
    const { fields, changes } = compare(sample, { ...sample, ttl: 'P90D', description: undefined });
    expect(changes).toEqual([]);
    expect(
      fields.map(({ field, from, to }) => [field, field === 'ttl' ? from : typeof from, to]),
    ).toEqual([
      ['description', 'string', undefined],
      ['ttl', 'P30D', 'P90D'],
    ]);
  });

  it('know a type by the column, not by what is declared', () => {
    const region = { properties: [{ name: 'name', type: 'BLOB' }] };
    const comparison = compare(sample, sampleWith({ '/node_definitions/5': region }));
    expect(comparison.changes).toMatchObject([
      {
        effect: 'nothing',
        details: [{ kind: 'declared', name: 'name', from: 'STRING', to: 'BLOB' }],
      },
    ]);
  });

  it('take a name in another case for the same, as the engine does', () => {
    const comparison = compare(
      sample,
      sampleWith({
        '/edge_definitions/6': { to_node: 'REGION' },
        '/node_definitions/5': { label: 'REGION' },
      }),
    );
    expect(kindsOf(comparison)).toEqual([['REGION', ['case']]]);
    expect(comparison.changes[0]?.effect).toBe('nothing');
  });

  it('do not guess which query gives the same rows', () => {
    const sql = (text: string): unknown => sampleWith({ '/node_definitions/5': { sql: text } });
    const rowsOf = (before: string, after: string): string[] =>
      compare(sql(before), sql(after)).changes.flatMap(({ details }) =>
        details.map(({ kind }) => kind),
      );
    const from = 'FROM tpch.tiny.region AS r';
    // One more column can make rows differ, and a row more or less be among the first ten.
    expect(
      rowsOf(
        `SELECT DISTINCT r.regionkey AS region_id, r.name ${from}`,
        `SELECT DISTINCT r.regionkey AS region_id, r.comment AS name ${from}`,
      ),
    ).toContain('rows');
    expect(
      rowsOf(
        `SELECT r.regionkey AS region_id, r.name ${from} LIMIT 3`,
        `SELECT r.regionkey AS region_id, r.comment AS name ${from} LIMIT 3`,
      ),
    ).toContain('rows');
    expect(rowsOf(`SELECT * ${from}`, `SELECT r.* ${from}`)).toContain('rows');
    expect(
      rowsOf(
        `SELECT r.regionkey AS region_id, r.name ${from}`,
        `SELECT r.regionkey AS region_id, r.comment AS name ${from}`,
      ),
    ).toEqual(['values']);
    expect(
      rowsOf(
        `SELECT r.regionkey AS region_id, r.name ${from}`,
        `select R.regionkey as region_id, r.name /* its name */ ${from}`,
      ),
    ).toEqual(['layout']);
  });
});

describe('the warehouse behind a change', () => {
  it('is told by the columns that are read anew, no more, and as before', () => {
    const supplier = {
      sql: 'SELECT s.suppkey AS supplier_id, upper(s.name) AS name, s.address, s.comment AS phone, s.acctbal AS account_balance FROM tpch.tiny.supplier AS s WHERE s.nationkey = 3',
    };
    const [change] = compare(sample, sampleWith({ '/node_definitions/3': supplier })).changes;
    const columns = (list: readonly { column: string }[] | undefined) =>
      (list ?? []).map(({ column }) => column);
    expect(columns(change?.reads?.gained)).toEqual(['comment', 'nationkey']);
    expect(columns(change?.reads?.lost)).toEqual(['phone']);
    expect(columns(change?.reads?.concerned)).toEqual(['name']);
    expect(change?.reads).toMatchObject({
      isCertain: true,
      gained: [{ catalog: 'tpch', schema: 'tiny', table: 'supplier' }, {}],
    });
  });

  it('is all of it for what came or went', () => {
    const { changes } = compare(sample, sampleWith({ '/edge_definitions/6': null }));
    expect(changes).toMatchObject([{ change: 'removed', reads: { gained: [], concerned: [] } }]);
    expect(changes[0]?.reads?.lost.map(({ column }) => column)).toEqual(['nationkey', 'regionkey']);
  });

  it('is not known without a catalog', () => {
    expect(
      compare(sample, sampleWith({ '/edge_definitions/6': null }), withoutCatalog).changes,
    ).toMatchObject([{ reads: null }]);
  });
});
