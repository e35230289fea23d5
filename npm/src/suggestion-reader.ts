import type { SuggestionNumbers } from './protocol.js';
import type { MappingSuggestion, TablePlace, Tier } from './suggestion-types.js';
import type { EdgeDefinition, NodeDefinition, PropertyDefinition } from './types.js';

const tiers: Tier[] = ['sure', 'likely', 'possible'];
const asked: MappingSuggestion['questions'][number]['asks'][] = ['unique', 'included'];

const digits = 32;
const firstLast = 35;
const firstInner = 93;

/** The suggestion that the core wrote as texts and numbers, in the order that protocol.h gives. */
export function toSuggestion({ texts, numbers }: SuggestionNumbers): MappingSuggestion {
  let at = 0;
  const number = (): number => {
    let value = 0;
    for (;;) {
      const code = numbers.charCodeAt(at++);
      if (!(code >= firstInner)) return value * digits + code - firstLast;
      value = value * digits + code - firstInner;
    }
  };
  const text = (): string => texts[number()] ?? '';
  const list = <Item>(read: () => Item): Item[] => {
    const items = new Array<Item>(number());
    for (let index = 0; index < items.length; index += 1) items[index] = read();
    return items;
  };
  const places: TablePlace[] = [];
  const place = (): TablePlace => (places[number()] ??= [text(), text(), text()]);
  const tier = (): Tier => tiers[number()] ?? 'possible';
  const column = (): PropertyDefinition => ({ name: text(), type: text() });

  const nodeDefinitions: NodeDefinition[] = [];
  const edgeDefinitions: EdgeDefinition[] = [];
  const nodes = list(() => {
    const node = { table: place(), tier: tier(), reason: text(), label: text() };
    const { label, table, reason } = node;
    const sql = text();
    const primaryKey = column();
    const key = list(text);
    nodeDefinitions.push({ label, sql, primary_key: primaryKey, properties: list(column) });
    return { label, table, key, tier: node.tier, reason };
  });
  const label = (): string => nodes[number()]?.label ?? '';
  const edges = list(() => {
    const edge = { table: place(), tier: tier(), reason: text(), type: text() };
    const ends = { from_node: label(), to_node: label() };
    const { type, table, reason } = edge;
    const query = { sql: text(), from_key: text(), to_key: text() };
    const columns = list(text);
    edgeDefinitions.push({ type, ...ends, ...query, properties: list(column) });
    return { type, ...ends, table, columns, tier: edge.tier, reason };
  });
  const relations = list(() => {
    const relation = { table: place(), tier: tier(), reason: text(), columns: list(text) };
    const { table, columns, reason } = relation;
    return { table, columns, references: place(), key: list(text), tier: relation.tier, reason };
  });
  return {
    mapping: { node_definitions: nodeDefinitions, edge_definitions: edgeDefinitions },
    nodes,
    edges,
    relations,
    left_out: list(() => ({ table: place(), reason: text() })),
    questions: list(() => ({
      id: text(),
      sql: text(),
      about: text(),
      asks: asked[number()] ?? 'unique',
    })),
  };
}
