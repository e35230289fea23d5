// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { edgeCandidates, columnCandidates } from '../src/graph/edge-candidates';
import {
  additions,
  deleteEdits,
  edgesOf,
  emptyEdge,
  emptyNode,
  freeName,
  nameProblem,
  renameEdits,
} from '../src/graph/graph-edits';
import type { MappingModel, NodeModel } from '../src/model/model';
import { catalog, edited, generator, modelOf, sampleText, session } from './support';

const model = modelOf(sampleText);
const nodeCalled = (label: string, { nodes }: MappingModel = model): NodeModel => {
  const node = nodes.find((each) => each.label === label);
  if (!node) throw new Error(`no node ${label}`);
  return node;
};
const statusOf = (mapping: object): string =>
  generator.check(JSON.stringify(mapping), { catalog, session }).status;

describe('renaming in the graph', () => {
  it('takes the edges along, so that the mapping stays valid', () => {
    const mapping = edited(
      sampleText,
      renameEdits(model, nodeCalled('PurchaseOrder'), 'SalesOrder'),
    );
    expect(statusOf(mapping)).toBe('valid');
    expect(JSON.stringify(mapping)).not.toContain('"PurchaseOrder"');
  });

  it('changes of an edge its type alone', () => {
    const [placed] = model.edges;
    expect(placed && renameEdits(model, placed, 'ORDERED')).toEqual([
      { path: '/edge_definitions/0/type', value: 'ORDERED' },
    ]);
  });

  it('leaves edges with the first of two nodes of one label', () => {
    const text = sampleText.replace('"label": "Part"', '"label": "Customer"');
    const twice = modelOf(text);
    const [first, , second] = twice.nodes;
    expect(first && renameEdits(twice, first, 'Buyer').length).toBeGreaterThan(1);
    expect(second && renameEdits(twice, second, 'Buyer')).toEqual([
      { path: '/node_definitions/2/label', value: 'Buyer' },
    ]);
  });

  it('is refused in the words of the check', () => {
    const part = nodeCalled('Part');
    const problem = (name: string): string | null =>
      nameProblem(generator, model, part, name, { locale: 'en' });
    expect(problem('Component')).toBeNull();
    expect(problem('Order')).toMatch(/reserved/i);
    expect(problem('Customer')).toMatch(/Customer/);
    expect(problem('1st')).not.toBeNull();
    expect(problem('')).not.toBeNull();
    expect(nameProblem(generator, model, part, 'Order', { locale: 'zh' })).not.toBe(
      problem('Order'),
    );
    const [placed] = model.edges;
    expect(
      placed && nameProblem(generator, model, placed, 'placed', { locale: 'en' }),
    ).not.toBeNull();
    expect(
      placed && nameProblem(generator, model, placed, 'CONTAINS', { locale: 'en' }),
    ).not.toBeNull();
    expect(placed && nameProblem(generator, model, placed, 'ORDERED', { locale: 'en' })).toBeNull();
  });
});

describe('deleting in the graph', () => {
  it('takes a node out with its edges, and the rest stays valid', () => {
    const nation = nodeCalled('Nation');
    expect(edgesOf(model, nation).map(({ type }) => type)).toEqual([
      'CUSTOMER_IN',
      'SUPPLIER_IN',
      'IN_REGION',
    ]);
    const mapping = edited(sampleText, deleteEdits(model, nation, true));
    expect(mapping.node_definitions.map(({ label }) => label)).not.toContain('Nation');
    expect(mapping.edge_definitions?.map(({ type }) => type)).toEqual([
      'PLACED',
      'CONTAINS',
      'FULFILLED_BY',
      'SUPPLIES',
    ]);
    expect(statusOf(mapping)).toBe('valid');
  });

  it('takes the node alone where that is wanted', () => {
    expect(deleteEdits(model, nodeCalled('Nation'), false)).toEqual([
      { path: '/node_definitions/4', remove: true },
    ]);
  });
});

