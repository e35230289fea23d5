import type { EngineClient } from '../engine/client';
import type { EngineRows } from '../engine/protocol';
import { quotedTable, type Outcome } from './load';
import { selectPart } from './select';

/** A node as the engine gives it. */
export interface GraphNode {
  id: string;
  label: string;
  properties: Record<string, unknown>;
}

export interface GraphEdge {
  id: string;
  type: string;
  from: string;
  to: string;
  properties: Record<string, unknown>;
}

export interface Graph {
  nodes: GraphNode[];
  edges: GraphEdge[];
}

/** What the key of each label is called. */
export type KeyNames = ReadonlyMap<string, string>;

/** As many as can be told apart. */
const most = { nodes: 60, edges: 120 };

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** The engine's own name of a node or an edge. */
function idOf(id: unknown): string | null {
  if (!isFields(id)) return null;
  const { table, offset } = id as { table?: number; offset?: number };
  return table === undefined || offset === undefined ? null : `${table}:${offset}`;
}

/** What the author has named, without what is null. */
export function propertiesOf(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) => !/^_(?:id|label|src|dst)$/.test(name) && value !== null,
    ),
  );
}

/** Finds the nodes and edges in the values of a result, in paths and lists as well. */
class Gathering {
  readonly nodes = new Map<string, GraphNode>();
  readonly edges = new Map<string, GraphEdge>();
  readonly #keys: KeyNames;

  constructor(keys: KeyNames) {
    this.#keys = keys;
  }

  take(value: unknown): void {
    if (Array.isArray(value)) for (const item of value) this.take(item);
    else if (isFields(value)) this.#takeFields(value);
  }

  /** Edges between the nodes alone. */
  graph(): Graph {
    const { nodes } = this;
    return {
      nodes: [...nodes.values()],
      edges: [...this.edges.values()].filter(({ from, to }) => nodes.has(from) && nodes.has(to)),
    };
  }

  #takeFields(fields: Fields): void {
    const id = idOf(fields._id);
    if (id === null) {
      for (const each of Object.values(fields)) this.take(each);
      return;
    }
    const label = String(fields._label);
    const key = this.#keys.get(label);
    // The engine gives the properties of all labels together, in an order of its own.
    const properties = propertiesOf(
      key !== undefined && key in fields ? { [key]: fields[key], ...fields } : fields,
    );
    const [from, to] = [idOf(fields._src), idOf(fields._dst)];
    if (from === null || to === null) this.nodes.set(id, { id, label, properties });
    else this.edges.set(id, { id, type: label, from, to, properties });
  }
}

/** What a result has to draw; null: no node. */
export function graphIn({ rows }: Pick<EngineRows, 'rows'>, keys: KeyNames): Graph | null {
  const gathering = new Gathering(keys);
  gathering.take(rows);
  const { nodes, edges } = gathering.graph();
  if (nodes.length === 0) return null;
  const shown = new Set(nodes.slice(0, most.nodes).map(({ id }) => id));
  return {
    nodes: nodes.slice(0, most.nodes),
    edges: edges.filter(({ from, to }) => shown.has(from) && shown.has(to)).slice(0, most.edges),
  };
}

/** Of what is loaded: more than is shown, so that what hangs together can be chosen. */
const mostRead = 1000;

/** A part of what is loaded. */
export async function loadedGraph(
  engine: EngineClient,
  outcomes: readonly Outcome[],
  keys: KeyNames,
): Promise<Graph> {
  const gathering = new Gathering(keys);
  const gather = async (statement: string): Promise<void> => {
    gathering.take((await engine.ask({ kind: 'execute', statement, most: mostRead })).rows);
  };
  for (const { kind, name, count } of outcomes)
    if (kind === 'node' && (count ?? 0) > 0)
      await gather(`MATCH (a:${quotedTable(name)}) RETURN a`);
  if (outcomes.some(({ kind, count }) => kind === 'edge' && (count ?? 0) > 0))
    await gather('MATCH (a)-[r]->(b) RETURN r');
  return selectPart(gathering.graph(), most);
}
