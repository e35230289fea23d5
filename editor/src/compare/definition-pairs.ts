import type { Definition } from '../document/definition';
import { folded } from './column-changes';
import { meaningOf } from './sql-tokens';

/** A definition as it was and as it is; null where it came or went. */
export interface DefinitionPair {
  before: Definition | null;
  after: Definition | null;
}

type Kind = Definition['kind'];

/** Definitions of one name, the first with the first where there are several. */
function pairByName(before: readonly Definition[], after: readonly Definition[]): DefinitionPair[] {
  const old = new Map<string, Definition[]>();
  for (const definition of before) {
    const name = folded(definition.name);
    old.set(name, [...(old.get(name) ?? []), definition]);
  }
  const pairs = after.map((definition) => ({
    before: old.get(folded(definition.name))?.shift() ?? null,
    after: definition,
  }));
  return [
    ...pairs,
    ...[...old.values()].flat().map((definition) => ({ before: definition, after: null })),
  ];
}

/** The same for definitions that differ in nothing but their name; an edge's ends as they are called now. */
function contentOf(
  { sql, keys, properties, from, to }: Definition,
  labels: ReadonlyMap<string, string>,
): string {
  const columns = [...keys, ...properties].map(({ name, type }) => [name, type]);
  return JSON.stringify([
    meaningOf(sql),
    columns,
    [from, to].map((label) => labels.get(label) ?? label),
  ]);
}

/** Makes pairs of what came and went where it is certainly the same under another name. */
function pairByContent(
  pairs: readonly DefinitionPair[],
  labels: ReadonlyMap<string, string>,
): DefinitionPair[] {
  const groups = new Map<string, { gone: Definition[]; came: Definition[] }>();
  for (const { before, after } of pairs) {
    const definition = before ?? after;
    if (!definition || (before && after)) continue;
    const content = contentOf(definition, before ? labels : new Map());
    const group = groups.get(content) ?? { gone: [], came: [] };
    group[before ? 'gone' : 'came'].push(definition);
    groups.set(content, group);
  }
  const renamed = new Map<Definition, Definition>();
  for (const {
    gone: [before, ...others],
    came: [after, ...more],
  } of groups.values())
    if (before && after && others.length + more.length === 0) renamed.set(after, before);
  const kept = new Set(renamed.values());
  return pairs
    .filter(({ before, after }) => after !== null || before === null || !kept.has(before))
    .map(({ before, after }) => ({
      before: before ?? (after && renamed.get(after)) ?? null,
      after,
    }));
}

/** What the nodes are called now, by what they were called. */
export function labelsOf(pairs: readonly DefinitionPair[]): Map<string, string> {
  return new Map(
    pairs.flatMap(({ before, after }) =>
      before?.kind === 'node' && after ? [[before.name, after.name]] : [],
    ),
  );
}

/** The definitions of two mappings, nodes first: in the order of the newer one, and behind them what went. */
export function pairDefinitions(
  before: readonly Definition[],
  after: readonly Definition[],
): DefinitionPair[] {
  const ofKind = (kind: Kind): DefinitionPair[] =>
    pairByName(
      before.filter((definition) => definition.kind === kind),
      after.filter((definition) => definition.kind === kind),
    );
  const nodes = pairByContent(ofKind('node'), new Map());
  return [...nodes, ...pairByContent(ofKind('edge'), labelsOf(nodes))];
}
