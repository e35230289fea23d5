// A mapping of any size: made up, but like those that people write. Half a definition's text is SQL.

const types = ['STRING', 'INT64', 'DOUBLE', 'DATE', 'TIMESTAMP', 'BOOL'];

/** Pretty-printed JSON of at least `bytes` bytes with as few definitions as that takes. */
export function mappingText(bytes) {
  const count = Math.max(1, Math.ceil(bytes / definitionBytes));
  return JSON.stringify(mappingWith(count), null, 2);
}

export function mappingWith(count) {
  const nodes = Math.ceil((count * 2) / 3);
  return {
    name: 'Customer 360',
    description: 'What customers bought, where and when.',
    ttl: 'P30D',
    node_definitions: Array.from({ length: nodes }, (_, index) => node(index)),
    edge_definitions: Array.from({ length: count - nodes }, (_, index) => edge(index)),
  };
}

function node(index) {
  const properties = propertiesOf(index, 12);
  const columns = ['customer_id', ...properties.map(({ name }) => name)];
  return {
    label: `Customer${index}`,
    sql: sqlOf(index, columns),
    primary_key: { name: 'customer_id', type: 'INT64' },
    properties,
  };
}

function edge(index) {
  const properties = propertiesOf(index, 10);
  const columns = ['customer_id', 'referrer_id', ...properties.map(({ name }) => name)];
  return {
    type: `REFERRED_BY_${index}`,
    from_node: `Customer${index}`,
    to_node: `Customer${index + 1}`,
    sql: sqlOf(index, columns),
    from_key: 'customer_id',
    to_key: 'referrer_id',
    properties,
  };
}

function propertiesOf(index, count) {
  return Array.from({ length: count }, (_, place) => ({
    name: `attribute_${index}_${place}`,
    type: types[(index + place) % types.length],
  }));
}

function sqlOf(index, columns) {
  const selected = columns.map(
    (name, place) => `  CAST(source_${index}.column_${place} AS varchar) AS "${name}"`,
  );
  return `SELECT\n${selected.join(',\n')}\nFROM analytics.source_${index}\nWHERE source_${index}.region = 'Zürich'`;
}

const definitionBytes = JSON.stringify(mappingWith(30), null, 2).length / 30;
