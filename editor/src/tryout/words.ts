import type { MappingGenerator } from 'mapping-generator';
import { valueText } from '../model/values';
import { propertiesOf, type Graph, type GraphNode } from './graph';
import type { Outcome } from './load';
import type { TryTranslate } from './texts';

const longest = 24;

const short = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest - 1)}…` : text;

/** What a node is called: its key, which stands first, and its first text. */
export function captionOf({ properties }: GraphNode): string {
  const [key, ...others] = Object.values(properties);
  const said = [
    key,
    typeof key === 'string' ? undefined : others.find((value) => typeof value === 'string'),
  ];
  return short(said.flatMap((value) => valueText(value) ?? []).join(' '));
}

/** A node with what is known of it and where its edges lead. */
export function nodeSentence(node: GraphNode, { nodes, edges }: Graph, t: TryTranslate): string {
  const byId = new Map(nodes.map((one) => [one.id, one]));
  const called = (id: string): string => {
    const other = byId.get(id);
    return other ? `${other.label} ${captionOf(other)}` : '';
  };
  const facts = [
    ...Object.entries(node.properties).map(([name, value]) =>
      t('fact', { name, value: valueText(value) ?? '' }),
    ),
    ...edges
      .filter(({ from }) => from === node.id)
      .map(({ type, to }) => t('leads', { type, name: called(to) })),
    ...edges
      .filter(({ from, to }) => to === node.id && from !== node.id)
      .map(({ type, from }) => t('comes', { type, name: called(from) })),
  ];
  return t('chosen', { label: node.label, name: captionOf(node), facts: facts.join(', ') });
}

type Generator = Pick<MappingGenerator, 'suggestNode'>;
type Unwritable = Required<Outcome>['unwritable'];

/** What makes a text of a value that is not written to files: what a definition made of such a column is offered. */
function asText(generator: Generator, { column, type }: Unwritable): string | undefined {
  // The first column of a suggestion is its key: this is not one.
  const [property] = generator.suggestNode('', [
    { name: 'key', type: 'bigint' },
    { name: column, type },
  ]).properties;
  return property?.cast;
}

function unwritableWords(generator: Generator, unwritable: Unwritable, t: TryTranslate): string {
  const sql = asText(generator, unwritable);
  return sql === undefined
    ? t('unwritable', unwritable)
    : t('unwritableAsText', { ...unwritable, sql });
}

/** What has to be known of a definition; empty: all of it is loaded. */
export function outcomeWords(
  generator: Generator,
  { refused, unanswered, unwritable, isLeft, elsewhere, inexact, count }: Outcome,
  t: TryTranslate,
): string[] {
  const said = [
    isLeft === true && t('left'),
    refused !== undefined && t('refused', { reason: refused }),
    unanswered !== undefined && t('unanswered', { reason: unanswered }),
    unwritable && unwritableWords(generator, unwritable, t),
    elsewhere > 0 && t(elsewhere === 1 ? 'elsewhereOne' : 'elsewhere', { count: elsewhere }),
    inexact > 0 && t('inexact', { count: inexact }),
  ].filter((word) => typeof word === 'string');
  return said.length === 0 && count === 0 ? [t('none')] : said;
}

/** True where it was not loaded as it should be; an edge that leads to what was not asked for is as expected. */
export const isAmiss = ({ refused, unanswered, unwritable, isLeft }: Outcome): boolean =>
  refused !== undefined || unanswered !== undefined || unwritable !== undefined || isLeft === true;

const isNamed = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && '_label' in value;

/** Nodes and edges in a table, as Cypher writes them. */
export function cellValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cellValue);
  if (!isNamed(value)) return value;
  const properties = Object.entries(propertiesOf(value)).map(
    ([name, each]) => `${name}: ${valueText(each) ?? 'null'}`,
  );
  const inside = `:${String(value._label)} {${properties.join(', ')}}`;
  return '_src' in value ? `[${inside}]` : `(${inside})`;
}
