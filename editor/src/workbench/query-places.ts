import { Places, type Span } from 'mapping-generator';
import { parseMapping } from './known';

// The queries of a mapping's text, and where they stand in it.

/** Finds the query's literal of a definition. Each is looked for in its definition alone: a mapping may have thousands. */
export function literalsIn(text: string): (path: string) => Span | null {
  const places = new Places(text);
  const lists = new Map<string, readonly Span[]>();
  return (path) => {
    const [, list = '', index = ''] = /^(.*)\/(\d+)$/.exec(path) ?? [];
    const members = lists.get(list) ?? places.container(list)?.members ?? [];
    lists.set(list, members);
    const definition = members[Number(index)];
    const literal =
      definition && new Places(text.slice(definition.from, definition.to)).find('/sql');
    return literal && text.charAt(definition.from + literal.from) === '"'
      ? { from: definition.from + literal.from, to: definition.from + literal.to }
      : null;
  };
}

/** The query of each definition, by the definition's path. */
export function queriesOf(text: string): Map<string, string> {
  const { node_definitions: nodes = [], edge_definitions: edges = [] } = parseMapping(text) ?? {};
  const lists = [
    ['node', nodes],
    ['edge', edges],
  ] as const;
  return new Map(
    lists.flatMap(([kind, list]) =>
      (Array.isArray(list) ? list : []).map(
        (definition: { sql?: unknown } | null, index): [string, string] => [
          `/${kind}_definitions/${index}`,
          typeof definition?.sql === 'string' ? definition.sql : '',
        ],
      ),
    ),
  );
}
