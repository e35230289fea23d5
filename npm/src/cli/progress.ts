/** Shows on a terminal how far something is, in one line that is written over and leaves nothing behind. */
export class ProgressLine {
  #length = 0;
  #shownAt = 0;

  show(what: string, done: number, total: number): void {
    const now = Date.now();
    // Often enough for the eye; a terminal is slow.
    if (!process.stderr.isTTY || now - this.#shownAt < 50) return;
    this.#shownAt = now;
    this.#write(`${what}: ${String(done)} of ${String(total)}`);
  }

  clear(): void {
    if (this.#length > 0) this.#write('');
  }

  #write(text: string): void {
    const width = (process.stderr.columns || 80) - 1;
    const shown = text.slice(0, width);
    process.stderr.write(`\r${shown.padEnd(this.#length)}\r${shown}`);
    this.#length = shown.length;
  }
}
