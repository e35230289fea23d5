/** A type as Trino writes it, such as `decimal(12, 2)` or `row(a bigint, "b c" varchar)`. */
export interface TrinoType {
  name: string;
  numbers: number[];
  /** Of an array and of a map, without names; of a row, with the names of its fields. */
  parts: { name: string; type: TrinoType }[];
}

const names = /\s*(?:"((?:[^"]|"")*)"|([A-Za-z_][\w@]*))/y;

/** Reads a type sign by sign; throws at what is none. */
class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.#text.slice(this.#at).trim() === '';
  }

  type(): TrinoType {
    const name = this.#name().toLowerCase();
    const type: TrinoType = { name, numbers: [], parts: [] };
    if (this.#takes('(')) {
      do this.#part(type);
      while (this.#takes(','));
      if (!this.#takes(')')) throw new SyntaxError(this.#text);
    }
    // `timestamp(3) with time zone` is written on after its parentheses.
    while (
      this.#sees(/\s+(?:with|without|precision|to|day|year|month|second|time|zone)\b/iy) !== null &&
      name !== 'row'
    ) {
      type.name += ` ${this.#name().toLowerCase()}`;
    }
    return type;
  }

  #part(type: TrinoType): void {
    const number = this.#sees(/\s*\d+/y);
    if (number !== null) {
      this.#at += number.length;
      type.numbers.push(Number(number));
      return;
    }
    const field = type.name === 'row' ? this.#fieldName() : '';
    type.parts.push({ name: field, type: this.type() });
  }

  /** A field of a row may have no name: then what stands there is its type. */
  #fieldName(): string {
    const start = this.#at;
    const name = this.#name();
    if (this.#sees(names) !== null) return name;
    this.#at = start;
    return '';
  }

  #name(): string {
    names.lastIndex = this.#at;
    const found = names.exec(this.#text);
    if (found === null) throw new SyntaxError(this.#text);
    this.#at = names.lastIndex;
    return found[1]?.replaceAll('""', '"') ?? found[2] ?? '';
  }

  #sees(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text)?.[0] ?? null;
  }

  #takes(sign: string): boolean {
    const found = this.#sees(/\s*[(),]/y);
    if (found?.trim() !== sign) return false;
    this.#at += found.length;
    return true;
  }
}

/** Null where the text is no type. */
export function readTrinoType(text: string): TrinoType | null {
  try {
    const reader = new Reader(text);
    const type = reader.type();
    return reader.isAtEnd ? type : null;
  } catch {
    return null;
  }
}
