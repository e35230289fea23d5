/** Characters of all texts together. */
const mostCharacters = 4 * 1024 * 1024;

/** Texts that EXPLAIN has accepted, so that it is not asked twice; the oldest are forgotten when they become too many. */
export class KnownTexts {
  readonly #texts = new Set<string>();
  #characters = 0;

  has(text: string): boolean {
    return this.#texts.has(text);
  }

  add(text: string): void {
    if (this.#texts.has(text)) return;
    this.#texts.add(text);
    this.#characters += text.length + overhead;
    for (const oldest of this.#texts) {
      if (this.#characters <= mostCharacters) break;
      this.#texts.delete(oldest);
      this.#characters -= oldest.length + overhead;
    }
  }
}

/** What a text takes besides its characters, in characters. */
const overhead = 64;
