import { MappingError, type EdgeSchema, type Mapping, type MappingGenerator, type NodeSchema } from 'mapping-generator';
import { parseMapping } from '../workbench/known';
import type { State } from '../workbench/state';
import type { DefinitionResult } from '../workbench/verdict';

/** The RyuGraph statement of one definition, or why there is none. */
export interface Statement {
  name: string;
  path: string;
  /** Null when the definition is invalid or RyuGraph has no way to say it; then `reason` may say more. */
  sql: string | null;
  reason: string | null;
  /** Where the columns' types come from: the cluster's answers, the catalog, or the author's declarations. */
  types: 'confirmed' | 'fromCatalog' | 'declared';
}

type Schema = NodeSchema | EdgeSchema;

/** The schema as the author declared it: what the table will be if the cluster agrees. */
function declaredSchema(result: DefinitionResult, mapping: Mapping): Schema | null {
  const index = Number(result.path.split('/').at(-1));
  if (result.kind === 'node') {
    const node = mapping.node_definitions[index];
    return node ? { label: node.label, primary_key: node.primary_key, properties: node.properties ?? [] } : null;
  }
  const edge = mapping.edge_definitions?.[index];
  const keyOf = (label?: string) => mapping.node_definitions.find((node) => node.label === label)?.primary_key;
  const from = keyOf(edge?.from_node);
  const to = keyOf(edge?.to_node);
  if (edge === undefined || from === undefined || to === undefined) return null;
  return {
    type: edge.type,
    from_node: edge.from_node,
    to_node: edge.to_node,
    from_key: { name: edge.from_key, type: from.type },
    to_key: { name: edge.to_key, type: to.type },
    properties: edge.properties ?? [],
  };
}

function write(generator: MappingGenerator, schema: Schema): string {
  return 'label' in schema ? generator.nodeDdl(schema) : generator.edgeDdl(schema);
}

function toStatement(generator: MappingGenerator, result: DefinitionResult, mapping: Mapping | null): Statement {
  const { name, path, outcome } = result;
  const none = { name, path, sql: null, reason: null, types: 'declared' as const };
  if (outcome === 'invalid') return none;
  const schema = result.schema ?? (mapping && declaredSchema(result, mapping));
  if (schema === null) return none;
  try {
    const types = result.schema === null ? 'declared' : result.validated ? 'confirmed' : 'fromCatalog';
    return { ...none, sql: write(generator, schema), types };
  } catch (error) {
    if (error instanceof MappingError) return { ...none, reason: error.message };
    throw error;
  }
}

type Judged = Pick<State, 'checkedText' | 'checked' | 'verdict'>;

/** The text that was checked as a mapping; null where its structure has a fault. */
function soundMapping({ checkedText, checked }: Judged): Mapping | null {
  const sound = checked?.stages.every(({ stage, status }) => stage !== 'structure' || status === 'passed');
  return sound === true ? (parseMapping(checkedText ?? '') as Mapping | null) : null;
}

/**
 * The statements of all definitions in their order, nodes first. A definition whose columns neither the cluster nor the
 * catalog knows gets the types that its author declared, provided that the text's structure has no fault.
 */
export function statementsOf(generator: MappingGenerator, judged: Judged): Statement[] {
  const mapping = soundMapping(judged);
  return judged.verdict.results.map((result) => toStatement(generator, result, mapping));
}

/** The nodes that an edge can lead to, as they are known or declared. */
export function nodeSchemasOf(judged: Judged): NodeSchema[] {
  const mapping = soundMapping(judged);
  return judged.verdict.results.flatMap((result) => {
    const schema = result.schema ?? (mapping && declaredSchema(result, mapping));
    return schema !== null && 'label' in schema ? [schema] : [];
  });
}
