import type { Range } from '../types.js';
import type { Span } from './places.js';

const lineEnd = /\r\n|\n|\r/g;

/** Places of one text as lines and columns, as editors count them. The text is read once. */
export class Positions {
  readonly #starts = [0];
  readonly #size: number;

  constructor(text: string) {
    this.#size = text.length;
    for (const match of text.matchAll(lineEnd)) this.#starts.push(match.index + match[0].length);
  }

  range({ from, to }: Span): Range {
    return { start: this.#position(from), end: this.#position(to) };
  }

  #position(at: number): Range['start'] {
    const offset = Math.min(Math.max(at, 0), this.#size);
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1, offset };
  }
}
