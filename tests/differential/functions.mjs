import { readFileSync } from 'node:fs';

const table = new URL('../../core/analysis/functions/functions.tsv', import.meta.url);

/** Parts of a signature, split at the commas that stand in no parentheses. */
function split(text) {
  const parts = [];
  let depth = 0;
  let part = '';
  for (const sign of text) {
    depth += { '(': 1, ')': -1 }[sign] ?? 0;
    if (sign === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else {
      part += sign;
    }
  }
  return part.trim() ? [...parts, part.trim()] : parts;
}

/**
 * The functions that a server has, by kind: `scalar`, `aggregate`, `window`; each with its arguments and its result as
 * SHOW FUNCTIONS writes them.
 */
export function readFunctions() {
  const [, ...lines] = readFileSync(table, 'utf8').trimEnd().split('\n');
  const functions = { scalar: [], aggregate: [], window: [] };
  for (const line of lines) {
    const [name, kind, args, variables, , result] = line.split('\t');
    // Operators are no calls, and LISTAGG has a form of its own.
    if (!/^[a-z_0-9]+$/.test(name) || name === 'listagg') continue;
    functions[kind].push({ name, args: split(args), variables: split(variables), result });
  }
  return functions;
}
