import type {
  EdgeDefinition,
  Mapping,
  NodeDefinition,
  PropertyDefinition,
} from 'mapping-generator';

/** A definition as the text has it: what is missing or of another kind is empty. */
export interface Definition {
  kind: 'node' | 'edge';
  /** JSON pointer: `/node_definitions/0`. */
  path: string;
  /** The label or the type. */
  name: string;
  sql: string;
  /** The columns in front of the properties. */
  keys: Key[];
  properties: Property[];
  /** Whether there is a list of properties in the text. */
  hasProperties: boolean;
  /** Of an edge: the labels. */
  from: string;
  to: string;
}

export interface Key extends PropertyDefinition {
  /** The JSON pointer of its name. */
  path: string;
}

/** A property that is not of the right shape has empty parts. */
export type Property = Key;

type Loose<Value> = { [Name in keyof Value]?: unknown };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const objectOf = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {});

function propertiesOf(path: string, properties: unknown): Property[] {
  return listOf(properties).map((property, index) => {
    const { name, type } = objectOf(property);
    return { name: textOf(name), type: textOf(type), path: `${path}/properties/${index}/name` };
  });
}

function nodeOf(value: unknown, index: number): Definition {
  const path = `/node_definitions/${index}`;
  const { label, sql, primary_key: key, properties }: Loose<NodeDefinition> = objectOf(value);
  const { name, type } = objectOf(key);
  return {
    kind: 'node',
    path,
    name: textOf(label),
    sql: textOf(sql),
    keys: [{ name: textOf(name), type: textOf(type), path: `${path}/primary_key/name` }],
    properties: propertiesOf(path, properties),
    hasProperties: Array.isArray(properties),
    from: '',
    to: '',
  };
}

function edgeOf(value: unknown, index: number): Definition {
  const path = `/edge_definitions/${index}`;
  const edge: Loose<EdgeDefinition> = objectOf(value);
  const keyOf = (field: 'from_key' | 'to_key'): Key => ({
    name: textOf(edge[field]),
    type: '',
    path: `${path}/${field}`,
  });
  return {
    kind: 'edge',
    path,
    name: textOf(edge.type),
    sql: textOf(edge.sql),
    keys: [keyOf('from_key'), keyOf('to_key')],
    properties: propertiesOf(path, edge.properties),
    hasProperties: Array.isArray(edge.properties),
    from: textOf(edge.from_node),
    to: textOf(edge.to_node),
  };
}

/** The definitions of a mapping's text, nodes first; null where it is no JSON object. */
export function readDefinitions(text: string): Definition[] | null {
  try {
    const mapping: unknown = JSON.parse(text);
    if (!isObject(mapping)) return null;
    const { node_definitions: nodes, edge_definitions: edges }: Loose<Mapping> = mapping;
    return [...listOf(nodes).map(nodeOf), ...listOf(edges).map(edgeOf)];
  } catch {
    return null;
  }
}

/** Where the name of a definition stands. */
export const namePathOf = ({ kind, path }: Pick<Definition, 'kind' | 'path'>): string =>
  `${path}/${kind === 'node' ? 'label' : 'type'}`;
