import type {
  EdgeDefinition,
  MappingSuggestion,
  NodeDefinition,
  TablePlace,
  Tier,
} from 'mapping-generator';
import { freeName } from '../graph/graph-edits';
import type { EdgeModel, MappingModel } from '../model/model';
import { homeOf, tableKey } from '../model/tables';
import type { TableSources } from './table-node';

// A suggestion beside the mapping that it is to be added to: what is there already stays as it is, and new edges lead to it.

export type Decision = 'open' | 'accepted' | 'dropped';

interface ItemBase {
  /** The same whenever the same is suggested again. */
  id: string;
  table: TablePlace;
  tier: Tier;
  reason: string;
}

export interface ProposedNode extends ItemBase {
  kind: 'node';
  definition: NodeDefinition;
}

export interface ProposedEdge extends ItemBase {
  kind: 'edge';
  definition: EdgeDefinition;
  /** Ids of the proposed nodes that it needs. */
  needs: string[];
}

export type ProposalItem = ProposedNode | ProposedEdge;

export interface Proposal {
  nodes: ProposedNode[];
  edges: ProposedEdge[];
  /** What the mapping has already: the label of each table, and whether its key is the one that edges would hold. */
  present: { table: TablePlace; label: string; isKeyed: boolean }[];
  leftOut: { table: TablePlace; reason: string }[];
}

/** A node of the mapping that a table is: its label, and the column that is its key. */
interface Present {
  label: string;
  column: string | null;
}

function presentNodes(
  { generator, catalog, session }: TableSources,
  { nodes }: MappingModel,
): Map<string, Present> {
  const present = new Map<string, Present>();
  for (const node of nodes) {
    const home = homeOf(generator, node, catalog, session);
    const key = home && tableKey(home.table);
    if (key !== null && node.label !== '' && !present.has(key))
      present.set(key, { label: node.label, column: home?.column ?? null });
  }
  return present;
}

/** The columns that the ends of an edge are made of, with their table. */
function endColumns(
  { generator, catalog, session }: TableSources,
  { sql }: EdgeModel,
): Set<string> {
  const [from, to] = sql.trim() === '' ? [] : generator.analyzeSql(sql, catalog, session).columns;
  const sources = [...(from?.sources ?? []), ...(to?.sources ?? [])];
  return new Set(
    sources.map(
      (source) =>
        `${tableKey([source.catalog, source.schema, source.table])}.${source.column.toLowerCase()}`,
    ),
  );
}

/** Whether the mapping has an edge of the same columns between the same nodes. */
function presentEdges(
  sources: TableSources,
  { edges }: MappingModel,
): (table: TablePlace, columns: string[], from: string, to: string) => boolean {
  const known = edges.map(({ fromNode, toNode }, index) => {
    const edge = edges[index];
    return {
      ends: [fromNode, toNode].sort().join('\n'),
      columns: edge ? endColumns(sources, edge) : new Set<string>(),
    };
  });
  return (table, columns, from, to) => {
    const ends = [from, to].sort().join('\n');
    const wanted = columns.map((column) => `${tableKey(table)}.${column.toLowerCase()}`);
    return known.some(
      (edge) => edge.ends === ends && wanted.every((column) => edge.columns.has(column)),
    );
  };
}

class Joiner {
  readonly #suggestion: MappingSuggestion;
  readonly #model: MappingModel;
  readonly #present: Map<string, Present>;
  readonly #isPresentEdge: ReturnType<typeof presentEdges>;
  /** By the suggestion's label: the label here, the id of the new node, and whether it is keyed as the suggestion takes it to be. */
  readonly #ends = new Map<string, { label: string; id: string | null; isKeyed: boolean }>();

  constructor(sources: TableSources, suggestion: MappingSuggestion, model: MappingModel) {
    this.#suggestion = suggestion;
    this.#model = model;
    this.#present = presentNodes(sources, model);
    this.#isPresentEdge = presentEdges(sources, model);
  }

  run(): Proposal {
    const nodes = this.#nodes();
    const present = this.#suggestion.nodes.flatMap(({ table, label }) => {
      const end = this.#ends.get(label);
      return end?.id === null ? [{ table, label: end.label, isKeyed: end.isKeyed }] : [];
    });
    return { nodes, edges: this.#edges(), present, leftOut: this.#suggestion.left_out };
  }

  #nodes(): ProposedNode[] {
    const taken = new Set(this.#model.nodes.map(({ label }) => label));
    return this.#suggestion.nodes.flatMap(
      ({ label, table, key, tier, reason }, index): ProposedNode[] => {
        const here = this.#present.get(tableKey(table));
        if (here) {
          const isKeyed = key.length === 1 && here.column?.toLowerCase() === key[0]?.toLowerCase();
          this.#ends.set(label, { label: here.label, id: null, isKeyed });
          return [];
        }
        const written = this.#suggestion.mapping.node_definitions[index];
        if (!written) return [];
        const own = freeName(taken, label);
        taken.add(own);
        const id = `node ${tableKey(table)}`;
        this.#ends.set(label, { label: own, id, isKeyed: true });
        return [{ kind: 'node', id, table, tier, reason, definition: { ...written, label: own } }];
      },
    );
  }

  #edges(): ProposedEdge[] {
    const taken = new Set(this.#model.edges.map(({ type }) => type));
    return this.#suggestion.edges.flatMap(
      ({ type, from_node, to_node, table, columns, tier, reason }, index): ProposedEdge[] => {
        const written = this.#suggestion.mapping.edge_definitions?.[index];
        const [from, to] = [this.#ends.get(from_node), this.#ends.get(to_node)];
        // An edge holds the suggestion's keys: a node with another key would have no row of it.
        if (!written || !from?.isKeyed || !to?.isKeyed) return [];
        if (this.#isPresentEdge(table, columns, from.label, to.label)) return [];
        const own = freeName(taken, type);
        taken.add(own);
        const id = `edge ${tableKey(table)} ${columns.join(' ')} ${from_node} ${to_node}`;
        const needs = [from.id, to.id].filter((end) => end !== null);
        return [
          {
            kind: 'edge',
            id,
            table,
            tier,
            reason,
            needs,
            definition: { ...written, type: own, from_node: from.label, to_node: to.label },
          },
        ];
      },
    );
  }
}

export function proposalOf(
  sources: TableSources,
  suggestion: MappingSuggestion,
  model: MappingModel,
): Proposal {
  return new Joiner(sources, suggestion, model).run();
}

/** What is added: all but what was dropped, and the edges whose nodes are there. */
export function chosenOf(
  { nodes, edges }: Proposal,
  decisionOf: (id: string) => Decision,
): { nodes: NodeDefinition[]; edges: EdgeDefinition[] } {
  const isIn = (id: string): boolean => decisionOf(id) !== 'dropped';
  return {
    nodes: nodes.filter(({ id }) => isIn(id)).map(({ definition }) => definition),
    edges: edges
      .filter(({ id, needs }) => isIn(id) && needs.every(isIn))
      .map(({ definition }) => definition),
  };
}
