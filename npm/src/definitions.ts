import { MappingError } from './errors.js';
import type { MappingInput } from './interface.js';
import { toInput } from './mapping-text.js';
import { withoutTerminator } from './sql-text.js';
import type { EdgeDefinition, Mapping, NodeDefinition } from './types.js';

/** A definition as far as its query matters. */
export interface Definition {
  kind: 'node' | 'edge';
  /** The label or the type. */
  name: string;
  /** Its JSON pointer. */
  path: string;
  /** Without semicolons at its end. */
  sql: string;
  /** The columns that it counts on, each with the JSON pointer of who does. */
  columns: Map<string, string>;
}

/**
 * The definitions of a mapping, nodes first.
 *
 * @throws MappingError `bad_argument` where it has not the shape of a mapping
 */
export function definitionsOf(mapping: MappingInput): Definition[] {
  const { input } = toInput(mapping);
  try {
    const text = typeof input === 'string' ? input : new TextDecoder().decode(input);
    const { node_definitions: nodes, edge_definitions: edges } = JSON.parse(text) as Mapping;
    return [...nodes.map(ofNode), ...(edges ?? []).map(ofEdge)];
  } catch (cause) {
    const message = 'The mapping has not the shape of one: check it first';
    throw new MappingError('bad_argument', message, { cause });
  }
}

function ofNode({ label, sql, primary_key: key, properties }: NodeDefinition, index: number) {
  const path = `/node_definitions/${String(index)}`;
  const keys: [string, string][] = [[key.name, `${path}/primary_key`]];
  return {
    kind: 'node' as const,
    name: label,
    path,
    sql: withoutTerminator(sql),
    columns: columnsOf(path, keys, properties),
  };
}

function ofEdge(edge: EdgeDefinition, index: number) {
  const { type, sql, properties } = edge;
  const path = `/edge_definitions/${String(index)}`;
  const keys: [string, string][] = [
    [edge.from_key, `${path}/from_key`],
    [edge.to_key, `${path}/to_key`],
  ];
  return {
    kind: 'edge' as const,
    name: type,
    path,
    sql: withoutTerminator(sql),
    columns: columnsOf(path, keys, properties),
  };
}

function columnsOf(
  path: string,
  keys: [string, string][],
  properties: { name: string }[] = [],
): Map<string, string> {
  const ofProperties = properties.map(
    ({ name }, index) => [name, `${path}/properties/${String(index)}`] as const,
  );
  return new Map([...keys, ...ofProperties]);
}
