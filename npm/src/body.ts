import { TextDecoder } from './globals.js';

// Bodies of requests and answers, read to a limit: a sender may be hostile, and a few kilobytes can unpack to gigabytes.

/**
 * The bytes of a body; undefined when there are more than `maxBytes`, of which no more is read. Rejects with
 * `signal.reason`, also in the middle, and when the body breaks off.
 */
export async function readBody(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array | undefined> {
  signal.throwIfAborted();
  const reader = body?.getReader();
  if (!reader) return new Uint8Array();
  // What is cancelled ends the open read, and nobody needs to know how that went.
  const leave = (): void => void reader.cancel(signal.reason).catch(() => undefined);
  signal.addEventListener('abort', leave);
  try {
    const parts = await readParts(reader, maxBytes);
    signal.throwIfAborted();
    if (!parts) leave();
    return parts && joined(parts);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

async function readParts(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array[] | undefined> {
  const parts: Uint8Array[] = [];
  for (let bytes = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return parts;
    bytes += value.length;
    if (bytes > maxBytes) return undefined;
    parts.push(value);
  }
}

function joined(parts: Uint8Array[]): Uint8Array {
  const [first = new Uint8Array(), ...rest] = parts;
  if (rest.length === 0) return first;
  const whole = new Uint8Array(parts.reduce((bytes, part) => bytes + part.length, 0));
  let written = 0;
  for (const part of parts) {
    whole.set(part, written);
    written += part.length;
  }
  return whole;
}

/** The text without a byte order mark; undefined for bytes that are no UTF-8: whoever guesses would change names. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const mebibyte = 1024 * 1024;

/** `16 MiB`, `512 bytes` */
export const sizeText = (bytes: number): string =>
  bytes % mebibyte === 0 ? `${String(bytes / mebibyte)} MiB` : `${String(bytes)} bytes`;
