import type {
  Catalog,
  EdgeDefinition,
  MappingGenerator,
  MappingSuggestion,
  NodeDefinition,
  SqlSession,
  TablePlace,
  Tier,
} from 'mapping-generator';
import type { DefinitionOutcome, MappingModel, NodeModel } from '../model/model';
import { quoteName, quotePlace } from '../model/sql-names';
import { homeOf, tableKey, type Home } from '../model/tables';
import type { Locale } from '../texts/languages';
import { freeName } from './graph-edits';

// Which queries can make an edge between two nodes, the best first: what the catalog's names tell, and the check's word on each.

export interface EdgeCandidate {
  definition: EdgeDefinition;
  /** Why, in a sentence; empty where nothing but the author's wish stands behind it. */
  reason: string;
  tier: Tier | null;
  /** By the catalog. */
  outcome: Extract<DefinitionOutcome, 'checked' | 'fails' | 'invalid' | 'unchecked'>;
}

export interface CandidateSources {
  generator: MappingGenerator;
  catalog: Catalog | null;
  session: SqlSession | undefined;
  locale: Locale;
  model: MappingModel;
}

/** A column that was chosen to lead to the node. */
export interface ChosenColumn {
  table: TablePlace;
  column: string;
}

/** A node with the table that it is made of. */
interface End {
  node: NodeModel;
  home: Home;
}

type Draft = Omit<EdgeCandidate, 'outcome'>;

const tiers: (Tier | null)[] = ['sure', 'likely', 'possible', null];
const outcomes: EdgeCandidate['outcome'][] = ['checked', 'unchecked', 'fails', 'invalid'];

/** What a key of the graph is in SQL. */
const sqlTypes: Readonly<Record<string, string>> = {
  INT64: 'bigint',
  STRING: 'varchar',
  DATE: 'date',
  UUID: 'uuid',
};

const snake = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

