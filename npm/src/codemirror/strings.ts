import type { EditorState } from '@codemirror/state';
import type { Span } from './host.js';

/** The inside of a SQL string, without its quotes. */
export interface SqlString extends Span {
  /** False while its closing quote is missing: what looks like one belongs to something behind it. */
  closed: boolean;
}

// Beyond this a line is shown as plain text, so that no single line can slow the page down.
const longestLine = 100_000;

const sqlMember = /"sql"\s*:\s*"((?:[^"\\]|\\.)*)/g;

/** The SQL strings of a line; a JSON string never spans lines. `from` is where the line begins. */
export function sqlStrings({ text, from: start }: { text: string; from: number }): SqlString[] {
  if (text.length > longestLine) return [];
  return Array.from(text.matchAll(sqlMember), ({ 0: member, 1: inside = '', index }) => {
    const to = index + member.length;
    const closed = /^"\s*(?:[,}\]]|$)/.test(text.slice(to));
    return { from: start + to - inside.length, to: start + to, closed };
  });
}

/** The SQL string that a place lies in or touches. */
export function sqlStringAt({ doc }: EditorState, place: number): SqlString | undefined {
  return sqlStrings(doc.lineAt(place)).find(({ from, to }) => from <= place && place <= to);
}

/** The SQL string that the whole selection lies in. */
export function stringOfSelection(state: EditorState): SqlString | undefined {
  const { from, to } = state.selection.main;
  const string = sqlStringAt(state, from);
  return string && to <= string.to ? string : undefined;
}

/** What the text between quotes has to be so that it stands for `text`. */
export const escape = (text: string): string => JSON.stringify(text).slice(1, -1);

/** A text as its author sees it. */
export interface Plain {
  text: string;
  /** Where each of its UTF-16 units stands in the document, and where it ends. */
  places: number[];
}

const named: Partial<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** A text, which begins at `start`, with its escapes as what they stand for; those outside of `strings` as they are. */
export function plainOf(text: string, start: number, strings: readonly Span[]): Plain {
  const places: number[] = [];
  const plain = text.replace(/\\(?:u([\da-f]{4})|(.))|[^]/gi, (unit, code, letter, index) => {
    const at = start + (index as number);
    const isEscape = unit.length > 1 && strings.some(({ from, to }) => from <= at && at < to);
    const character = !isEscape
      ? unit
      : code
        ? String.fromCharCode(parseInt(code as string, 16))
        : (named[letter as string] ?? (letter as string));
    for (let i = 0; i < character.length; i += 1) places.push(at + i);
    return character;
  });
  places.push(start + text.length);
  return { text: plain, places };
}

/** A stretch of a line as its author sees it. */
export function plainIn({ doc }: EditorState, { from, to }: Span): Plain {
  return plainOf(doc.sliceString(from, to), from, sqlStrings(doc.lineAt(from)));
}
