interface Text {
  text: string;
  name: string;
}

const most = 64;

/**
 * Which texts the host was told. A host that stores them gives each back, some of them late: those are no news, and must
 * not take the place of what was typed since.
 */
export class Told {
  /** What the host may still give back, the oldest first. */
  #open: Text[];

  constructor(text: string, name: string) {
    this.#open = [{ text, name }];
  }

  /** True where the host has to be told. */
  tell(text: string, name: string): boolean {
    const last = this.#open.at(-1);
    if (last?.text === text && last.name === name) return false;
    this.#open.push({ text, name });
    if (this.#open.length > most) this.#open.shift();
    return true;
  }

  /** True where the host gives a text that it was not told. */
  isNews(text: string, name: string): boolean {
    const index = this.#open
      .map((told) => told.text === text && told.name === name)
      .lastIndexOf(true);
    if (index === -1) {
      this.#open = [{ text, name }];
      return true;
    }
    this.#open.splice(0, index);
    return false;
  }
}
