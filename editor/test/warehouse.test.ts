// @vitest-environment node
import type { CatalogSnapshot, MappingSuggestion } from 'mapping-generator';
import { describe, expect, it } from 'vitest';
import { additions } from '../src/graph/graph-edits';
import { ageWords } from '../src/warehouse/Age';
import { chosenOf, proposalOf, type Proposal } from '../src/warehouse/proposal';
import { proposalRows } from '../src/warehouse/proposal-rows';
import { searchRows } from '../src/warehouse/search-rows';
import { nodeOfTable } from '../src/warehouse/table-node';
import { warehouseTexts } from '../src/warehouse/texts';
import { indexOf } from '../src/warehouse/warehouse-index';
import { tablesUnder, treeRows, type RowState } from '../src/warehouse/warehouse-rows';
import { catalog, edited, generator, modelOf, sampleText, session, snapshot } from './support';

const sources = { generator, catalog, session };
const statusOf = (mapping: object): string =>
  generator.check(JSON.stringify(mapping), { catalog, session }).status;
const suggest = (...tables: string[]): MappingSuggestion =>
  generator.suggestMapping(catalog, { tables, session });
const all = snapshot.tables.map(({ catalog: first, schema, name }) => `${first}.${schema}.${name}`);

/** The mapping after everything of a proposal was added to a text. */
function added(
  text: string,
  proposal: Proposal,
  dropped: readonly string[] = [],
): ReturnType<typeof edited> {
  const { nodes, edges } = chosenOf(proposal, (id) => (dropped.includes(id) ? 'dropped' : 'open'));
  return edited(text, additions(modelOf(text), nodes, edges));
}

describe('a proposal for an empty mapping', () => {
  const proposal = proposalOf(sources, suggest(...all), modelOf('{}'));

  it('is the suggestion, each part with its tier and reason, and valid', () => {
    expect(proposal.nodes.length).toBeGreaterThan(5);
    expect(proposal.edges.length).toBeGreaterThan(5);
    for (const { reason } of [...proposal.nodes, ...proposal.edges]) expect(reason).not.toBe('');
    expect(proposal.present).toEqual([]);
    expect(statusOf(added('{}', proposal))).toBe('valid');
  });

  it('stays valid whatever node is dropped: its edges go with it', () => {
    for (const { id, definition } of proposal.nodes) {
      const mapping = added('{}', proposal, [id]);
      expect(mapping.node_definitions.map(({ label }) => label)).not.toContain(definition.label);
      expect(mapping.edge_definitions?.length).toBeLessThan(proposal.edges.length);
      expect(statusOf(mapping)).toBe('valid');
    }
  });

  it('is told as a tree in which each group says how many there are', () => {
    const t = warehouseTexts('en');
    const rows = proposalRows(proposal, () => 'open', new Set(), t);
    expect(rows[0]?.text).toBe(`Nodes (${proposal.nodes.length})`);
    expect(rows.filter(({ level }) => level === 1).map(({ position }) => position)).toEqual([1, 2]);
    const [first] = proposal.nodes;
    expect(rows[1]).toMatchObject({
      level: 2,
      position: 1,
      siblings: proposal.nodes.length,
      state: 'open',
      reason: first?.reason,
    });
    const dropped = proposalRows(
      proposal,
      (id) => (id === first?.id ? 'dropped' : 'open'),
      new Set(['nodes']),
      t,
    );
    expect(dropped.some(({ state }) => state === 'needsNode')).toBe(true);
    expect(dropped.some(({ item }) => item?.kind === 'node')).toBe(false);
  });
});

describe('a proposal beside what is there', () => {
  const model = modelOf(sampleText);
  const proposal = proposalOf(sources, suggest(...all), model);

  it('adds no node of a table that has one, and keeps every definition', () => {
    expect(proposal.present.map(({ label }) => label).sort()).toEqual([
      'Customer',
      'Nation',
      'Part',
      'PurchaseOrder',
      'Region',
      'Supplier',
    ]);
    expect(
      proposal.nodes
        .map(({ table }) => table[2])
        .every((name) => ['lineitem', 'partsupp'].includes(name)),
    ).toBe(true);
    const before = JSON.parse(sampleText) as ReturnType<typeof edited>;
    const after = added(sampleText, proposal);
    expect(after.node_definitions.slice(0, 6)).toEqual(before.node_definitions);
    expect(after.edge_definitions?.slice(0, 7)).toEqual(before.edge_definitions);
    expect(statusOf(after)).toBe('valid');
  });

  it('leads new edges to the labels that are there, and proposes none again', () => {
    const text = JSON.stringify({ ...(JSON.parse(sampleText) as object), edge_definitions: [] });
    const fresh = proposalOf(sources, suggest(...all), modelOf(text));
    expect(fresh.edges.some(({ definition }) => definition.to_node === 'PurchaseOrder')).toBe(true);
    const whole = added(text, fresh);
    expect(statusOf(whole)).toBe('valid');
    const again = proposalOf(sources, suggest(...all), modelOf(JSON.stringify(whole)));
    expect([again.nodes, again.edges]).toEqual([[], []]);
    expect(
      proposal.edges.map(({ definition: { from_node: from, to_node: to } }) => [from, to]),
    ).not.toContainEqual(['Nation', 'Region']);
  });
});

