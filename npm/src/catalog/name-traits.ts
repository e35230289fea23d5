// What tells quickly that a word is not in a name, without a look at the name: searching a million of them has to be
// done between two strokes of a key.

/** Texts by their numbers, each as a few bits. Those of a text that holds another one contain the other one's. */
export class NameTraits {
  size = 0;
  lengths: Uint32Array;
  /** A bit for the first letter. */
  heads: Uint32Array;
  /** A bit for each letter. */
  letters: Uint32Array;
  /** Bits for each two neighbours. */
  pairs: Uint32Array;
  morePairs: Uint32Array;
  /** A bit for each letter that stands behind a sign: the words behind the first one begin with them. */
  starts: Uint32Array;

  constructor(capacity: number) {
    this.lengths = new Uint32Array(capacity);
    this.heads = new Uint32Array(capacity);
    this.letters = new Uint32Array(capacity);
    this.pairs = new Uint32Array(capacity);
    this.morePairs = new Uint32Array(capacity);
    this.starts = new Uint32Array(capacity);
  }

  static of(text: string): NameTraits {
    const traits = new NameTraits(1);
    traits.add(text);
    return traits;
  }

  /** Returns its number. */
  add(text: string): number {
    const number = this.#next();
    let letters = 0;
    let pairs = 0;
    let morePairs = 0;
    let starts = 0;
    let before = 0;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      letters |= bitOf(unit);
      if (at > 0) {
        const pair = Math.imul(before * 769 + unit, 0x9e3779b1);
        pairs |= 1 << (pair >>> 27);
        morePairs |= 1 << ((pair >>> 22) & 31);
        if (isSign(before)) starts |= bitOf(unit);
      }
      before = unit;
    }
    this.lengths[number] = text.length;
    this.heads[number] = text === '' ? 0 : bitOf(text.charCodeAt(0));
    this.letters[number] = letters;
    this.pairs[number] = pairs;
    this.morePairs[number] = morePairs;
    this.starts[number] = starts;
    return number;
  }

  /** Adds what some of `others` have together, and the shortest of their lengths. Returns its number. */
  addUnion(others: NameTraits, numbers: Uint32Array): number {
    const number = this.#next();
    let shortest = 0xffffffff;
    for (const other of numbers) {
      shortest = Math.min(shortest, others.lengths[other] ?? 0);
      addBits(this.heads, number, others.heads[other]);
      addBits(this.letters, number, others.letters[other]);
      addBits(this.pairs, number, others.pairs[other]);
      addBits(this.morePairs, number, others.morePairs[other]);
      addBits(this.starts, number, others.starts[other]);
    }
    this.lengths[number] = shortest;
    return number;
  }

  #next(): number {
    if (this.size === this.lengths.length) this.#grow();
    return this.size++;
  }

  #grow(): void {
    this.lengths = grown(this.lengths);
    this.heads = grown(this.heads);
    this.letters = grown(this.letters);
    this.pairs = grown(this.pairs);
    this.morePairs = grown(this.morePairs);
    this.starts = grown(this.starts);
  }
}

/** Twice as long, with the same values at its start. */
export function grown(values: Uint32Array): Uint32Array {
  const larger = new Uint32Array(2 * values.length);
  larger.set(values);
  return larger;
}

function addBits(values: Uint32Array, number: number, bits = 0): void {
  values[number] = (values[number] ?? 0) | bits;
}

/** Digits share the bits that letters leave. */
const bitOf = (unit: number): number =>
  1 << (unit >= 48 && unit <= 57 ? 27 + (unit & 3) : unit & 31);

/** Whether it is neither a letter nor a digit of any script. */
export function isSign(unit: number): boolean {
  if (unit >= 128) return !/[\p{L}\p{N}]/u.test(String.fromCharCode(unit));
  const lower = unit | 32;
  return !((unit >= 48 && unit <= 57) || (lower >= 97 && lower <= 122));
}
