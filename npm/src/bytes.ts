import { MappingError } from './errors.js';

/**
 * The bytes of a buffer or of a view of one; undefined for anything else. By name and not by class: they may come from
 * another realm, such as a frame or a test runner's sandbox.
 *
 * @throws MappingError `bad_argument` for a buffer that was given away
 */
export function toBytes(source: unknown): Uint8Array | undefined {
  try {
    if (ArrayBuffer.isView(source)) {
      return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
    }
    return /^(Shared)?ArrayBuffer$/.test(nameOf(source))
      ? new Uint8Array(source as ArrayBuffer)
      : undefined;
  } catch {
    throw new MappingError('bad_argument', 'The bytes cannot be read: their buffer was given away');
  }
}

/** What the language calls it: `Blob`, `ArrayBuffer`, `Object`, … */
export function nameOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}
