import { Ajv } from 'ajv';

// The check that a page would otherwise have: JSON.parse and a compiled JSON schema with the platform's patterns. It
// knows no positions, no duplicate keys, no did-you-mean, and nothing that holds between two definitions.

const reserved =
  'node relationship match where return create delete set remove with order limit skip union call yield';
const anyCase = (word) => word.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
const words = reserved.split(' ').map(anyCase).join('|');
const prefixes = ['_internal_', '_system_', '_ryugraph_'].map(anyCase).join('|');
const notReserved = `(?!(?:${words})$)(?!${prefixes})`;

const name = {
  type: 'string',
  minLength: 1,
  maxLength: 64,
  pattern: `^${notReserved}[A-Za-z][A-Za-z0-9_]*$`,
};
const type = {
  enum: 'STRING INT64 INT32 INT16 INT8 DOUBLE FLOAT DATE TIMESTAMP BOOL BLOB UUID LIST MAP STRUCT'.split(
    ' ',
  ),
};
const column = (columnType) => object({ name, type: columnType });
const properties = { type: 'array', maxItems: 100, items: column(type) };
const sql = { type: 'string', minLength: 1 };
const duration = { type: 'string', pattern: '^P(\\d+D)?(T(\\d+H)?(\\d+M)?(\\d+S)?)?$' };

function object(required, optional = {}) {
  return {
    type: 'object',
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  };
}

const node = object(
  { label: name, sql, primary_key: column({ enum: ['STRING', 'INT64', 'DATE', 'UUID'] }) },
  { properties },
);
const edgeType = { ...name, pattern: `^${notReserved}[A-Z][A-Z0-9_]*$` };
const edge = object(
  { type: edgeType, from_node: name, to_node: name, sql, from_key: name, to_key: name },
  { properties },
);
const mapping = object(
  { node_definitions: { type: 'array', minItems: 1, items: node } },
  {
    name: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\p{L}\\p{N} \\-_.]+$' },
    description: { type: 'string', maxLength: 4000 },
    ttl: duration,
    inactivity_timeout: duration,
    edge_definitions: { type: 'array', items: edge },
  },
);

const validate = new Ajv({ allErrors: true }).compile(mapping);

/** True when the text is JSON that the schema accepts. */
export function checkWithAjv(text) {
  return validate(JSON.parse(text));
}
