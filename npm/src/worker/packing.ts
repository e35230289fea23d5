import { nameOf } from '../bytes.js';

/** What no message can carry, and how it is named in one. */
export type Special =
  | { kind: 'function'; id: number; tells: boolean }
  | { kind: 'signal'; id: number }
  | { kind: 'catalog'; id: number; staleHours: number | undefined }
  | { kind: 'mapping'; text: string };

/** Parameters as a message has them; apart from them, so that no value of a host's can be taken for a special one. */
export interface Packed {
  values: unknown[];
  specials: { index: number; member?: string; special: Special }[];
}

export const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && nameOf(value) === 'Object';

/**
 * Takes what is special out of parameters, and out of the members of those that are objects.
 *
 * @param name how a value is named, undefined where it goes as it is
 */
export function pack(
  parameters: unknown[],
  name: (value: unknown, member?: string) => Special | undefined,
): Packed {
  const specials: Packed['specials'] = [];
  const values = parameters.map((parameter, index) => {
    const special = name(parameter);
    if (special) specials.push({ index, special });
    if (special || !isPlainObject(parameter)) return special ? undefined : parameter;
    const rest = Object.entries(parameter).filter(([member, value]) => {
      const inside = name(value, member);
      if (inside) specials.push({ index, member, special: inside });
      return !inside;
    });
    return Object.fromEntries(rest);
  });
  return { values, specials };
}

/** The reverse; `make` gives what stands for a special value on this side. */
export function unpack(
  { values, specials }: Packed,
  make: (special: Special) => unknown,
): unknown[] {
  const parameters = [...values];
  for (const { index, member, special } of specials) {
    const value = make(special);
    if (member === undefined) parameters[index] = value;
    else (parameters[index] as Record<string, unknown>)[member] = value;
  }
  return parameters;
}
