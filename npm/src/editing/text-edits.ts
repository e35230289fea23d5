import type { TextEdit } from '../language-types.js';
import type { Edit, Fix } from '../types.js';
import { Arrangement, byPlace, type Change } from './arrangement.js';
import { format, indentationAt, withLineEndsOf } from './layout.js';
import { Places } from './places.js';
import { Positions } from './positions.js';

/** Edits of one text, of which either all fit or none. */
class Changes {
  readonly #text: string;
  readonly #places: Places;
  /** By the pointer of the container. */
  readonly #arrangements = new Map<string, Arrangement>();
  #changes: Change[] = [];

  constructor(text: string) {
    this.#text = text;
    this.#places = new Places(text);
  }

  /** False where it has no place in the text. */
  add(edit: Edit): boolean {
    if ('key' in edit) return this.#put(this.#places.findKey(edit.path), JSON.stringify(edit.key));
    if ('sql_range' in edit) {
      const { start, end } = edit.sql_range;
      const inString = { from: start.offset, to: end.offset };
      const text = JSON.stringify(edit.text).slice(1, -1);
      return this.#put(this.#places.findInString(edit.path, inString), text);
    }
    if (!('value' in edit)) return this.#arrangementOf(edit.path)?.arrange(edit) ?? false;
    const place = this.#places.find(edit.path);
    if (place === null) return this.#append(edit.path, edit.value);
    const value = format(edit.value, indentationAt(this.#text, place.from));
    return this.#put(place, withLineEndsOf(this.#text, value));
  }

  /** The innermost containers first: what is moved takes its own changes with it. */
  all(): Change[] {
    const depth = ([path]: [string, Arrangement]): number => path.split('/').length;
    const inward = [...this.#arrangements].sort((a, b) => depth(b) - depth(a));
    for (const [, arrangement] of inward) this.#changes = arrangement.changes(this.#changes);
    return this.#changes.sort(byPlace);
  }

  #put(place: { from: number; to: number } | null, text: string): boolean {
    if (place) this.#changes.push({ from: place.from, to: place.to, text });
    return place !== null;
  }

  #append(path: string, value: unknown): boolean {
    const arrangement = this.#arrangementOf(path);
    arrangement?.append(path.slice(path.lastIndexOf('/') + 1), value);
    return arrangement !== null;
  }

  #arrangementOf(path: string): Arrangement | null {
    if (path === '') return null;
    const of = path.slice(0, path.lastIndexOf('/'));
    const container = this.#places.container(of);
    const known =
      this.#arrangements.get(of) ?? (container && new Arrangement(this.#text, container));
    if (known) this.#arrangements.set(of, known);
    return known;
  }
}

function changesOf({ edits }: Pick<Fix, 'edits'>, text: string): Change[] {
  const changes = new Changes(text);
  return edits.every((edit) => changes.add(edit)) ? changes.all() : [];
}

/**
 * The changes that a fix makes to the text of a mapping, in the order of their places: all of them, or none where one of
 * the places is not there any more. What is around them stays as it is written.
 *
 * @example
 * for (const { range, text } of textEdits(json, fix).reverse()) editor.replace(range.start.offset, range.end.offset, text);
 */
export function textEdits(text: string, fix: Pick<Fix, 'edits'>): TextEdit[] {
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
export function applyFix(text: string, fix: Pick<Fix, 'edits'>): string {
  return applyEdits(text, textEdits(text, fix));
}
