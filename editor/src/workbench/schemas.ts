import type { EdgeSchema, Mapping, NodeSchema } from 'mapping-generator';
import { parseMapping } from './known';
import type { State } from './state';
import type { DefinitionResult } from './verdict';

export type Schema = NodeSchema | EdgeSchema;

/** The schema as the author declared it: what the table will be if the cluster agrees. */
export function declaredSchema(result: DefinitionResult, mapping: Mapping): Schema | null {
  const index = Number(result.path.split('/').at(-1));
  if (result.kind === 'node') {
    const node = mapping.node_definitions[index];
    return node
      ? { label: node.label, primary_key: node.primary_key, properties: node.properties ?? [] }
      : null;
  }
  const edge = mapping.edge_definitions?.[index];
  const keyOf = (label?: string) =>
    mapping.node_definitions.find((node) => node.label === label)?.primary_key;
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

export type Judged = Pick<State, 'checkedText' | 'checked' | 'verdict'>;

/** The text that was checked as a mapping; null where its structure has a fault. */
export function soundMapping({ checkedText, checked }: Judged): Mapping | null {
  const sound = checked?.stages.every(
    ({ stage, status }) => stage !== 'structure' || status === 'passed',
  );
  return sound === true ? (parseMapping(checkedText ?? '') as Mapping | null) : null;
}

/** The nodes that an edge can lead to, as they are known or declared. */
export function nodeSchemasOf(judged: Judged): NodeSchema[] {
  const mapping = soundMapping(judged);
  return judged.verdict.results.flatMap((result) => {
    const schema = result.schema ?? (mapping && declaredSchema(result, mapping));
    return schema !== null && 'label' in schema ? [schema] : [];
  });
}