describe('adding in the graph', () => {
  it('writes the list where there is none yet, and behind what is there', () => {
    const empty = modelOf('{}');
    expect(
      edited('{}', additions(empty, [emptyNode('A'), emptyNode('B')], [emptyEdge('E', 'A', 'B')])),
    ).toEqual({
      node_definitions: [emptyNode('A'), emptyNode('B')],
      edge_definitions: [emptyEdge('E', 'A', 'B')],
    });
    const more = edited(sampleText, additions(model, [emptyNode('A'), emptyNode('B')], []));
    expect(more.node_definitions.slice(-2).map(({ label }) => label)).toEqual(['A', 'B']);
    expect(freeName(['A', 'A_2'], 'A')).toBe('A_3');
    expect(freeName(['A'], 'B')).toBe('B');
  });

  it('begins with what is incomplete, not with what is wrong', () => {
    const added = modelOf(
      JSON.stringify(
        edited(
          sampleText,
          additions(model, [emptyNode('NewNode')], [emptyEdge('NEW_EDGE', 'Part', 'Nation')]),
        ),
      ),
    );
    expect(added.nodes.at(-1)?.outcome).toBe('incomplete');
    expect(added.edges.at(-1)?.outcome).toBe('incomplete');
  });
});

describe('the queries that can make an edge', () => {
  const sources = {
    generator,
    catalog,
    session,
    locale: 'en' as const,
    model: modelOf(JSON.stringify({ ...(JSON.parse(sampleText) as object), edge_definitions: [] })),
  };
  const between = (from: string, to: string): ReturnType<typeof edgeCandidates> =>
    edgeCandidates(sources, nodeCalled(from, sources.model), nodeCalled(to, sources.model));

  it('come from the names of the warehouse, with a reason, and are valid', () => {
    for (const [from, to] of [
      ['Nation', 'Region'],
      ['Customer', 'Nation'],
      ['Supplier', 'Part'],
    ] as const) {
      const [best] = between(from, to);
      expect(best).toMatchObject({
        outcome: 'checked',
        definition: { from_node: from, to_node: to },
      });
      expect(best?.reason).not.toBe('');
      expect(
        new Set(between(from, to).map(({ definition }) => definition.sql.replace(/ AS \w+/g, '')))
          .size,
      ).toBe(between(from, to).length);
      const mapping = edited(
        sampleText,
        additions(model, [], best ? [{ ...best.definition, type: 'NEW' }] : []),
      );
      expect(statusOf(mapping)).toBe('valid');
    }
  });

  it('are turned round where the edge is drawn the other way', () => {
    const [there] = between('Customer', 'Nation');
    const [back] = between('Nation', 'Customer');
    expect(back).toMatchObject({
      outcome: 'checked',
      definition: { from_node: 'Nation', to_node: 'Customer' },
    });
    expect([back?.definition.from_key, back?.definition.to_key]).toEqual([
      there?.definition.to_key,
      there?.definition.from_key,
    ]);
  });

  it('are none where the names tell of none, or no catalog is there', () => {
    expect(between('Region', 'Part')).toEqual([]);
    expect(between('Part', 'Supplier')[0]?.definition.sql).toContain('partsupp');
    expect(
      edgeCandidates({ ...sources, catalog: null }, nodeCalled('Nation'), nodeCalled('Region')),
    ).toEqual([]);
  });

  it('can be by a column that the author chose', () => {
    const column = {
      table: ['tpch', 'tiny', 'customer'] as [string, string, string],
      column: 'nationkey',
    };
    const [byHand] = columnCandidates(sources, column, nodeCalled('Nation', sources.model));
    expect(byHand).toMatchObject({
      outcome: 'checked',
      definition: { from_node: 'Customer', to_node: 'Nation' },
    });
    const [odd] = columnCandidates(
      sources,
      { ...column, column: 'comment' },
      nodeCalled('Nation', sources.model),
    );
    expect(odd?.definition.sql).toContain('CAST(comment AS bigint)');
    expect(
      columnCandidates(
        sources,
        { ...column, table: ['tpch', 'tiny', 'none'] },
        nodeCalled('Nation', sources.model),
      ),
    ).toEqual([]);
  });
});
