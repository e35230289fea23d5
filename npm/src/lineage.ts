import type { AnalysisReport } from './analysis-types.js';
import { definitionsOf } from './definitions.js';
import type { Definition } from './definitions.js';
import type { MappingInput } from './interface.js';
import type { ColumnLineage, DefinitionLineage, MappingLineage } from './lineage-types.js';

/** The lineage of a mapping from what the catalog says of each of its queries. */
export function lineageOf(
  mapping: MappingInput,
  analyze: (sql: string) => AnalysisReport,
): MappingLineage {
  const lineage: MappingLineage = { nodes: [], edges: [] };
  for (const definition of definitionsOf(mapping)) {
    const { kind, name } = definition;
    const { columns, influences } = ofDefinition(definition, analyze(definition.sql));
    if (kind === 'node') lineage.nodes.push({ label: name, columns, influences });
    else lineage.edges.push({ type: name, columns, influences });
  }
  return lineage;
}

function ofDefinition(
  { columns: expected }: Definition,
  { columns, influences }: AnalysisReport,
): DefinitionLineage {
  const found = columns.flatMap(({ name, sources, sources_reason: reason }): ColumnLineage[] =>
    name === null ? [] : [{ name, sources, certain: reason === undefined }],
  );
  const names = new Set(found.map(({ name }) => name));
  const missing = [...expected.keys()].filter((name) => !names.has(name));
  const unknown = missing.map((name): ColumnLineage => ({ name, sources: [], certain: false }));
  return { columns: [...found, ...unknown], influences };
}
