import type { EditorState } from '@codemirror/state';
import type { Command } from '@codemirror/view';
import type { MappingGenerator } from '../interface.js';
import { hosts, textOf, type Change, type Span } from './host.js';
import { escape, plainIn, sqlStrings } from './strings.js';

/** The change of the text without what stays as it is at its ends, so that the cursor stays where it can. */
function narrow(before: string, { from, to, insert }: Change): Change {
  let start = 0;
  while (start < before.length && before[start] === insert[start]) start += 1;
  let end = 0;
  const most = Math.min(before.length, insert.length) - start;
  while (end < most && before.at(-1 - end) === insert.at(-1 - end)) end += 1;
  return { from: from + start, to: to - end, insert: insert.slice(start, insert.length - end) };
}

export function formatWhole(generator: MappingGenerator, state: EditorState): Change[] {
  const text = textOf(state.doc);
  const insert = generator.formatSql(text);
  return insert === text ? [] : [narrow(text, { from: 0, to: text.length, insert })];
}

/** The insides of the SQL strings of the definition that the cursor is in, or of all where it is in none. */
function statements(generator: MappingGenerator, state: EditorState): Span[] {
  const text = textOf(state.doc);
  const path = generator.pathAt(text, state.selection.main.head);
  const definition = /^\/(?:node|edge)_definitions\/\d+/.exec(path)?.[0];
  const range = definition === undefined ? null : generator.locate(text, `${definition}/sql`);
  if (range) return [{ from: range.start.offset + 1, to: range.end.offset - 1 }];
  return Array.from({ length: state.doc.lines }, (_, i) => state.doc.line(i + 1)).flatMap(
    sqlStrings,
  );
}

export function formatStrings(generator: MappingGenerator, state: EditorState): Change[] {
  return statements(generator, state).flatMap(({ from, to }) => {
    const inside = state.sliceDoc(from, to);
    const { text } = plainIn(state, { from, to });
    const formatted = generator.formatSql(text);
    return formatted === text ? [] : [narrow(inside, { from, to, insert: escape(formatted) })];
  });
}

/**
 * Lays out the SQL: in a mapping that of the definition at the cursor, or all where the cursor is in none. A query with a
 * fault stays as it is. False where there was nothing to do.
 */
export const formatSql: Command = (view) => {
  const { state } = view;
  const changes = state.readOnly ? [] : (state.facet(hosts)?.format(state) ?? []);
  if (changes.length === 0) return false;
  view.dispatch({ changes, userEvent: 'input.format', scrollIntoView: true });
  return true;
};
