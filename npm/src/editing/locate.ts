import type { Range } from '../types.js';
import { Places } from './places.js';
import { Positions } from './positions.js';

/**
 * Where the value that a JSON pointer names stands in the text, quotes included; null where there is none. The text may be
 * broken: what is in front of the fault is found.
 *
 * @example
 * locate('{"name": "shop"}', '/name'); // the range of "shop"
 */
export function locate(text: string, path: string): Range | null {
  const place = new Places(text).find(path);
  return place && new Positions(text).range(place);
}

/**
 * The JSON pointer of the innermost value that an offset lies in.
 *
 * @example
 * pathAt('{"name": "shop"}', 12); // '/name'
 */
export function pathAt(text: string, offset: number): string {
  return new Places(text).pathAt(offset);
}
