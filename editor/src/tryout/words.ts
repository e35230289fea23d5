import { valueText } from '../model/values';
import { propertiesOf, type Graph, type GraphNode } from './graph';
import type { Outcome } from './load';
import type { TryTranslate } from './texts';
import { readTrinoType } from './trino-type';

const longest = 24;

const short = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);

/** What a node is called: its key, which stands first, and its first text. */
export function captionOf({ properties }: GraphNode): string {
  const [key, ...others] = Object.values(properties);
  const said = [key, typeof key === 'string' ? undefined : others.find((value) => typeof value === 'string')];
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
    ...Object.entries(node.properties).map(([name, value]) => t('fact', { name, value: valueText(value) ?? '' })),
    ...edges.filter(({ from }) => from === node.id).map(({ type, to }) => t('leads', { type, name: called(to) })),
    ...edges.filter(({ from, to }) => to === node.id && from !== node.id).map(({ type, from }) => t('comes', { type, name: called(from) })),
  ];
  return t('chosen', { label: node.label, name: captionOf(node), facts: facts.join(', ') });
}

/** What makes a text of a value that is not written to files. */
const asText: Readonly<Record<string, string>> = {
  json: 'json_format({column})',
  'time with time zone': 'CAST({column} AS varchar)',
  'interval day to second': 'CAST({column} AS varchar)',
  'interval year to month': 'CAST({column} AS varchar)',
  ipaddress: 'CAST({column} AS varchar)',
  unknown: 'CAST({column} AS varchar)',
  geometry: 'ST_AsText({column})',
  sphericalgeography: 'ST_AsText(to_geometry({column}))',
  bingtile: 'bing_tile_quadkey({column})',
};

function unwritableWords(unwritable: Required<Outcome>['unwritable'], t: TryTranslate): string {
  const { column, type } = unwritable;
  const sql = asText[readTrinoType(type)?.name ?? '']?.replace('{column}', column);
  return sql === undefined ? t('unwritable', unwritable) : t('unwritableAsText', { ...unwritable, sql });
}

/** What has to be known of a definition; empty: all of it is loaded. */
export function outcomeWords({ refused, unanswered, unwritable, isLeft, elsewhere, inexact, count }: Outcome, t: TryTranslate): string[] {
  const said = [
    isLeft === true && t('left'),
    refused !== undefined && t('refused', { reason: refused }),
    unanswered !== undefined && t('unanswered', { reason: unanswered }),
    unwritable && unwritableWords(unwritable, t),
    elsewhere > 0 && t(elsewhere === 1 ? 'elsewhereOne' : 'elsewhere', { count: elsewhere }),
    inexact > 0 && t('inexact', { count: inexact }),
  ].filter((word) => typeof word === 'string');
  return said.length === 0 && count === 0 ? [t('none')] : said;
}

/** True where it was not loaded as it should be; an edge that leads to what was not asked for is as expected. */
export const isAmiss = ({ refused, unanswered, unwritable, isLeft }: Outcome): boolean =>
  refused !== undefined || unanswered !== undefined || unwritable !== undefined || isLeft === true;

const isNamed = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && '_label' in value;

/** Nodes and edges in a table, as Cypher writes them. */
export function cellValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cellValue);
  if (!isNamed(value)) return value;
  const properties = Object.entries(propertiesOf(value)).map(([name, each]) => `${name}: ${valueText(each) ?? 'null'}`);
  const inside = `:${String(value._label)} {${properties.join(', ')}}`;
  return '_src' in value ? `[${inside}]` : `(${inside})`;
}
