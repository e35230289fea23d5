import { CharCategory, type EditorState } from '@codemirror/state';
import type { Span } from 'mapping-generator';
import { sqlStrings } from './sql-strings';

// SQL as its author sees it: rows, and characters of which an escape is one. All places are those of the document.

const escapeOrCharacter = /\\(?:u[0-9a-fA-F]{4}|.)|[^\\]/gu;

interface Unit extends Span {
  /** What stands there; for `\n` a line feed. */
  character: string;
}

/** The inside of the SQL string that `position` lies in or touches; null: it lies in none. */
export function sqlStringAt(state: EditorState, position: number): (Span & { closed: boolean }) | null {
  const line = state.doc.lineAt(position);
  const at = position - line.from;
  const found = sqlStrings(line.text).find(({ from, to }) => from <= at && at <= to);
  return found === undefined ? null : { from: line.from + found.from, to: line.from + found.to, closed: found.closed };
}

function characterOf(unit: string): string {
  if (!unit.startsWith('\\')) return unit;
  try {
    return String(JSON.parse(`"${unit}"`));
  } catch {
    return unit;
  }
}

function unitsOf(state: EditorState, { from, to }: Span): Unit[] {
  return Array.from(state.sliceDoc(from, to).matchAll(escapeOrCharacter), (match) => {
    const start = from + match.index;
    return { from: start, to: start + match[0].length, character: characterOf(match[0]) };
  });
}

/** The row of a line with SQL that `position` is in, what stands around the string included; null: the line has no rows. */
function rowOfLine(state: EditorState, position: number): Span | null {
  const line = state.doc.lineAt(position);
  const breaks = sqlStrings(line.text).flatMap(({ from, to }) =>
    Array.from(line.text.slice(from, to).matchAll(/\\(.)/g))
      .filter((match) => match[1] === 'n')
      .map((match) => line.from + from + match.index),
  );
  if (breaks.length === 0) return null;
  const before = breaks.filter((at) => at + 2 <= position).at(-1);
  const after = breaks.find((at) => at >= position);
  return { from: before === undefined ? line.from : before + 2, to: after ?? line.to };
}

/** The part of the SQL string at `position` that is shown on one row. */
export function rowAt(state: EditorState, position: number): Span | null {
  const string = sqlStringAt(state, position);
  if (string === null) return null;
  const row = rowOfLine(state, position) ?? string;
  return { from: Math.max(row.from, string.from), to: Math.min(row.to, string.to) };
}

/** Where End leads: the end of the row's SQL, and from there what stands behind it. Null: the line has no SQL here. */
export function rowEnd(state: EditorState, position: number): number | null {
  const row = rowAt(state, position);
  if (row !== null && position < row.to) return row.to;
  return rowOfLine(state, position)?.to ?? null;
}

/** Where Home leads: the first word of the row, and from there the row's start, and what stands in front of it. */
export function rowStart(state: EditorState, position: number): number | null {
  const row = rowAt(state, position) ?? rowOfLine(state, position);
  if (row === null) return null;
  const word = row.from + (/^[ \t]*/.exec(state.sliceDoc(row.from, row.to))?.[0].length ?? 0);
  if (position !== word) return word;
  if (position !== row.from) return row.from;
  const before = rowOfLine(state, position)?.from ?? row.from;
  // The line's own start is a matter of JSON, unless this is where the row begins.
  return before === position ? position : null;
}

/**
 * Where a step by words ends, as it does in plain text: behind a run of blanks and the word or the signs that follow.
 * `within` a row for what is deleted: a break is then a step of its own. Null: there is no SQL in this direction.
 */
export function wordEnd(state: EditorState, position: number, forward: boolean, within: 'text' | 'row'): number | null {
  const string = sqlStringAt(state, position);
  if (string === null) return null;
  const units = unitsOf(state, string);
  const ahead = forward ? units.filter(({ from }) => from >= position) : units.filter(({ to }) => to <= position).reverse();
  const categorize = state.charCategorizer(position);
  let kind: CharCategory | null = null;
  let end: number | null = null;
  for (const unit of ahead) {
    const edge = forward ? unit.to : unit.from;
    if (within === 'row' && unit.character === '\n') return end ?? edge;
    const next = categorize(unit.character);
    if (kind !== null && kind !== next && !(within === 'text' && kind === CharCategory.Space)) return end;
    // Deleting takes a single blank along with the word behind it.
    if (within === 'text' || unit.character !== ' ' || end !== null) kind = next;
    end = edge;
  }
  return end;
}

/** The word, the blanks or the signs at `position`; `side` says on which side of it, where it lies between two. */
export function wordAt(state: EditorState, position: number, side: number): Span | null {
  const string = sqlStringAt(state, position);
  if (string === null) return null;
  const categorize = state.charCategorizer(position);
  const kindOf = ({ character }: Unit): CharCategory | 'break' => (character === '\n' ? 'break' : categorize(character));
  const units = unitsOf(state, string);
  const behind = units.findIndex(({ to }) => to > position);
  const at = behind === -1 ? units.length - 1 : side < 0 && units[behind]?.from === position ? behind - 1 : behind;
  const unit = units[Math.max(at, 0)];
  if (unit === undefined) return { from: position, to: position };
  const kind = kindOf(unit);
  let first = Math.max(at, 0);
  let last = first;
  if (kind === 'break') return { from: position, to: position };
  for (let before = units[first - 1]; before && kindOf(before) === kind; before = units[first - 1]) first -= 1;
  for (let after = units[last + 1]; after && kindOf(after) === kind; after = units[last + 1]) last += 1;
  return { from: units[first]?.from ?? position, to: units[last]?.to ?? position };
}
