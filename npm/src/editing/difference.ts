import type { Span } from './places.js';

/** A pair of units that are one character, or one line end, and must not be parted. */
const pair = /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/;

const parts = (text: string, at: number): boolean => pair.test(text.slice(at - 1, at + 1));

/**
 * The one stretch that two texts differ in, and what it becomes; null where they are the same.
 *
 * @example
 * difference('SELECT a', 'SELECT b'); // { from: 7, to: 8, text: 'b' }
 */
export function difference(before: string, after: string): (Span & { text: string }) | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before.charAt(from) === after.charAt(from)) from += 1;
  if (parts(before, from) || parts(after, from)) from -= 1;
  let same = 0;
  while (
    same < shorter - from &&
    before.charAt(before.length - 1 - same) === after.charAt(after.length - 1 - same)
  )
    same += 1;
  if (parts(before, before.length - same) || parts(after, after.length - same)) same -= 1;
  return { from, to: before.length - same, text: after.slice(from, after.length - same) };
}