function definitionOf({ label, sql, key, properties }: NodeModel): NodeDefinition {
  return { label, sql, primary_key: key ?? { name: '', type: '' }, properties };
}

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
): Draft[] {
  const labelOf = new Map(suggestion.nodes.map(({ label, table }) => [label, tableKey(table)]));
  const [a, b] = [tableKey(from.home.table), tableKey(to.home.table)];
  return suggestion.edges.flatMap(({ from_node, to_node, reason, tier }, index): Draft[] => {
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

type ColumnTypes = ReadonlyMap<string, string>;

/** A column as a value of a key's type. */
function asKey(column: string, types: ColumnTypes, keyType: string): string {
  const [type, wanted] = [types.get(column), sqlTypes[keyType]];
  const isSo = type === undefined || wanted === undefined || type.startsWith(wanted);
  return isSo ? quoteName(column) : `CAST(${quoteName(column)} AS ${wanted})`;
}

/** An edge from each row of the first node's table to what one of its columns names. */
export function byColumn(
  from: End,
  to: End,
  column: string,
  types: ColumnTypes,
): EdgeDefinition | null {
  const {
    home: { table, column: key },
    node,
  } = from;
  if (key === null || node.key === null || to.node.key === null) return null;
  const fromKey = `${snake(node.label)}_${node.key.name}`;
  const toKey = freeName([fromKey], `${snake(to.node.label)}_${to.node.key.name}`);
  const items = [
    `${asKey(key, types, node.key.type)} AS ${quoteName(fromKey)}`,
    `${asKey(column, types, to.node.key.type)} AS ${quoteName(toKey)}`,
  ];
  const sql = `SELECT ${items.join(', ')} FROM ${quotePlace(table)} WHERE ${quoteName(column)} IS NOT NULL`;
  const type = `HAS_${snake(to.node.label).toUpperCase()}`;
  return {
    type,
    from_node: node.label,
    to_node: to.node.label,
    sql,
    from_key: fromKey,
    to_key: toKey,
    properties: [],
  };
}

function endOf({ generator, catalog, session }: CandidateSources, node: NodeModel): End | null {
  const home = homeOf(generator, node, catalog, session);
  return home && { node, home };
}

function typesOf(
  { generator, session }: CandidateSources,
  catalog: Catalog,
  table: TablePlace,
): ColumnTypes {
  const { columns } = generator.analyzeSql(`SELECT * FROM ${quotePlace(table)}`, catalog, session);
  return new Map(
    columns.flatMap(({ name, type }) => (name === null || type === null ? [] : [[name, type]])),
  );
}

/** Relations that the suggestion tells but is not certain enough of to write down. */
function possible(
  sources: CandidateSources,
  catalog: Catalog,
  { relations }: MappingSuggestion,
  from: End,
  to: End,
): Draft[] {
  const [a, b] = [tableKey(from.home.table), tableKey(to.home.table)];
  return relations.flatMap(
    ({ table, references, columns: [column, ...more], tier, reason }): Draft[] => {
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
): Draft[] {
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

/** The check's word on a candidate beside its two nodes. */
function outcomeOf(
  { generator, catalog, session }: CandidateSources,
  edge: EdgeDefinition,
  ends: NodeModel[],
): EdgeCandidate['outcome'] {
  const nodes = [...new Map(ends.map((node) => [node.label, definitionOf(node)])).values()];
  const report = generator.check(
    { node_definitions: nodes, edge_definitions: [edge] },
    { ...(catalog && { catalog }), session },
  );
  const own = report.diagnostics.filter(({ path }) => path.startsWith('/edge_definitions/0'));
  if (own.some(({ severity, code }) => severity === 'error' && code !== 'node_failed'))
    return 'invalid';
  if (report.edge_results[0]?.valid !== true) return 'unchecked';
  return report.load === 'will_fail' ? 'fails' : 'checked';
}

/** The columns that the ends of an edge are: two queries of the same ones are one offer. */
function endColumns(
  { generator, catalog, session }: CandidateSources,
  { sql }: EdgeDefinition,
): string {
  if (catalog === null) return sql;
  const ends = generator.analyzeSql(sql, catalog, session).columns.slice(0, 2);
  const columns = ends.map(({ sources }) =>
    sources.map((source) => `${source.catalog}.${source.schema}.${source.table}.${source.column}`),
  );
  return columns.every(({ length }) => length > 0) ? JSON.stringify(columns).toLowerCase() : sql;
}

/** Each query once, checked, with a type that no edge has, the best first. */
function ranked(
  sources: CandidateSources,
  drafts: readonly Draft[],
  ends: NodeModel[],
): EdgeCandidate[] {
  const seen = new Set<string>();
  const taken = sources.model.edges.map(({ type }) => type);
  const candidates = drafts.flatMap(({ definition, ...about }): EdgeCandidate[] => {
    const columns = endColumns(sources, definition);
    if (seen.has(columns)) return [];
    seen.add(columns);
    const named = { ...definition, type: freeName(taken, definition.type) };
    return [{ ...about, definition: named, outcome: outcomeOf(sources, named, ends) }];
  });
  const rank = ({ outcome, tier }: EdgeCandidate): number =>
    outcomes.indexOf(outcome) * tiers.length + tiers.indexOf(tier);
  return candidates.sort((one, other) => rank(one) - rank(other));
}

/** The queries that can make an edge from one node to another; none where no catalog tells. */
export function edgeCandidates(
  sources: CandidateSources,
  fromNode: NodeModel,
  toNode: NodeModel,
): EdgeCandidate[] {
  const { generator, catalog, session, locale } = sources;
  const [from, to] = [endOf(sources, fromNode), endOf(sources, toNode)];
  if (catalog === null || from === null || to === null) return [];
  const schemas = [...new Set([from, to].map(({ home: { table } }) => `${table[0]}.${table[1]}`))];
  const suggestion = generator.suggestMapping(catalog, { schemas, session, locale });
  const drafts = [
    ...suggested(generator, suggestion, from, to),
    ...possible(sources, catalog, suggestion, from, to),
    ...linking(sources, catalog, suggestion, from, to),
  ];
  return ranked(sources, drafts, [fromNode, toNode]);
}

/** Those by a column that the author chose, from each node that is made of its table. */
export function columnCandidates(
  sources: CandidateSources,
  { table, column }: ChosenColumn,
  node: NodeModel,
): EdgeCandidate[] {
  const { catalog, model } = sources;
  const to = endOf(sources, node);
  if (catalog === null || to === null) return [];
  const own = model.nodes
    .flatMap((each) => endOf(sources, each) ?? [])
    .filter(({ home }) => tableKey(home.table) === tableKey(table));
  return own.flatMap((from) => {
    const definition = byColumn(from, to, column, typesOf(sources, catalog, table));
    return definition
      ? ranked(sources, [{ definition, reason: '', tier: null }], [from.node, node])
      : [];
  });
}
