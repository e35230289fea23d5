import {
  MappingError,
  type DefinitionLineage,
  type Mapping,
  type TableColumn,
} from 'mapping-generator';
import type { Compared, Detail, Reads } from './comparison';
import type { Surroundings } from './sides';

// Which columns of the warehouse a change is about, by the lineage of the queries.

const keyOf = ({ catalog, schema, table, column }: TableColumn): string =>
  [catalog, schema, table, column].join('\n');

const bare = ({ catalog, schema, table, column }: TableColumn): TableColumn => ({
  catalog,
  schema,
  table,
  column,
});

function lineageOf(
  { generator, catalog, session }: Surroundings,
  definition: Compared | null,
): DefinitionLineage | null {
  if (definition === null || catalog === null) return null;
  // A node alone is a mapping, an edge is not.
  const { kind, value } = definition;
  const mapping =
    kind === 'node'
      ? { node_definitions: [value] }
      : { node_definitions: [], edge_definitions: [value] };
  try {
    const { nodes, edges } = generator.lineage(mapping as unknown as Mapping, { catalog, session });
    return nodes[0] ?? edges[0] ?? null;
  } catch (error) {
    if (error instanceof MappingError) return null;
    throw error;
  }
}

/** Everything that a query reads, each column once. */
function readBy(lineage: DefinitionLineage | null): Map<string, TableColumn> {
  const all = [
    ...(lineage?.columns ?? []).flatMap(({ sources }) => sources),
    ...(lineage?.influences ?? []),
  ];
  return new Map(all.map((column) => [keyOf(column), bare(column)]));
}

/** The names of the graph's columns that a detail is about. */
function namesOf(detail: Detail): string[] {
  if ('names' in detail) return detail.names;
  if ('name' in detail) return [detail.name];
  return detail.kind === 'renamed' || detail.kind === 'key' ? [detail.from, detail.to] : [];
}

const isCertain = (lineage: DefinitionLineage | null): boolean =>
  lineage?.columns.every(({ certain }) => certain) ?? false;

/** Null where there is no catalog, or the definition is not yet one. */
export function readsOf(
  surroundings: Surroundings,
  {
    before,
    after,
    details,
  }: { before: Compared | null; after: Compared | null; details: readonly Detail[] },
): Reads | null {
  const lineages = [before, after].map((definition) => lineageOf(surroundings, definition));
  if (lineages.every((lineage) => lineage === null)) return null;
  const [was, is] = [readBy(lineages[0] ?? null), readBy(lineages[1] ?? null)];
  const names = new Set(details.filter(({ kind }) => kind !== 'fields').flatMap(namesOf));
  const made = lineages.flatMap((lineage) =>
    (lineage?.columns ?? []).filter(({ name }) => names.has(name)),
  );
  const concerned = new Map(
    made.flatMap(({ sources }) => sources).map((column) => [keyOf(column), bare(column)]),
  );
  return {
    gained: [...is].filter(([key]) => !was.has(key)).map(([, column]) => column),
    lost: [...was].filter(([key]) => !is.has(key)).map(([, column]) => column),
    concerned: [...concerned]
      .filter(([key]) => was.has(key) && is.has(key))
      .map(([, column]) => column),
    isCertain: [before, after].every(
      (definition, index) => definition === null || isCertain(lineages[index] ?? null),
    ),
  };
}
