import { Ajv } from 'ajv';
import * as formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';

import { toOpenLineage } from '../dist/index.js';
import type { CatalogSnapshot, Mapping } from '../dist/index.js';
import { generator } from './support.js';

const column = (name: string, type = 'bigint') => ({ name, type });
const table = (name: string, ...columns: ReturnType<typeof column>[]) => ({
  catalog: 'hive',
  schema: 'sales',
  name,
  columns,
});
const snapshot: CatalogSnapshot = {
  captured_at: '2026-11-23T00:00:00Z',
  tables: [
    table(
      'customers',
      column('customer_id'),
      column('name', 'varchar'),
      column('region', 'varchar'),
    ),
    table('orders', column('customer_id'), column('product_id'), column('amount', 'double')),
  ],
};
const catalog = generator.catalog(snapshot, { ttlMs: Infinity });
const session = { catalog: 'hive', schema: 'sales' };

const mapping: Mapping = {
  node_definitions: [
    {
      label: 'Customer',
      sql: "SELECT customer_id, upper(name) AS name FROM customers WHERE region <> 'x'",
      primary_key: { name: 'customer_id', type: 'INT64' },
      properties: [{ name: 'name', type: 'STRING' }],
    },
    {
      label: 'Product',
      sql: 'SELECT product_id, p.title FROM orders JOIN lake.raw.products p USING (product_id)',
      primary_key: { name: 'product_id', type: 'INT64' },
      properties: [{ name: 'title', type: 'STRING' }],
    },
    {
      label: 'Broken',
      sql: 'SELECT nope FROM customers',
      primary_key: { name: 'nope', type: 'INT64' },
    },
  ],
  edge_definitions: [
    {
      type: 'BOUGHT',
      from_node: 'Customer',
      to_node: 'Product',
      sql: 'SELECT customer_id, product_id, sum(amount) AS total FROM orders GROUP BY 1, 2',
      from_key: 'customer_id',
      to_key: 'product_id',
      properties: [{ name: 'total', type: 'DOUBLE' }],
    },
  ],
};

const of = (name: string, columnName: string) => ({
  catalog: 'hive',
  schema: 'sales',
  table: name,
  column: columnName,
});

describe('the lineage of a mapping', () => {
  const lineage = generator.lineage(mapping, { catalog, session });

  it('tells where each column comes from, and what decides about the rows', () => {
    expect(lineage.nodes[0]).toEqual({
      label: 'Customer',
      columns: [
        {
          name: 'customer_id',
          sources: [{ ...of('customers', 'customer_id'), transformation: 'IDENTITY' }],
          certain: true,
        },
        {
          name: 'name',
          sources: [{ ...of('customers', 'name'), transformation: 'TRANSFORMATION' }],
          certain: true,
        },
      ],
      influences: [{ ...of('customers', 'region'), subtype: 'FILTER' }],
    });
    expect(lineage.edges).toEqual([
      {
        type: 'BOUGHT',
        columns: [
          {
            name: 'customer_id',
            sources: [{ ...of('orders', 'customer_id'), transformation: 'IDENTITY' }],
            certain: true,
          },
          {
            name: 'product_id',
            sources: [{ ...of('orders', 'product_id'), transformation: 'IDENTITY' }],
            certain: true,
          },
          {
            name: 'total',
            sources: [{ ...of('orders', 'amount'), transformation: 'AGGREGATION' }],
            certain: true,
          },
        ],
        influences: [
          { ...of('orders', 'customer_id'), subtype: 'GROUP_BY' },
          { ...of('orders', 'product_id'), subtype: 'GROUP_BY' },
        ],
      },
    ]);
  });

  it('says of what the catalog does not tell that it is not certain', () => {
    expect(lineage.nodes[1]?.columns).toMatchObject([
      { name: 'product_id', certain: false },
      { name: 'title', sources: [], certain: false },
    ]);
    expect(lineage.nodes[2]).toEqual({
      label: 'Broken',
      columns: [{ name: 'nope', sources: [], certain: false }],
      influences: [],
    });
  });

  it('is the same for the text and the bytes of the mapping, and refuses what is none', () => {
    const text = JSON.stringify(mapping);
    expect(generator.lineage(text, { catalog, session })).toEqual(lineage);
    expect(generator.lineage(new TextEncoder().encode(text), { catalog, session })).toEqual(
      lineage,
    );
    expect(() => generator.lineage('{}', { catalog })).toThrow(
      expect.objectContaining({ code: 'bad_argument' }) as Error,
    );
  });
});

