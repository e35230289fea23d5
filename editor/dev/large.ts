import type { CatalogSnapshot } from 'mapping-generator';

// What is large, the same at each visit.

function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state % below;
  };
}

/** 400 nodes and 600 edges. */
export function largeMapping(): string {
  const random = randomOf(7);
  const properties = [{ name: 'name', type: 'STRING' }];
  const nodes = Array.from({ length: 400 }, (_, index) => ({
    label: `Table${index}`,
    sql:
      index % 11 === 0
        ? 'SELECT nationkey FORM tpch.tiny.nation'
        : 'SELECT nationkey, name FROM tpch.tiny.nation',
    primary_key: { name: 'nationkey', type: 'INT64' },
    properties,
  }));
  const edges = Array.from({ length: 600 }, (_, index) => ({
    type: `LEADS_TO_${index}`,
    from_node: `Table${random(400)}`,
    to_node: `Table${random(index % 3 === 0 ? 12 : 400)}`,
    sql: 'SELECT nationkey AS a, regionkey AS b FROM tpch.tiny.nation',
    from_key: 'a',
    to_key: 'b',
  }));
  return JSON.stringify({ node_definitions: nodes, edge_definitions: edges }, null, 2);
}

export function largeWarehouse(tables: number): CatalogSnapshot {
  const columns = Array.from({ length: 20 }, (_, index) => ({
    name: index === 0 ? 'id' : `column_${index}`,
    type: index % 3 ? 'varchar' : 'bigint',
  }));
  return {
    captured_at: '2026-11-25T04:15:43.503Z',
    tables: Array.from({ length: tables }, (_, index) => ({
      catalog: 'hive',
      schema: `schema_${index % 20}`,
      name: `table_${index}`,
      columns,
    })),
  };
}
