/** How many are kept; whoever has more of them breaks the module down again now and then. */
const most = 100;

interface Fingerprint {
  operation: string;
  options: string;
  length: number;
  hash: string;
}

/**
 * The requests that broke the module down. Each would do so again and cost all others a restart, so it is not sent a
 * second time. They are known by hashes: a text can be 32 MiB long.
 */
export class BrokenRequests {
  readonly #known: Fingerprint[] = [];

  has(operation: string, input: string | Uint8Array, options: string): boolean {
    const { length } = input;
    const alike = this.#known.filter(
      (known) =>
        known.operation === operation && known.length === length && known.options === options,
    );
    if (alike.length === 0) return false;
    const hash = hashOf(input);
    return alike.some((known) => known.hash === hash);
  }

  add(operation: string, input: string | Uint8Array, options: string): void {
    this.#known.push({ operation, options, length: input.length, hash: hashOf(input) });
    if (this.#known.length > most) this.#known.shift();
  }
}

/** Two hashes of 32 bits (FNV-1a and one with another factor), so that no other text is taken for it. */
function hashOf(input: string | Uint8Array): string {
  const isText = typeof input === 'string';
  let first = 0x811c9dc5;
  let second = 0x9e3779b9;
  for (let at = 0; at < input.length; at += 1) {
    const unit = isText ? input.charCodeAt(at) : (input[at] ?? 0);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x85ebca6b);
    second ^= second >>> 15;
  }
  return `${isText ? 'text' : 'bytes'} ${String(first)} ${String(second)}`;
}
