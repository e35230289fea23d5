import type {
  Catalog,
  EdgeDefinition,
  MappingGenerator,
  MappingSuggestion,
  Tier,
} from 'mapping-generator';
import { tableKey } from '../model/tables';
import { byColumn, typesOf, type CandidateSources, type End } from './edge-by-column';

// Edges between two nodes that the suggestion for their schemas tells of.

export interface EdgeDraft {
  definition: EdgeDefinition;
  /** Why, in a sentence; empty where nothing but the author's wish stands behind it. */
  reason: string;
  tier: Tier | null;
}

/** From the surest one to the author's wish alone. */
export const tiers: (Tier | null)[] = ['sure', 'likely', 'possible', null];

/** Exchanges the first two columns of a query, which are its ends. */
function turned(generator: MappingGenerator, edge: EdgeDefinition): EdgeDefinition | null {
  const [first, second] = generator
    .parseSql(edge.sql)
    .columns.map(({ range }) => [range.start.offset, range.end.offset] as const);
  if (!first || !second) return null;
  const { sql, from_key, to_key, from_node, to_node } = edge;
  const part = ([from, to]: readonly [number, number]): string => sql.slice(from, to);
  const text =
    sql.slice(0, first[0]) +
    part(second) +
    sql.slice(first[1], second[0]) +
    part(first) +
    sql.slice(second[1]);
  return {
    ...edge,
    sql: text,
    from_key: to_key,
    to_key: from_key,
    from_node: to_node,
    to_node: from_node,
  };
}

/** What the suggestion for the whole schemas says of these two tables, with the labels of this mapping. */
function suggested(
  generator: MappingGenerator,
  suggestion: MappingSuggestion,
  from: End,
  to: End,
): EdgeDraft[] {
  const labelOf = new Map(suggestion.nodes.map(({ label, table }) => [label, tableKey(table)]));
  const [a, b] = [tableKey(from.home.table), tableKey(to.home.table)];
  return suggestion.edges.flatMap(({ from_node, to_node, reason, tier }, index): EdgeDraft[] => {
    const written = suggestion.mapping.edge_definitions?.[index];
    if (!written) return [];
    const [start, end] = [labelOf.get(from_node), labelOf.get(to_node)];
    const straight = start === a && end === b ? written : null;
    const back = start === b && end === a && a !== b ? turned(generator, written) : null;
    const definition = straight ?? back;
    return definition
      ? [
          {
            definition: { ...definition, from_node: from.node.label, to_node: to.node.label },
            reason,
            tier,
          },
        ]
      : [];
  });
}

/** Relations that the suggestion tells but is not certain enough of to write down. */
function possible(
  sources: CandidateSources,
  catalog: Catalog,
  { relations }: MappingSuggestion,
  from: End,
  to: End,
): EdgeDraft[] {
  const [a, b] = [tableKey(from.home.table), tableKey(to.home.table)];
  return relations.flatMap(
    ({ table, references, columns: [column, ...more], tier, reason }): EdgeDraft[] => {
      if (
        column === undefined ||
        more.length > 0 ||
        tableKey(references) !== b ||
        tableKey(table) !== a
      )
        return [];
      const definition = byColumn(from, to, column, typesOf(sources, catalog, from.home.table));
      return definition ? [{ definition, reason, tier }] : [];
    },
  );
}

/** Tables whose rows name both nodes: those of the fewest columns first, which are made for nothing else. */
function linking(
  sources: CandidateSources,
  catalog: Catalog,
  { relations }: MappingSuggestion,
  from: End,
  to: End,
): EdgeDraft[] {
  const leadsTo =
    (end: End) =>
    ({ references, columns }: MappingSuggestion['relations'][number]): boolean =>
      columns.length === 1 && tableKey(references) === tableKey(end.home.table);
  const links = relations.filter(leadsTo(from)).flatMap((first) =>
    relations.filter(leadsTo(to)).flatMap((second) => {
      const [[start = ''], [end = '']] = [first.columns, second.columns];
      if (tableKey(first.table) !== tableKey(second.table) || start === end) return [];
      const types = typesOf(sources, catalog, first.table);
      const definition = byColumn(
        { node: from.node, home: { table: first.table, column: start } },
        to,
        end,
        types,
      );
      const tier = tiers[Math.max(tiers.indexOf(first.tier), tiers.indexOf(second.tier))] ?? null;
      const type = first.table[2].toUpperCase().replace(/[^A-Z0-9]+/g, '_');
      return definition
        ? [
            {
              size: types.size,
              definition: { ...definition, type },
              reason: `${first.reason}; ${second.reason}`,
              tier,
            },
          ]
        : [];
    }),
  );
  return links
    .sort((one, other) => one.size - other.size)
    .map(({ definition, reason, tier }) => ({ definition, reason, tier }));
}

/** Those that are written down first, then those that are only possible, then those by a table between the two. */
export function draftsOf(
  sources: CandidateSources,
  catalog: Catalog,
  suggestion: MappingSuggestion,
  from: End,
  to: End,
): EdgeDraft[] {
  return [
    ...suggested(sources.generator, suggestion, from, to),
    ...possible(sources, catalog, suggestion, from, to),
    ...linking(sources, catalog, suggestion, from, to),
  ];
}
