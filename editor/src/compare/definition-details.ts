import type { MappingGenerator } from 'mapping-generator';
import type { Property } from '../document/definition';
import { columnDetails, folded } from './column-changes';
import type { Compared, Detail } from './comparison';
import { compareQueries, type QueryChange } from './query-change';

/** Fields that the details tell of. */
const told = new Set([
  'label',
  'type',
  'sql',
  'primary_key',
  'properties',
  'from_node',
  'to_node',
  'from_key',
  'to_key',
]);

function nameDetails(before: Compared, after: Compared): Detail[] {
  const [from, to] = [before.name, after.name];
  if (from === to) return [];
  return [{ kind: folded(from) === folded(to) ? 'case' : 'label', from, to }];
}

/** Where an edge leads, by what the nodes are called now. */
function endDetails(
  before: Compared,
  after: Compared,
  labels: ReadonlyMap<string, string>,
): Detail[] {
  return (['from', 'to'] as const).flatMap((end): Detail[] => {
    const label = labels.get(before[end]) ?? before[end];
    return folded(label) === folded(after[end])
      ? []
      : [{ kind: 'end', end, from: before[end], to: after[end] }];
  });
}

/** The columns of an edge's keys: their names are of no use to its table, what they are made of is. */
function endKeyDetails(before: Compared, after: Compared, query: QueryChange): Detail[] {
  if (after.kind === 'node') return [];
  const pairs = after.keys.map((key, index) => ({
    was: before.keys[index]?.name ?? '',
    is: key.name,
  }));
  const named = pairs
    .filter(({ was, is }) => was !== is)
    .map(({ was, is }): Detail => ({ kind: 'end_key', from: was, to: is }));
  const other = pairs
    .filter(({ was, is }) => query.before.get(was) !== query.after.get(is))
    .map(({ is }) => is);
  return [...named, ...(other.length > 0 ? [{ kind: 'values' as const, names: other }] : [])];
}

/** Types that the mapping declares otherwise than before, and the columns do not have. */
function declaredDetails(before: Compared, after: Compared, details: readonly Detail[]): Detail[] {
  const retyped = new Set(
    details.flatMap((detail) => (detail.kind === 'retyped' ? [detail.name] : [])),
  );
  const old = new Map(
    [...before.keys, ...before.properties].map((property: Property) => [
      property.name,
      property.type,
    ]),
  );
  return [...after.keys, ...after.properties].flatMap(({ name, type }): Detail[] => {
    const was = old.get(name);
    return was === undefined || was === type || retyped.has(name)
      ? []
      : [{ kind: 'declared', name, from: was, to: type }];
  });
}

function otherFields(before: Compared, after: Compared): Detail[] {
  const names = [...new Set([...Object.keys(before.value), ...Object.keys(after.value)])];
  const other = names.filter(
    (name) =>
      !told.has(name) && JSON.stringify(before.value[name]) !== JSON.stringify(after.value[name]),
  );
  return other.length > 0 ? [{ kind: 'fields', names: other }] : [];
}

/** What is other in a definition; nothing where only the layout of the JSON is. */
export function definitionDetails(
  generator: Pick<MappingGenerator, 'parseSql'>,
  before: Compared,
  after: Compared,
  labels: ReadonlyMap<string, string>,
): Detail[] {
  const query = compareQueries(generator, before.sql, after.sql);
  const columns = columnDetails(before, after, query);
  const details = [
    ...nameDetails(before, after),
    ...endDetails(before, after, labels),
    ...endKeyDetails(before, after, query),
    ...columns,
    ...declaredDetails(before, after, columns),
    ...otherFields(before, after),
  ];
  if (query.hasOtherRows) details.push({ kind: 'rows' });
  else if (details.length === 0 && before.sql !== after.sql) details.push({ kind: 'layout' });
  return details;
}
