import { folded } from './column-changes';
import type { DefinitionPair } from './definition-pairs';
import type { DefinitionChange, Detail, TableEffect } from './comparison';
import { alterations, effectOfAll } from './effects';
import type { Surroundings } from './sides';

/** What became of a pair of definitions, whether something is other or not. */
export interface Judged extends DefinitionPair {
  details: Detail[];
  effect: TableEffect;
}

const isTaking = (effect: TableEffect): effect is 'reload' | 'remake' =>
  effect === 'reload' || effect === 'remake';

/**
 * An edge's table goes before its node's does, and its rows go with the node's: RyuGraph drops no table that an edge's refers to,
 * and deletes no node that has edges.
 */
function nodeDetails({ after }: Judged, effects: ReadonlyMap<string, TableEffect>): Detail[] {
  if (after === null) return [];
  return [...new Set([after.from, after.to])].flatMap((label): Detail[] => {
    const effect = effects.get(folded(label));
    return effect !== undefined && isTaking(effect) ? [{ kind: 'node', label, effect }] : [];
  });
}

/** The same with what the nodes do to the edges at them. */
export function withConsequences(judged: readonly Judged[]): Judged[] {
  const nodes = judged.filter(({ before, after }) => (after ?? before)?.kind === 'node');
  const effects = new Map(
    nodes.flatMap(({ after, effect }) => (after ? [[folded(after.name), effect]] : [])),
  );
  return judged.map((one) => {
    if (nodes.includes(one) || one.before === null || one.after === null) return one;
    const taken = nodeDetails(one, effects);
    const details = [...one.details, ...taken];
    return taken.length === 0 ? one : { ...one, details, effect: effectOfAll(details) };
  });
}

/** The edges that a node's table takes along: those that are there before, by what they are called then. */
export function edgesTaken({ before, effect }: Judged, judged: readonly Judged[]): string[] {
  if (before?.kind !== 'node' || !(isTaking(effect) || effect === 'drop')) return [];
  const edges = judged.flatMap((other) => (other.before?.kind === 'edge' ? [other.before] : []));
  return edges
    .filter(({ from, to }) => [from, to].some((label) => folded(label) === folded(before.name)))
    .map(({ name }) => name);
}

/** The statements that change a table; none where it is made again. */
export function statementsOf(
  { generator }: Surroundings,
  { before, details, effect }: Omit<DefinitionChange, 'statements' | 'edges' | 'reads'>,
): string[] {
  return before !== null && (effect === 'alter' || effect === 'reload')
    ? alterations(generator, before, details)
    : [];
}
