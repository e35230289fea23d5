import type { DeclaredColumn } from './model';

// Reads whatever JSON an author has so far: nothing about its fields is promised.

type Fields = Record<string, unknown>;

export interface ReadNode {
  path: string;
  label: string;
  sql: string;
  key: DeclaredColumn | null;
  properties: DeclaredColumn[];
}

export interface ReadEdge {
  path: string;
  type: string;
  fromNode: string;
  toNode: string;
  fromKey: string;
  toKey: string;
  sql: string;
  properties: DeclaredColumn[];
}

export interface ReadMapping {
  nodes: ReadNode[];
  edges: ReadEdge[];
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

const itemsOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.map(fieldsOf) : []);

const columnOf = ({ name, type }: Fields): DeclaredColumn => ({
  name: textOf(name),
  type: textOf(type),
});

function nodeOf(fields: Fields, index: number): ReadNode {
  const key = fields.primary_key;
  return {
    path: `/node_definitions/${index}`,
    label: textOf(fields.label),
    sql: textOf(fields.sql),
    key: typeof key === 'object' && key !== null ? columnOf(key as Fields) : null,
    properties: itemsOf(fields.properties).map(columnOf),
  };
}

function edgeOf(fields: Fields, index: number): ReadEdge {
  return {
    path: `/edge_definitions/${index}`,
    type: textOf(fields.type),
    fromNode: textOf(fields.from_node),
    toNode: textOf(fields.to_node),
    fromKey: textOf(fields.from_key),
    toKey: textOf(fields.to_key),
    sql: textOf(fields.sql),
    properties: itemsOf(fields.properties).map(columnOf),
  };
}

/** The definitions of a text; null where it is no JSON object. A text without anything is a mapping without anything. */
export function readMapping(text: string): ReadMapping | null {
  if (text.trim() === '') return { nodes: [], edges: [] };
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    const { node_definitions: nodes, edge_definitions: edges } = value as Fields;
    return { nodes: itemsOf(nodes).map(nodeOf), edges: itemsOf(edges).map(edgeOf) };
  } catch {
    return null;
  }
}
