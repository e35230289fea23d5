import { type MappingGenerator, Places, type Span } from 'mapping-generator';
import { escapeForLiteral, textOfLiteral, type TextChange } from './fixes';
import type { TextEditor } from './text-editor';
import type { TextName } from './texts';

const lists = ['/node_definitions', '/edge_definitions'];

/** The SQL literals of the definitions, each with its definition's place. */
function statements(text: string): { definition: Span; sql: Span }[] {
  const places = new Places(text);
  return lists.flatMap((list) => {
    const found = [];
    for (let index = 0; ; index += 1) {
      const definition = places.find(`${list}/${String(index)}`);
      if (definition === null) return found;
      const sql = places.find(`${list}/${String(index)}/sql`);
      if (sql !== null) found.push({ definition, sql });
    }
  });
}

/** The changes that lay out the SQL of the definition that `cursor` is in, or of all where it is in none. */
function formatChanges(text: string, cursor: number, format: (sql: string) => string): TextChange[] {
  const all = statements(text);
  const here = all.filter(({ definition: { from, to } }) => from <= cursor && cursor <= to);
  return (here.length > 0 ? here : all).flatMap(({ sql: { from, to } }) => {
    const value = textOfLiteral(text.slice(from, to));
    const formatted = value === null ? null : format(value);
    if (formatted === null || formatted === value) return [];
    return [{ from: from + 1, to: to - 1, insert: escapeForLiteral(formatted) }];
  });
}

/** Lays out the SQL at the editor's cursor and names the notice that says so; a query with a fault stays as it is. */
export function formatSql(generator: MappingGenerator, editor: TextEditor | null, text: string): TextName {
  const changes = formatChanges(text, editor?.cursor ?? 0, (sql) => generator.formatSql(sql));
  if (changes.length === 0) return 'nothingToFormat';
  editor?.apply(changes);
  return 'formatted';
}
