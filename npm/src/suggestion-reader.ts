import type { SuggestionNumbers } from './protocol.js';
import type { MappingSuggestion, TablePlace, Tier } from './suggestion-types.js';
import type { EdgeDefinition, NodeDefinition, PropertyDefinition } from './types.js';

type Of<List extends 'nodes' | 'edges' | 'relations' | 'questions'> =
  MappingSuggestion[List][number];

const tiers: Tier[] = ['sure', 'likely', 'possible'];
const asked: Of<'questions'>['asks'][] = ['unique', 'included'];

const digits = 32;
const firstLast = 35;
const firstInner = 93;

/** The suggestion that the core wrote as texts and numbers, in the order that protocol.h gives. */
export const toSuggestion = (written: SuggestionNumbers): MappingSuggestion =>
  new SuggestionReader(written).read();

class SuggestionReader {
  readonly #texts: string[];
  readonly #numbers: string;
  #at = 0;
  readonly #places: TablePlace[] = [];
  #nodes: Of<'nodes'>[] = [];
  readonly #nodeDefinitions: NodeDefinition[] = [];
  readonly #edgeDefinitions: EdgeDefinition[] = [];

  constructor({ texts, numbers }: SuggestionNumbers) {
    this.#texts = texts;
    this.#numbers = numbers;
  }

  read(): MappingSuggestion {
    this.#nodes = this.#list(() => this.#node());
    const edges = this.#list(() => this.#edge());
    return {
      mapping: { node_definitions: this.#nodeDefinitions, edge_definitions: this.#edgeDefinitions },
      nodes: this.#nodes,
      edges,
      relations: this.#list(() => this.#relation()),
      left_out: this.#list(() => ({ table: this.#place(), reason: this.#text() })),
      questions: this.#list(() => this.#question()),
    };
  }

  #number(): number {
    let value = 0;
    for (;;) {
      const code = this.#numbers.charCodeAt(this.#at++);
      if (!(code >= firstInner)) return value * digits + code - firstLast;
      value = value * digits + code - firstInner;
    }
  }

  #text(): string {
    return this.#texts[this.#number()] ?? '';
  }

  #list<Item>(read: () => Item): Item[] {
    const items = new Array<Item>(this.#number());
    for (let index = 0; index < items.length; index += 1) items[index] = read();
    return items;
  }

  #names(): string[] {
    return this.#list(() => this.#text());
  }

  #place(): TablePlace {
    return (this.#places[this.#number()] ??= [this.#text(), this.#text(), this.#text()]);
  }

  #tier(): Tier {
    return tiers[this.#number()] ?? 'possible';
  }

  #column(): PropertyDefinition {
    return { name: this.#text(), type: this.#text() };
  }

  #node(): Of<'nodes'> {
    const [table, tier, reason, label] = [this.#place(), this.#tier(), this.#text(), this.#text()];
    const [sql, primaryKey, key] = [this.#text(), this.#column(), this.#names()];
    const properties = this.#list(() => this.#column());
    this.#nodeDefinitions.push({ label, sql, primary_key: primaryKey, properties });
    return { label, table, key, tier, reason };
  }

  #edge(): Of<'edges'> {
    const [table, tier, reason, type] = [this.#place(), this.#tier(), this.#text(), this.#text()];
    const ends = { from_node: this.#label(), to_node: this.#label() };
    const query = { sql: this.#text(), from_key: this.#text(), to_key: this.#text() };
    const columns = this.#names();
    const properties = this.#list(() => this.#column());
    this.#edgeDefinitions.push({ type, ...ends, ...query, properties });
    return { type, ...ends, table, columns, tier, reason };
  }

  #label(): string {
    return this.#nodes[this.#number()]?.label ?? '';
  }

  #relation(): Of<'relations'> {
    const [table, tier, reason, columns] = [
      this.#place(),
      this.#tier(),
      this.#text(),
      this.#names(),
    ];
    return { table, columns, references: this.#place(), key: this.#names(), tier, reason };
  }

  #question(): Of<'questions'> {
    return {
      id: this.#text(),
      sql: this.#text(),
      about: this.#text(),
      asks: asked[this.#number()] ?? 'unique',
    };
  }
}
