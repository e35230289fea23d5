import { MappingError, type EdgeSchema, type Mapping, type MappingGenerator, type NodeSchema } from 'mapping-generator';
import { parseMapping } from './known';
import type { State } from './state';
import type { DefinitionResult } from './verdict';

/** The RyuGraph statement of one definition, or why there is none. */
export interface Statement {
  name: string;
  path: string;
  /** Null when the definition is invalid or RyuGraph has no way to say it; then `reason` may say more. */
  sql: string | null;
  reason: string | null;
  /** True when the cluster gave the columns' types; false when they are the author's declarations. */
  confirmed: boolean;
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
  const none = { name, path, sql: null, reason: null, confirmed: false };
  if (outcome === 'invalid') return none;
  const schema = result.schema ?? (mapping && declaredSchema(result, mapping));
  if (schema === null) return none;
  try {
    return { ...none, sql: write(generator, schema), confirmed: result.schema !== null && result.validated };
  } catch (error) {
    if (error instanceof MappingError) return { ...none, reason: error.message };
    throw error;
  }
}

/**
 * The statements of all definitions in their order, nodes first. A definition that the cluster has not confirmed gets
 * the types that its author declared, provided that the text's structure has no fault.
 */
export function statementsOf(
  generator: MappingGenerator,
  { text, checked, verdict }: Pick<State, 'text' | 'checked' | 'verdict'>,
): Statement[] {
  const sound = checked.stages.every(({ stage, status }) => stage !== 'structure' || status === 'passed');
  const mapping = sound ? (parseMapping(text) as Mapping | null) : null;
  return verdict.results.map((result) => toStatement(generator, result, mapping));
}
