import type { TextEdit } from '../language-types.js';
import { Places } from './places.js';
import { Positions } from './positions.js';

/**
 * The changes that lay out the queries of a mapping anew; its JSON stays as it is written, broken JSON up to its fault.
 *
 * @example
 * applyEdits(json, formatMapping(json, generator.formatSql));
 */
export function formatMapping(text: string, formatSql: (sql: string) => string): TextEdit[] {
  const places = new Places(text);
  const positions = new Positions(text);
  const edits: TextEdit[] = [];
  for (const list of ['/node_definitions', '/edge_definitions']) {
    for (let at = 0; places.find(`${list}/${at}`) !== null; at += 1) {
      const place = places.find(`${list}/${at}/sql`);
      const sql = place && readString(text.slice(place.from, place.to));
      if (place === null || sql === null) continue;
      const formatted = formatSql(sql);
      if (formatted !== sql)
        edits.push({ range: positions.range(place), text: JSON.stringify(formatted) });
    }
  }
  return edits;
}

function readString(literal: string): string | null {
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
