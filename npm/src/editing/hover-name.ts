import type { AnalyzedColumn } from '../analysis-types.js';
import type { Hover, HoverContent } from '../language-types.js';
import { Places } from './places.js';
import { Positions } from './positions.js';

// The keys and properties of a definition are columns of its query: what is known of one is what the query returns.

const columnName = /\/(?:name|type|from_key|to_key)$/;

const code = (text: string): HoverContent => ({ kind: 'code', text });

const declared = ({ name, type }: AnalyzedColumn): string => `${name ?? '?'} ${type ?? '?'}`;

/** `graphType` is empty where there is none. */
function tell(column: AnalyzedColumn, graphType: (type: string) => string): HoverContent[] {
  const { type, reason = '', source } = column;
  const said = type === null ? reason : graphType(type);
  const from = source && [source.catalog, source.schema, source.table, source.column].join('.');
  const told = [code(declared(column)), code(from ?? ''), { kind: 'text', text: said } as const];
  return told.filter(({ text }) => text);
}

function read(text: string, places: Places, path: string): string | null {
  const place = places.find(path);
  try {
    const value: unknown = place && JSON.parse(text.slice(place.from, place.to));
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

/**
 * What the query of a definition says of the key or the property at a place; of one that it does not return, what it does
 * return.
 */
export function hoverName(
  text: string,
  offset: number,
  columnsOf: (sql: string) => readonly AnalyzedColumn[],
  graphType: (type: string) => string,
): Hover | null {
  const places = new Places(text);
  const path = places.pathAt(offset);
  const base = columnName.test(path) ? /^\/\w+_definitions\/\d+/.exec(path)?.[0] : undefined;
  const place = places.find(path);
  const name = read(text, places, path.replace(/\/type$/, '/name'));
  const sql = base === undefined ? null : read(text, places, `${base}/sql`);
  if (place === null || name === null || sql === null) return null;
  const columns = columnsOf(sql);
  const column = columns.find((returned) => returned.name === name);
  if (columns.length === 0) return null;
  const contents = column ? tell(column, graphType) : [code(columns.map(declared).join('\n'))];
  return { range: new Positions(text).range(place), contents };
}
