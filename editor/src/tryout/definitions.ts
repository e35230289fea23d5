import type { MappingGenerator, NodeSchema, EdgeSchema } from 'mapping-generator';
import { declaredSchema, soundMapping, type Judged, type Schema } from '../workbench/schemas';
import type { DefinitionKind } from '../workbench/known';

interface Common {
  path: string;
  name: string;
  sql: string;
  /** The statements that make its table and load it. */
  create: string;
  copy: string;
  /** Where the rows are in the file system of the engine. */
  file: string;
}

export type TriedNode = Common & { kind: 'node'; schema: NodeSchema };
export type TriedEdge = Common & { kind: 'edge'; schema: EdgeSchema };

/** What is not tried, as it is invalid or its columns are not known. */
export interface Left {
  kind: DefinitionKind;
  path: string;
  name: string;
}

export interface Definitions {
  nodes: TriedNode[];
  edges: TriedEdge[];
  left: Left[];
}

const isNode = (schema: Schema): schema is NodeSchema => 'label' in schema;

function commonOf(
  generator: MappingGenerator,
  schema: Schema,
  at: string,
): Omit<Common, 'path' | 'sql'> {
  const name = isNode(schema) ? schema.label : schema.type;
  const create = isNode(schema) ? generator.nodeDdl(schema) : generator.edgeDdl(schema);
  return { name, create, copy: generator.copyFrom(name, at), file: `${at}rows.parquet` };
}

/** Null where the structure of the text has a fault: then it says nothing for sure about any of them. */
export function definitionsOf(
  generator: MappingGenerator,
  judged: Judged,
  folder = '/rows',
): Definitions | null {
  const mapping = soundMapping(judged);
  if (mapping === null) return null;
  const found: Definitions = { nodes: [], edges: [], left: [] };
  for (const [number, result] of judged.verdict.results.entries()) {
    const { kind, path, name, outcome } = result;
    const schema = result.schema ?? declaredSchema(result, mapping);
    const index = Number(path.split('/').at(-1));
    const { sql } =
      (kind === 'node' ? mapping.node_definitions : mapping.edge_definitions)?.[index] ?? {};
    const at = `${folder}/${number}/`;
    if (outcome === 'invalid' || schema === null || sql === undefined)
      found.left.push({ kind, path, name });
    else if (isNode(schema))
      found.nodes.push({ kind: 'node', schema, path, sql, ...commonOf(generator, schema, at) });
    else found.edges.push({ kind: 'edge', schema, path, sql, ...commonOf(generator, schema, at) });
  }
  return found;
}