describe('a proposal beside something else', () => {
  it('proposes no edge to a node that has another key, and says so', () => {
    const text = JSON.stringify({
      node_definitions: [
        {
          label: 'Nation',
          sql: 'SELECT name FROM tpch.tiny.nation',
          primary_key: { name: 'name', type: 'STRING' },
        },
      ],
    });
    const { present, nodes, edges } = proposalOf(
      sources,
      suggest('tpch.tiny.nation', 'tpch.tiny.region'),
      modelOf(text),
    );
    expect(present).toMatchObject([{ label: 'Nation', isKeyed: false }]);
    expect(nodes.map(({ definition }) => definition.label)).toEqual(['Region']);
    expect(edges).toEqual([]);
  });

  it('gives no name that is taken', () => {
    const text = JSON.stringify({
      node_definitions: [
        {
          label: 'Region',
          sql: 'SELECT nationkey, name FROM tpch.tiny.nation',
          primary_key: { name: 'nationkey', type: 'INT64' },
          properties: [{ name: 'name', type: 'STRING' }],
        },
      ],
    });
    const fresh = proposalOf(
      sources,
      suggest('tpch.tiny.region', 'tpch.tiny.nation'),
      modelOf(text),
    );
    expect(fresh.nodes.map(({ definition }) => definition.label)).toEqual(['Region_2']);
    expect(fresh.edges[0]?.definition).toMatchObject({ from_node: 'Region', to_node: 'Region_2' });
    expect(statusOf(added(text, fresh))).toBe('valid');
  });
});

describe('a node of a table', () => {
  it('is valid, and has a label of its own', () => {
    for (const { catalog: first, schema, name } of snapshot.tables) {
      const node = nodeOfTable(sources, modelOf(''), [first, schema, name]);
      expect(statusOf({ node_definitions: [node] })).toBe('valid');
    }
    expect(nodeOfTable(sources, modelOf(sampleText), ['tpch', 'tiny', 'region'])?.label).toBe(
      'Region_2',
    );
    expect(nodeOfTable(sources, modelOf(''), ['tpch', 'tiny', 'none'])).toBeNull();
  });
});

const large: CatalogSnapshot = {
  captured_at: '2026-11-23T00:00:00Z',
  covers: [{ catalog: 'hive' }, { catalog: 'hive', schema: 'empty' }],
  tables: Array.from({ length: 50_000 }, (_, index) => ({
    catalog: 'hive',
    schema: `s${index % 50}`,
    name: `t_${index}`,
    columns: [{ name: 'id', type: 'bigint' }],
  })),
};

describe('the tree of the warehouse', () => {
  const nothing: RowState = { expanded: new Set(), ticked: new Set() };
  const index = indexOf(snapshot);

  it('has a row for all that is unfolded, with its place among its siblings', () => {
    expect(treeRows(index, nothing).map(({ id }) => id)).toEqual(['tpch']);
    const rows = treeRows(index, {
      ...nothing,
      expanded: new Set(['tpch', 'tpch.tiny', 'tpch.tiny.region']),
    });
    const region = rows.find(({ id }) => id === 'tpch.tiny.region');
    expect(region).toMatchObject({ level: 3, isExpanded: true, checked: false });
    const columns = rows.filter(({ level }) => level === 4);
    expect(columns.map(({ text, aside }) => `${text} ${aside}`)).toEqual([
      'regionkey bigint',
      'name varchar(25)',
      'comment varchar(152)',
    ]);
    expect(columns.map(({ position, siblings }) => [position, siblings])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });

  it('ticks what holds tables by the tables that are ticked', () => {
    const ticked = new Set(tablesUnder(index, ['tpch', 'tiny', 'region']));
    expect(treeRows(index, { ...nothing, ticked })[0]?.checked).toBe('mixed');
    expect(
      treeRows(index, { ...nothing, ticked: new Set(tablesUnder(index, ['tpch'])) })[0]?.checked,
    ).toBe(true);
    expect(treeRows(index, nothing)[0]?.checked).toBe(false);
  });

  it('shows a schema without tables, and 50,000 tables', () => {
    const whole = indexOf(large);
    const open = new Set(['hive', ...Array.from({ length: 50 }, (_, at) => `hive.s${at}`)]);
    const rows = treeRows(whole, { ...nothing, expanded: open });
    expect(rows).toHaveLength(1 + 51 + 50_000);
    expect(rows.find(({ id }) => id === 'hive.empty')).toMatchObject({
      aside: '0',
      checked: false,
    });
    expect(tablesUnder(whole, ['hive', 's7'])).toHaveLength(1000);
  });

  it('finds by name, the best first, and says what holds it', () => {
    const rows = searchRows(large, indexOf(large), 't_49999', nothing);
    expect(rows[0]).toMatchObject({
      id: 'hive.s49.t_49999',
      kind: 'table',
      checked: false,
      text: 't_49999 · hive.s49',
    });
    const columns = searchRows(snapshot, index, 'custkey', nothing);
    expect(columns[0]).toMatchObject({ kind: 'column', aside: 'bigint' });
    expect(searchRows(snapshot, index, 'zzzz', nothing)).toEqual([]);
  });
});

describe('the age of the warehouse', () => {
  it('is told in the largest unit that fits', () => {
    const now = Date.parse('2026-11-29T12:00:00Z');
    expect(ageWords(now - 3 * 3_600_000, now, 'en')).toBe('3 hours ago');
    expect(ageWords(now - 90_000, now, 'en')).toBe('1 minute ago');
    expect(ageWords(now - 5_000, now, 'en')).toBe('now');
    expect(ageWords(now - 50 * 3_600_000, now, 'en')).toBe('2 days ago');
  });
});
