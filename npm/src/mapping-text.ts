import { nameOf, toBytes } from './bytes.js';
import { inputLimit } from './encoding.js';
import { MappingError } from './errors.js';
import { toJsonText } from './json.js';
import type { MappingInput } from './interface.js';

/** Deeper than any mapping that the core accepts, so that it sees, and reports, what is nested too deep. */
const depthLimit = 70;

/** A mapping object that was written as JSON elsewhere, and is as good as the object. */
export class WrittenMapping {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What the core is given for a mapping: its bytes or text, and whether places in them mean anything to the author. */
export function toInput(mapping: MappingInput | WrittenMapping): {
  input: string | Uint8Array;
  source: 'text' | 'value';
} {
  if (mapping instanceof WrittenMapping) return { input: mapping.text, source: 'value' };
  const input = typeof mapping === 'string' ? mapping : toBytes(mapping);
  if (input !== undefined) return { input, source: 'text' };
  refuseUnread(mapping);
  return { input: serialise(mapping), source: 'value' };
}

/** What is no mapping yet, and how it becomes one. */
const unread: Record<string, string> = {
  Promise: 'await it',
  Blob: 'hand over await blob.text()',
  File: 'hand over await file.text()',
  Request: 'hand over await request.text()',
  Response: 'hand over await response.text()',
  ReadableStream: 'hand over await new Response(stream).text()',
};

/** These would be taken for objects without members, and their author be told that everything is missing. */
function refuseUnread(mapping: unknown): void {
  const name = isPromise(mapping) ? 'Promise' : nameOf(mapping);
  const remedy = Object.hasOwn(unread, name) ? unread[name] : undefined;
  if (remedy === undefined) return;
  throw new MappingError(
    'bad_argument',
    `The mapping is a ${name}, which has yet to be read: ${remedy}`,
  );
}

function isPromise(value: unknown): boolean {
  try {
    return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
  } catch {
    // A getter that throws: whoever writes the value as JSON says so.
    return false;
  }
}

/**
 * JSON for any value, so that its faults become diagnostics: a bigint is written with all its digits, and a value that
 * holds itself as a nesting that ends where the core stops reading.
 */
function serialise(value: unknown): string {
  try {
    return toJsonText(value);
  } catch {
    return writeUnusual(value);
  }
}

function writeUnusual(value: unknown): string {
  const writer = new Writer();
  try {
    writer.write(plain(value) ?? null, 0);
  } catch (cause) {
    if (cause !== enough) {
      const message = 'The mapping object cannot be read: a getter or a toJSON method threw';
      throw new MappingError('unreadable_mapping', message, { cause });
    }
  }
  return writer.text;
}

/** Thrown where the core would stop reading: what is written up to here makes it say why. */
const enough = new Error('the core reads no further');

class Writer {
  text = '';

  write(value: unknown, depth: number): void {
    if (depth > depthLimit || this.text.length > inputLimit) throw enough;
    if (Array.isArray(value)) {
      this.#writeItems(value, depth);
    } else if (typeof value === 'object' && value !== null) {
      this.#writeMembers(value, depth);
    } else {
      this.text += typeof value === 'bigint' ? value.toString() : JSON.stringify(value);
    }
  }

  #writeItems(items: unknown[], depth: number): void {
    let separator = '[';
    for (const item of items) {
      this.text += separator;
      this.write(plain(item) ?? null, depth + 1);
      separator = ',';
    }
    this.text += items.length === 0 ? '[]' : ']';
  }

  #writeMembers(object: object, depth: number): void {
    let separator = '{';
    for (const [name, value] of Object.entries(object)) {
      const member = plain(value);
      if (member === undefined) continue;
      this.text += `${separator}${JSON.stringify(name)}:`;
      this.write(member, depth + 1);
      separator = ',';
    }
    this.text += separator === '{' ? '{}' : '}';
  }
}

/** The value that JSON has for it, undefined if none: as JSON.stringify, a member without one is left out. */
function plain(value: unknown): unknown {
  const result = hasToJson(value) ? value.toJSON() : value;
  return typeof result === 'function' || typeof result === 'symbol' ? undefined : result;
}

function hasToJson(value: unknown): value is { toJSON: () => unknown } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'toJSON' in value &&
    typeof value.toJSON === 'function'
  );
}
