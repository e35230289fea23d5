import type { EdgeDefinition, NodeDefinition, TablePlace } from 'mapping-generator';
import type { DefinitionOutcome, NodeModel } from '../model/model';
import { tableKey } from '../model/tables';
import { byColumn, endOf, typesOf, type CandidateSources } from './edge-by-column';
import { draftsOf, tiers, type EdgeDraft } from './edge-drafts';
import { freeName } from './graph-edits';

// Which queries can make an edge between two nodes, the best first: what the catalog's names tell, and the check's word on each.

export interface EdgeCandidate extends EdgeDraft {
  /** By the catalog. */
  outcome: Extract<DefinitionOutcome, 'checked' | 'fails' | 'invalid' | 'unchecked'>;
}

/** A column that was chosen to lead to the node. */
export interface ChosenColumn {
  table: TablePlace;
  column: string;
}

const outcomes: EdgeCandidate['outcome'][] = ['checked', 'unchecked', 'fails', 'invalid'];

function definitionOf({ label, sql, key, properties }: NodeModel): NodeDefinition {
  return { label, sql, primary_key: key ?? { name: '', type: '' }, properties };
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
  drafts: readonly EdgeDraft[],
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
  const drafts = draftsOf(sources, catalog, suggestion, from, to);
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
