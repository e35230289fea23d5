import type { Comparison, Compared, DefinitionChange, Detail, FieldChange } from './comparison';
import { edgesTaken, statementsOf, withConsequences, type Judged } from './consequences';
import { definitionDetails } from './definition-details';
import { labelsOf, pairDefinitions, type DefinitionPair } from './definition-pairs';
import { effectOfAll } from './effects';
import { readsOf } from './reads';
import { comparedAlone, comparedPair, type Side, type Surroundings } from './sides';

/** Both definitions with the columns of their tables. */
function comparedOf(
  { before, after }: DefinitionPair,
  was: Side,
  is: Side,
): { before: Compared | null; after: Compared | null } {
  if (before && after) {
    const [old, now] = comparedPair([was, before], [is, after]);
    return { before: old, after: now };
  }
  return { before: before && comparedAlone(was, before), after: after && comparedAlone(is, after) };
}

function judge(
  surroundings: Surroundings,
  pair: DefinitionPair,
  [was, is]: readonly [Side, Side],
  labels: ReadonlyMap<string, string>,
): Judged {
  const { before, after } = pair;
  if (before === null || after === null)
    return { ...pair, details: [], effect: before === null ? 'make' : 'drop' };
  const isSame = JSON.stringify(was.valueOf(before)) === JSON.stringify(is.valueOf(after));
  const [old, now] = comparedPair([was, before], [is, after]);
  // The same definition has other columns where the label of its node is another one, and nowhere else.
  const details: Detail[] =
    isSame && labels.size === 0 ? [] : definitionDetails(surroundings.generator, old, now, labels);
  return { ...pair, details, effect: effectOfAll(details) };
}

function changeOf(
  surroundings: Surroundings,
  one: Judged,
  judged: readonly Judged[],
  sides: readonly [Side, Side],
): DefinitionChange {
  const { details, effect } = one;
  const both = comparedOf(one, ...sides);
  const change = {
    ...both,
    kind: (one.after ?? one.before)?.kind ?? 'node',
    change:
      one.before === null
        ? ('added' as const)
        : one.after === null
          ? ('removed' as const)
          : ('changed' as const),
    details,
    effect,
  };
  return {
    ...change,
    statements: statementsOf(surroundings, change),
    edges: edgesTaken(one, judged),
    reads: readsOf(surroundings, change),
  };
}

function fieldChanges(was: Side, is: Side): FieldChange[] {
  const names = [...new Set([...Object.keys(was.fields), ...Object.keys(is.fields)])];
  return names
    .map((field) => ({ field, from: was.fields[field], to: is.fields[field] }))
    .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));
}

/** Whether those that stayed are in another order. */
function isReordered(pairs: readonly DefinitionPair[], before: Side): boolean {
  const places = pairs.flatMap(({ before: was, after }) =>
    was && after ? [before.definitions.indexOf(was)] : [],
  );
  return places.some((place, index) => place < (places[index - 1] ?? -1));
}

/** An edge whose node alone changed is told of with the node. */
const isTold = ({ before, after, details }: Judged): boolean =>
  before === null || after === null || details.some(({ kind }) => kind !== 'node');

/**
 * What is other in `after` than in `before`, by label and type, and what it does to a graph that is loaded by `before`.
 *
 * @example
 * const comparison = compareSides(surroundings, readSide(surroundings, old), readSide(surroundings, now));
 */
export function compareSides(surroundings: Surroundings, before: Side, after: Side): Comparison {
  const pairs = pairDefinitions(before.definitions, after.definitions);
  const labels = new Map([...labelsOf(pairs)].filter(([from, to]) => from !== to));
  const judged = withConsequences(
    pairs.map((pair) => judge(surroundings, pair, [before, after], labels)),
  );
  return {
    changes: judged
      .filter(isTold)
      .map((one) => changeOf(surroundings, one, judged, [before, after])),
    fields: fieldChanges(before, after),
    isReordered: isReordered(pairs, before),
    tables: judged.map(({ before: was, after: is, effect }) => ({
      name: (is ?? was)?.name ?? '',
      effect,
    })),
  };
}
