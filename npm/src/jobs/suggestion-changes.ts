import type { CatalogChange } from '../catalog/changes.js';
import type { CatalogSnapshot } from '../catalog/snapshot.js';
import type { MappingGenerator } from '../interface.js';
import type { TablePlace } from '../suggestion-types.js';

/** A key or a foreign key that is suggested for a table now and was not before, or no more. */
export interface SuggestionChange {
  change: 'added' | 'removed';
  table: TablePlace;
  columns: string[];
  /** The table that the columns refer to; absent for the table's own key. */
  references?: TablePlace;
}

type Suggested = Omit<SuggestionChange, 'change'>;

/**
 * What another catalog suggests in the schemas that changed, by the names of the tables concerned in lower case: a table that
 * came may be one to which a stored mapping could have an edge.
 */
export function suggestionChanges(
  before: CatalogSnapshot,
  after: CatalogSnapshot,
  changes: readonly CatalogChange[],
  generator: MappingGenerator,
): Map<string, SuggestionChange[]> {
  const schemas = schemasOf(changes);
  const byTable = new Map<string, SuggestionChange[]>();
  if (schemas.length === 0) return byTable;
  const [was, is] = [before, after].map((snapshot) => suggested(snapshot, schemas, generator));
  for (const change of [...missing(was, is, 'removed'), ...missing(is, was, 'added')]) {
    const names = [change.table, ...(change.references ? [change.references] : [])];
    for (const name of new Set(names.map((table) => table[2].toLowerCase()))) {
      byTable.set(name, [...(byTable.get(name) ?? []), change]);
    }
  }
  return byTable;
}

function schemasOf(changes: readonly CatalogChange[]): string[] {
  return [...new Set(changes.map(({ table }) => `${table.catalog}.${table.schema}`))];
}

/** By their texts. What is only possible comes and goes with anything, and nobody builds on it. */
function suggested(
  snapshot: CatalogSnapshot,
  schemas: string[],
  generator: MappingGenerator,
): Map<string, Suggested> {
  const catalog = generator.catalog(snapshot, { ttlMs: Infinity });
  const { nodes, relations } = generator.suggestMapping(catalog, { schemas });
  const facts: Suggested[] = [
    ...nodes
      .filter(({ tier }) => tier !== 'possible')
      .map(({ table, key }) => ({ table, columns: key })),
    ...relations
      .filter(({ tier }) => tier !== 'possible')
      .map(({ table, columns, references }) => ({ table, columns, references })),
  ];
  return new Map(facts.map((fact) => [JSON.stringify(fact), fact]));
}

/** Those of `some` that are not among the others. */
function missing(
  some: Map<string, Suggested> | undefined,
  others: Map<string, Suggested> | undefined,
  change: SuggestionChange['change'],
): SuggestionChange[] {
  const alone = [...(some ?? [])].filter(([text]) => !others?.has(text));
  return alone.map(([, fact]) => ({ change, ...fact }));
}
