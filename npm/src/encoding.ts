// JavaScript text to the bytes that the core reads.
//
// The core takes UTF-8. Text that is not well-formed (half of a surrogate pair) has no UTF-8; TextEncoder would replace
// it without a word, so it is written as WTF-8, each half as three bytes, which lets the core report its place.

import { TextDecoder, TextEncoder } from './globals.js';
import type { Operation } from './protocol.js';

/** The core's limit on a mapping; whatever is longer is reported by it, so it needs to see no more. */
const documentLimit = 32 * 1024 * 1024;

/** Bytes that are handed over at most: one character beyond the limit. */
export const inputLimit = documentLimit + 4;

// Made when they are needed: loading the package must not depend on them.
let encoder: InstanceType<typeof TextEncoder> | undefined;
let decoder: InstanceType<typeof TextDecoder> | undefined;

const loneSurrogate = /\p{Surrogate}/u;

/** How many bytes to reserve for an input; the pieces of a catalog have no limit of their own. */
export function capacityFor(operation: Operation, input: string | Uint8Array): number {
  const bytes = typeof input === 'string' ? 3 * input.length : input.length;
  return operation === 'catalog_add' ? bytes : Math.min(bytes, inputLimit);
}

/** Writes the input to the start of `target` and returns the number of bytes; what does not fit is left out. */
export function writeInput(input: string | Uint8Array, target: Uint8Array): number {
  if (typeof input !== 'string') {
    const bytes = input.subarray(0, target.length);
    target.set(bytes);
    return bytes.length;
  }
  if (isWellFormed(input)) return utf8().encodeInto(input, target).written;
  return writeWtf8(input, target);
}

export function encode(text: string): Uint8Array {
  return utf8().encode(text);
}

/** The core's answer; what it wrote is UTF-8. */
export function decode(bytes: Uint8Array): string {
  decoder ??= new TextDecoder('utf-8', { ignoreBOM: true });
  return decoder.decode(bytes);
}

function utf8(): TextEncoder {
  encoder ??= new TextEncoder();
  return encoder;
}

function isWellFormed(text: string): boolean {
  const native = (text as { isWellFormed?: () => boolean }).isWellFormed;
  return native ? native.call(text) : !loneSurrogate.test(text);
}

function writeWtf8(text: string, target: Uint8Array): number {
  let written = 0;
  let start = 0;
  while (start < text.length) {
    const offset = text.slice(start).search(loneSurrogate);
    const end = offset < 0 ? text.length : start + offset;
    const { read, written: bytes } = utf8().encodeInto(
      text.slice(start, end),
      target.subarray(written),
    );
    written += bytes;
    if (offset < 0 || read < end - start || written + 3 > target.length) break;
    const unit = text.charCodeAt(end);
    target.set([0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)], written);
    written += 3;
    start = end + 1;
  }
  return written;
}
