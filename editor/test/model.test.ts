// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { buildModel } from '../src/model/build-model';
import { judgementsOf } from '../src/model/judgements';
import { definitionAt, type MappingModel } from '../src/model/model';
import { homeOf, usesOf } from '../src/model/tables';
import { catalog, generator, modelOf, sampleText, session } from './support';

const outcomesOf = ({ nodes, edges }: MappingModel): string[] =>
  [...nodes, ...edges].map(({ outcome }) => outcome);

const node = (fields: object): string => JSON.stringify({ node_definitions: [fields] });
const region = {
  label: 'Region',
  sql: 'SELECT regionkey, name FROM tpch.tiny.region',
  primary_key: { name: 'regionkey', type: 'INT64' },
};

describe('the model of a mapping', () => {
  it('has what the text says, in its order', () => {
    const { nodes, edges, isCurrent } = modelOf(sampleText);
    expect(isCurrent).toBe(true);
    expect(nodes.map(({ label }) => label)).toEqual([
      'Customer',
      'PurchaseOrder',
      'Part',
      'Supplier',
      'Nation',
      'Region',
    ]);
    expect(nodes[0]).toMatchObject({
      path: '/node_definitions/0',
      key: { name: 'customer_id', type: 'INT64' },
    });
    expect(nodes[0]?.properties).toHaveLength(7);
    expect(edges[0]).toMatchObject({
      path: '/edge_definitions/0',
      type: 'PLACED',
      fromNode: 'Customer',
      toNode: 'PurchaseOrder',
    });
  });

  it('says what the check says, which is not the word of the cluster', () => {
    const model = modelOf(sampleText);
    expect(new Set(outcomesOf(model))).toEqual(new Set(['checked']));
    expect(model.nodes.every(({ problems }) => problems === 0)).toBe(true);
    const report = generator.check(sampleText, { catalog });
    const validated = buildModel({
      text: sampleText,
      judgements: judgementsOf(report, true),
      diagnostics: [],
      columnsOf: () => null,
    });
    expect(new Set(outcomesOf(validated))).toEqual(new Set(['valid']));
  });

  it('tells what is wrong from what will fail, what is incomplete and what is not known', () => {
    const broken = modelOf(sampleText.replace('"label": "Part"', '"label": "Order"'));
    expect(broken.nodes[2]).toMatchObject({ outcome: 'invalid' });
    expect(broken.nodes[2]?.problems).toBeGreaterThan(0);
    expect(modelOf(node(region)).nodes[0]?.outcome).toBe('fails');
    expect(modelOf(node({ ...region, sql: '' })).nodes[0]?.outcome).toBe('incomplete');
    expect(modelOf(node({ label: 'Region' })).nodes[0]?.outcome).toBe('incomplete');
    const foreign = node({
      ...region,
      sql: 'SELECT regionkey, name FROM other.b.region',
      properties: [{ name: 'name', type: 'STRING' }],
    });
    expect(modelOf(foreign).nodes[0]?.outcome).toBe('unchecked');
  });

  it('knows the columns of a query with the types of both sides, or none of them', () => {
    const [customer] = modelOf(sampleText).nodes;
    expect(customer?.columns?.[0]).toEqual({
      name: 'customer_id',
      type: 'bigint',
      graphType: 'INT64',
    });
    expect(customer?.columns).toHaveLength(8);
    expect(
      modelOf(node({ ...region, sql: 'SELECT nothing FROM tpch.tiny.region' })).nodes[0]?.columns,
    ).toBeNull();
    expect(modelOf(node({ ...region, sql: '' })).nodes[0]?.columns).toBeNull();
  });
});

describe('the model of a text that is no mapping yet', () => {
  it('keeps the last one while the text is no JSON, and says so', () => {
    const good = modelOf(sampleText);
    const broken = modelOf(sampleText.slice(0, -3), good);
    expect(broken.isCurrent).toBe(false);
    expect(broken.nodes).toBe(good.nodes);
    expect(modelOf('[1]', broken)).toBe(broken);
    expect(modelOf(sampleText, broken).isCurrent).toBe(true);
  });

  it('takes a text that is empty, and fields of any kind', () => {
    expect(modelOf('').nodes).toEqual([]);
    expect(modelOf('').isCurrent).toBe(true);
    const odd = modelOf(
      '{"node_definitions": [1, null, {"label": 5, "properties": {}}], "edge_definitions": "x"}',
    );
    expect(odd.nodes.map(({ label, properties }) => [label, properties])).toEqual([
      ['', []],
      ['', []],
      ['', []],
    ]);
    expect(odd.edges).toEqual([]);
  });

  it('finds a definition by its path', () => {
    const model = modelOf(sampleText);
    expect(definitionAt(model, '/edge_definitions/2')).toBe(model.edges[2]);
    expect(definitionAt(model, '/edge_definitions/99')).toBeNull();
    expect(definitionAt(model, null)).toBeNull();
  });
});

describe('the tables behind a mapping', () => {
  it('are those that its queries read, whatever the case of their names', () => {
    const text = JSON.stringify({
      node_definitions: [
        region,
        { ...region, label: 'Two', sql: 'SELECT regionkey, name FROM REGION' },
      ],
    });
    expect(usesOf(generator, modelOf(text), session).get('tpch.tiny.region')).toEqual([
      '/node_definitions/0',
      '/node_definitions/1',
    ]);
    expect(usesOf(generator, modelOf(text)).get('tpch.tiny.region')).toEqual([
      '/node_definitions/0',
    ]);
  });

  it('tell the one that a node is made of by its key, not by what is read first', () => {
    const [customer] = modelOf(sampleText).nodes;
    expect(customer && homeOf(generator, customer, catalog, session)).toEqual({
      table: ['tpch', 'tiny', 'customer'],
      column: 'custkey',
    });
    const upper = {
      sql: 'SELECT upper(name) AS n FROM tpch.tiny.region',
      key: { name: 'n', type: 'STRING' },
    };
    expect(homeOf(generator, upper, catalog, session)).toEqual({
      table: ['tpch', 'tiny', 'region'],
      column: null,
    });
    expect(homeOf(generator, { sql: '', key: null }, catalog, session)).toBeNull();
  });
});
