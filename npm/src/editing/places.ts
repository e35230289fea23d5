/** A stretch of a text, in UTF-16 units from 0, as CodeMirror counts. */
export interface Span {
  from: number;
  to: number;
}

/** A value in an object or an array, with its key where it has one. */
export interface Member extends Span {
  /** Its key, or its index. */
  name: string;
  key?: Span;
}

/** An object or an array. */
export interface Container extends Span {
  isObject: boolean;
  /** In the order of the text; names may be equal. */
  members: readonly Member[];
}

/** The name that a segment of a JSON pointer stands for. */
export const nameOf = (segment: string): string =>
  segment.replaceAll('~1', '/').replaceAll('~0', '~');

const space = /[\s]*/y;
const bare = /[^\s,:{}[\]"]+/y;

const bracketOrQuote = /["[\]{}]/g;

function end(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** Where the string that starts at `at` ends, its closing quote included. */
function endOfString(text: string, at: number): number {
  for (let quote = text.indexOf('"', at + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let before = quote;
    while (before - 1 > at && text.charAt(before - 1) === '\\') before -= 1;
    if ((quote - before) % 2 === 0) return quote + 1;
  }
  return text.length;
}

/** Where the value that starts at `at` ends. Counts brackets instead of recursing, so depth costs nothing. */
function endOfValue(text: string, at: number): number {
  const first = text.charAt(at);
  if (first === '"') return endOfString(text, at);
  if (!/[[\]{}]/.test(first)) return end(bare, text, at);
  let depth = 0;
  for (let i = at; i < text.length;) {
    bracketOrQuote.lastIndex = i;
    const found = bracketOrQuote.exec(text);
    if (found === null) break;
    const [character] = found;
    if (character === '"') {
      i = endOfString(text, found.index);
      continue;
    }
    i = found.index + 1;
    depth += character === '{' || character === '[' ? 1 : -1;
    if (depth <= 0) return i;
  }
  return text.length;
}

function keyOf(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal;
  }
}

/** The members of the object or array that starts at `at`. */
function members(text: string, at: number): Member[] {
  const found: Member[] = [];
  const opening = text.charAt(at);
  if (opening !== '{' && opening !== '[') return found;
  let i = end(space, text, at + 1);
  while (i < text.length && text.charAt(i) !== '}' && text.charAt(i) !== ']') {
    let name = String(found.length);
    let key: Span | undefined;
    if (opening === '{') {
      key = { from: i, to: text.charAt(i) === '"' ? endOfString(text, i) : i };
      name = keyOf(text.slice(key.from, key.to));
      i = end(space, text, key.to);
      if (text.charAt(i) !== ':') break;
      i = end(space, text, i + 1);
    }
    const to = endOfValue(text, i);
    if (to === i) break;
    found.push({ name, from: i, to, ...(key && { key }) });
    i = end(space, text, to);
    if (text.charAt(i) === ',') i = end(space, text, i + 1);
  }
  return found;
}

interface Members {
  all: Member[];
  /** Of a key given twice the last one counts, as in JSON.parse. */
  byName: Map<string, Member>;
}

/**
 * Finds values in JSON text by their JSON pointers (RFC 6901). The text may be broken: what lies before the fault is
 * found. Each container is read once, so many look-ups in a large mapping stay cheap.
 */
export class Places {
  readonly #text: string;
  /** The whole; its end is looked for once, however many values are found in it. */
  #root: Member | undefined;
  readonly #members = new Map<number, Members>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Example: `find('/node_definitions/0/sql')` is the string literal, its quotes included. */
  find(pointer: string): Span | null {
    return this.#member(pointer);
  }

  /** Example: `findKey('/node_definitions/0/sql')` is the literal `"sql"`; null for what is not in an object. */
  findKey(pointer: string): Span | null {
    return this.#member(pointer)?.key ?? null;
  }

  /** The object or array that a pointer names; null for another value. */
  container(pointer: string): Container | null {
    const place = this.find(pointer);
    const opening = place && this.#text.charAt(place.from);
    if (place === null || (opening !== '{' && opening !== '[')) return null;
    const { from, to } = place;
    return { from, to, isObject: opening === '{', members: this.#membersAt(from).all };
  }

  #member(pointer: string): Member | null {
    this.#root ??= this.#whole();
    let place: Member | undefined = this.#root;
    for (const segment of pointer.split('/').slice(1)) {
      place = this.#membersAt(place.from).byName.get(nameOf(segment));
      if (place === undefined) return null;
    }
    return place;
  }

  #whole(): Member {
    const from = end(space, this.#text, 0);
    return { name: '', from, to: endOfValue(this.#text, from) };
  }

  /** The pointer of the innermost value that `at` lies in. Example: '/node_definitions/0/sql' within the SQL. */
  pathAt(at: number): string {
    let path = '';
    for (let place = this.find(''); place !== null;) {
      const inner: [string, Span] | undefined = [...this.#membersAt(place.from).byName].find(
        ([, { from, to }]) => from <= at && at <= to,
      );
      if (inner === undefined) break;
      path += `/${inner[0].replaceAll('~', '~0').replaceAll('/', '~1')}`;
      place = inner[1];
    }
    return path;
  }

  /** Where a stretch of the string that a pointer names stands, its escapes counted; null where it is no string. */
  findInString(pointer: string, inString: Span): Span | null {
    const literal = this.find(pointer);
    if (literal === null || this.#text.charAt(literal.from) !== '"') return null;
    return placeInLiteral(this.#text, literal, inString);
  }

  #membersAt(at: number): Members {
    const known = this.#members.get(at);
    if (known !== undefined) return known;
    const all = members(this.#text, at);
    const found = { all, byName: new Map(all.map((member) => [member.name, member])) };
    this.#members.set(at, found);
    return found;
  }
}

/**
 * The place in the JSON text of a place in the string that a literal stands for: every escape is one unit of the string
 * but two or six units of the text. `literal` starts at its opening quote.
 */
export function placeInLiteral(text: string, literal: Span, inString: Span): Span {
  const escapes = /\\(?:u[0-9a-fA-F]{4}|[^])|[^\\]+/g;
  escapes.lastIndex = literal.from + 1;
  const toText = (offset: number): number => {
    let units = 0;
    escapes.lastIndex = literal.from + 1;
    for (let match = escapes.exec(text); match !== null; match = escapes.exec(text)) {
      const plain = !match[0].startsWith('\\');
      const length = plain ? match[0].length : 1;
      if (units + length > offset) return match.index + (plain ? offset - units : 0);
      units += length;
      if (escapes.lastIndex >= literal.to) break;
    }
    return literal.to - 1;
  };
  const from = Math.min(toText(inString.from), literal.to - 1);
  return { from, to: Math.max(from, Math.min(toText(inString.to), literal.to - 1)) };
}

/** The reverse: how many units of the string that a literal stands for lie before the unit `at` of the text. */
export function offsetInLiteral(text: string, literal: Span, at: number): number {
  return text.slice(literal.from + 1, at).replace(/\\(?:u[0-9a-fA-F]{4}|[^])/g, '_').length;
}
