import type { Fix } from 'mapping-generator';
import { placeInLiteral, Places, type Span } from './places';

/** A change of the text, as CodeMirror takes it. */
export interface TextChange extends Span {
  insert: string;
}

type Edit = Fix['edits'][number];

/** What the text between a quote and its partner has to be so that it stands for `text`. */
export function escapeForLiteral(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** The string that a literal stands for; null where it is none, or is broken. */
export function textOfLiteral(literal: string): string | null {
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

function indentationAt(text: string, at: number): string {
  const line = text.lastIndexOf('\n', at - 1) + 1;
  return /^[ \t]*/.exec(text.slice(line, at))?.[0] ?? '';
}

// An object of plain values on several rows; names and values that hold brackets are left as they are.
const flatObject = /\{\n\s*([^{}[\]]*?)\n\s*\}/g;

/** The value as JSON, indented as the line at `at` is; an object of plain values takes one row. */
function format(value: unknown, text: string, at: number): string {
  return JSON.stringify(value, null, 2)
    .replace(flatObject, (_whole, members: string) => `{ ${members.replace(/\n\s*/g, ' ')} }`)
    .replaceAll('\n', `\n${indentationAt(text, at)}`);
}

/** Adds a member to the object or array that the last segment of `path` would be in. */
function insertMember(edit: { path: string; value: unknown }, text: string, places: Places): TextChange | null {
  const slash = edit.path.lastIndexOf('/');
  const parent = places.find(edit.path.slice(0, slash));
  if (parent === null || !/[{[]/.test(text.charAt(parent.from))) return null;
  const at = text.slice(0, parent.to - 1).trimEnd().length;
  const empty = at === parent.from + 1;
  const indentation = `${indentationAt(text, parent.from)}  `;
  const name = edit.path.slice(slash + 1).replaceAll('~1', '/').replaceAll('~0', '~');
  const key = text.charAt(parent.from) === '{' ? `${JSON.stringify(name)}: ` : '';
  const value = format(edit.value, text, parent.from).replaceAll('\n', '\n  ');
  return { from: at, to: at, insert: `${empty ? '' : ','}\n${indentation}${key}${value}` };
}

function toChange(edit: Edit, text: string, places: Places): TextChange | null {
  if ('key' in edit) {
    const key = places.findKey(edit.path);
    return key && { ...key, insert: JSON.stringify(edit.key) };
  }
  const value = places.find(edit.path);
  if ('sql_range' in edit) {
    if (value === null || text.charAt(value.from) !== '"') return null;
    const { start, end } = edit.sql_range;
    const place = placeInLiteral(text, value, { from: start.offset, to: end.offset });
    return { ...place, insert: escapeForLiteral(edit.text) };
  }
  if (value === null) return insertMember(edit, text, places);
  return { ...value, insert: format(edit.value, text, value.from) };
}

/** The changes that a fix makes to the text: all of them, or none when one of its places is not there any more. */
export function changesOf(fix: Fix, text: string): TextChange[] {
  const places = new Places(text);
  const changes: TextChange[] = [];
  for (const edit of fix.edits) {
    const change = toChange(edit, text, places);
    if (change === null) return [];
    changes.push(change);
  }
  return changes;
}
