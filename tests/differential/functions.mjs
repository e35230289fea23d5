import { splitArguments } from '../../scripts/lib/functions.js';
import { readTable } from '../../scripts/lib/tables.js';

/** The type without its numbers and without those that it is made of: `decimal(p,s)` → decimal. A variable such as T stays. */
export const familyOf = (type) =>
  type
    .replace(/\(.*?\)(?! with)/, '')
    .replace(/\(.*\)/, '')
    .replace(/\s+/g, ' ')
    .trim();

// Operators are no calls, and LISTAGG has a form of its own.
const isCalled = ({ name }) => /^[a-z_0-9]+$/.test(name) && name !== 'listagg';

/** The functions that a server has, by their kind (`scalar`, `aggregate`, `window`) and the family of their result. */
export function readFunctions() {
  const functions = { scalar: new Map(), aggregate: new Map(), window: new Map() };
  for (const row of readTable('core/analysis/functions/functions.tsv').filter(isCalled)) {
    const ofKind = functions[row.kind];
    const family = familyOf(row.result);
    ofKind.set(family, [
      ...(ofKind.get(family) ?? []),
      { name: row.name, args: splitArguments(row.arguments) },
    ]);
  }
  return functions;
}
