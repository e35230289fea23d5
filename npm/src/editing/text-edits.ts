import type { TextEdit } from '../language-types.js';
import type { Edit, Fix } from '../types.js';
import { Places, type Span } from './places.js';
import { Positions } from './positions.js';

/** What a stretch of the text becomes. */
interface Change extends Span {
  text: string;
}

function indentationAt(text: string, at: number): string {
  const line = text.lastIndexOf('\n', at - 1) + 1;
  return /^[ \t]*/.exec(text.slice(line, at))?.[0] ?? '';
}

// An object of plain values on several rows; names and values that hold brackets are left as they are.
const flatObject = /\{\n\s*([^{}[\]]*?)\n\s*\}/g;

/** As the text's own lines end. */
const withLineEndsOf = (text: string, added: string): string =>
  text.includes('\r\n') ? added.replaceAll('\n', '\r\n') : added;

/** The value as JSON, indented as the line at `at` is; an object of plain values takes one row. */
function format(value: unknown, text: string, at: number): string {
  return JSON.stringify(value, null, 2)
    .replace(flatObject, (_whole, members: string) => `{ ${members.replace(/\n\s*/g, ' ')} }`)
    .replaceAll('\n', `\n${indentationAt(text, at)}`);
}

/** Adds a member to the object or array that the last segment of `path` would be in. */
function insertMember(
  edit: { path: string; value: unknown },
  text: string,
  places: Places,
): Change | null {
  const slash = edit.path.lastIndexOf('/');
  const parent = places.find(edit.path.slice(0, slash));
  if (parent === null || !/[{[]/.test(text.charAt(parent.from))) return null;
  const at = text.slice(0, parent.to - 1).trimEnd().length;
  const empty = at === parent.from + 1;
  const indentation = `${indentationAt(text, parent.from)}  `;
  const name = edit.path
    .slice(slash + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
  const key = text.charAt(parent.from) === '{' ? `${JSON.stringify(name)}: ` : '';
  const value = format(edit.value, text, parent.from).replaceAll('\n', '\n  ');
  const added = `${empty ? '' : ','}\n${indentation}${key}${value}`;
  return { from: at, to: at, text: withLineEndsOf(text, added) };
}

function toChange(edit: Edit, text: string, places: Places): Change | null {
  if ('key' in edit) {
    const key = places.findKey(edit.path);
    return key && { ...key, text: JSON.stringify(edit.key) };
  }
  if ('sql_range' in edit) {
    const { start, end } = edit.sql_range;
    const place = places.findInString(edit.path, { from: start.offset, to: end.offset });
    return place && { ...place, text: JSON.stringify(edit.text).slice(1, -1) };
  }
  const value = places.find(edit.path);
  if (value === null) return insertMember(edit, text, places);
  return { ...value, text: withLineEndsOf(text, format(edit.value, text, value.from)) };
}

function changesOf(fix: Fix, text: string): Change[] {
  const places = new Places(text);
  const changes: Change[] = [];
  for (const edit of fix.edits) {
    const change = toChange(edit, text, places);
    if (change === null) return [];
    changes.push(change);
  }
  return changes.sort((a, b) => a.from - b.from);
}

/**
 * The changes that a fix makes to the text of a mapping, in the order of their places: all of them, or none where one of
 * the places is not there any more. What is around them stays as it is written.
 *
 * @example
 * for (const { range, text } of textEdits(json, fix).reverse()) editor.replace(range.start.offset, range.end.offset, text);
 */
export function textEdits(text: string, fix: Fix): TextEdit[] {
  const changes = changesOf(fix, text);
  if (changes.length === 0) return [];
  const positions = new Positions(text);
  return changes.map((change) => ({ range: positions.range(change), text: change.text }));
}

/** The text with changes that do not overlap, in any order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const inOrder = [...edits].sort((a, b) => a.range.start.offset - b.range.start.offset);
  let result = '';
  let done = 0;
  for (const { range, text: replacement } of inOrder) {
    result += text.slice(done, range.start.offset) + replacement;
    done = range.end.offset;
  }
  return result + text.slice(done);
}

/** The text with a fix applied; the text as it is where it does not fit any more. */
export function applyFix(text: string, fix: Fix): string {
  return applyEdits(text, textEdits(text, fix));
}
