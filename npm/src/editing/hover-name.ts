import type { DocumentSymbol, Hover, LanguageOptions, LanguageService } from '../language-types.js';
import { Places } from './places.js';
import { Positions } from './positions.js';

// The keys and properties of a definition are columns of its query: what is known of one is what the query says of it.

// The type of an edge and the name of a mapping stand beside no query, or beside no name.
const columnName = /\/(?:name|type|from_key|to_key)$/;

const holds = ({ range: { start, end } }: DocumentSymbol, offset: number): boolean =>
  start.offset <= offset && offset <= end.offset;

/** The name that a symbol's text stands for. */
const plainName = (text: string): string =>
  text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;

/**
 * What the query of a definition says of the key or the property at a place; of one that it does not return, what it does
 * return.
 */
export function hoverName(
  { hover, symbols }: Pick<LanguageService, 'hover' | 'symbols'>,
  text: string,
  offset: number,
  options: LanguageOptions,
): Hover | null {
  const places = new Places(text);
  const path = places.pathAt(offset);
  const at = columnName.test(path) ? places.find(path) : null;
  const name = places.find(path.replace(/\/type$/, '/name'));
  if (at === null || name === null) return null;
  const range = new Positions(text).range(at);
  const definition = symbols(text, options).find((symbol) => holds(symbol, offset));
  const columns = definition?.children.filter(({ kind }) => kind === 'column') ?? [];
  const literal = text.slice(name.from, name.to);
  const column = columns.find((candidate) => JSON.stringify(plainName(candidate.name)) === literal);
  if (column) {
    const told = hover(text, column.selectionRange.start.offset, options);
    return told && { ...told, range };
  }
  const lines = columns.map(({ name: own, detail }) => `${plainName(own)} ${detail}`.trimEnd());
  return lines.length === 0
    ? null
    : { range, contents: [{ kind: 'code', text: lines.join('\n') }] };
}