// The parts of OpenLineage's schema of the facet, 1-2-0, that say what must be there and of which kind.
const field = {
  type: 'object',
  required: ['namespace', 'name', 'field'],
  properties: {
    namespace: { type: 'string' },
    name: { type: 'string' },
    field: { type: 'string' },
    transformations: {
      type: 'array',
      items: {
        type: 'object',
        required: ['type'],
        properties: {
          type: { enum: ['DIRECT', 'INDIRECT'] },
          subtype: { type: 'string' },
          description: { type: 'string' },
          masking: { type: 'boolean' },
        },
      },
    },
  },
};
const facet = {
  type: 'object',
  required: ['_producer', '_schemaURL', 'fields'],
  properties: {
    _producer: { type: 'string', format: 'uri' },
    _schemaURL: { type: 'string', format: 'uri' },
    fields: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['inputFields'],
        properties: { inputFields: { type: 'array', items: field } },
      },
    },
    dataset: { type: 'array', items: field },
  },
};

describe('OpenLineage', () => {
  const lineage = generator.lineage(mapping, { catalog, session });
  const datasets = toOpenLineage(lineage, { namespace: 'trino://warehouse:8080' });

  it('has a dataset for each definition with a valid facet', () => {
    const ajv = new Ajv();
    formats.default(ajv);
    const validate = ajv.compile(facet);
    expect(datasets.map(({ name }) => name)).toEqual(['Customer', 'Product', 'Broken', 'BOUGHT']);
    for (const { facets } of datasets) {
      validate(JSON.parse(JSON.stringify(facets.columnLineage)));
      expect(validate.errors).toBeNull();
    }
  });

  it('has sources as direct and influences as indirect transformations', () => {
    const [customer] = datasets;
    const input = { namespace: 'trino://warehouse:8080', name: 'hive.sales.customers' };
    const direct = { type: 'DIRECT', description: '', masking: false };
    expect(customer?.facets.columnLineage.fields).toEqual({
      customer_id: {
        inputFields: [
          {
            ...input,
            field: 'customer_id',
            transformations: [{ ...direct, subtype: 'IDENTITY' }],
          },
        ],
      },
      name: {
        inputFields: [
          { ...input, field: 'name', transformations: [{ ...direct, subtype: 'TRANSFORMATION' }] },
        ],
      },
    });
    expect(customer?.facets.columnLineage.dataset).toEqual([
      {
        ...input,
        field: 'region',
        transformations: [{ type: 'INDIRECT', subtype: 'FILTER', description: '', masking: false }],
      },
    ]);
  });

  it('names a column once that has several influences, and keeps any name', () => {
    const column = of('orders', '__proto__');
    const node = {
      label: 'T',
      columns: [
        {
          name: '__proto__',
          sources: [{ ...column, transformation: 'IDENTITY' as const }],
          certain: true,
        },
      ],
      influences: [
        { ...column, subtype: 'FILTER' as const },
        { ...column, subtype: 'SORT' as const },
      ],
    };
    const [dataset] = toOpenLineage({ nodes: [node], edges: [] }, { namespace: 'n' });
    const { fields, dataset: influences } = dataset!.facets.columnLineage;
    expect(Object.keys(fields)).toEqual(['__proto__']);
    expect(influences.map(({ transformations }) => transformations.length)).toEqual([2]);
  });
});
