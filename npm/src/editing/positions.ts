import type { Range } from '../types.js';
import type { Span } from './places.js';

const lineEnd = /\r\n|\n|\r/g;

/** Places of one text as lines and columns, as editors count them. The text is read once. */
export class Positions {
  readonly #starts = [0];
  readonly #size: number;
  /** Of the last place that was asked for: many are asked for in the order of the text. */
  #line = 0;

  constructor(text: string) {
    this.#size = text.length;
    for (const match of text.matchAll(lineEnd)) this.#starts.push(match.index + match[0].length);
  }

  range({ from, to }: Span): Range {
    return { start: this.#position(from), end: this.#position(to) };
  }

  #position(at: number): Range['start'] {
    const offset = Math.min(Math.max(at, 0), this.#size);
    if (offset < this.#start(this.#line) || offset >= this.#start(this.#line + 1))
      this.#line = this.#lineOf(offset);
    return { line: this.#line + 1, column: offset - this.#start(this.#line) + 1, offset };
  }

  #lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#start(middle) <= offset) low = middle;
      else high = middle;
    }
    return low;
  }

  #start(line: number): number {
    return this.#starts[line] ?? Infinity;
  }
}
