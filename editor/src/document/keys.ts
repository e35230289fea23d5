import type { SqlSelectList } from 'mapping-generator';
import { castOf, warehouseTypes } from './casts';
import { itemOf } from './columns';
import type { Definition } from './definition';
import type { DocumentEdit } from './edits';
import { orderItems, readQuery, textAt } from './select-list';
import { columnsOf, refuse, tried, type Outcome, type Subject } from './subject';

/** Types that can be a key, and wider ones for those that cannot. */
const keyTypes: Readonly<Record<string, string>> = {
  STRING: 'STRING',
  INT64: 'INT64',
  DATE: 'DATE',
  UUID: 'UUID',
  INT32: 'INT64',
  INT16: 'INT64',
  INT8: 'INT64',
};

/** What a column has to become to be a key; null where nothing does. */
export const keyTypeOf = (graphType: string): string | null => keyTypes[graphType] ?? null;

function typeOf({ generator }: Subject, type: string | null | undefined): string {
  try {
    return type ? generator.mapType(type) : '';
  } catch {
    return '';
  }
}

/** The old places of the columns in their new order: of a node the key goes to the front, of an edge two columns change places. */
function orderFor(kind: Definition['kind'], length: number, key: number, chosen: number): number[] {
  const order = Array.from({ length }, (_, index) => index);
  if (kind === 'edge') [order[key], order[chosen]] = [chosen, key];
  else order.unshift(...order.splice(chosen, 1));
  return order;
}

/** The keys and properties of the same order. */
function declare(
  { path, kind, keys, properties }: Definition,
  key: number,
  chosen: number,
  types: { chosen: string; old: string },
): DocumentEdit[] {
  const property = chosen - keys.length;
  const [was, is] = [keys[key], keys[chosen] ?? properties[property]];
  if (!was || !is) return [];
  const old = { name: was.name, type: types.old };
  if (kind === 'node')
    return [
      { path: `${path}/primary_key`, value: { name: is.name, type: types.chosen } },
      { path: `${path}/properties/${property}`, remove: true },
      { path: `${path}/properties/0`, insert: old },
    ];
  const other = keys[chosen];
  const further: DocumentEdit = other
    ? { path: other.path, value: was.name }
    : { path: `${path}/properties/${property}`, value: old };
  return [{ path: was.path, value: is.name }, further];
}

/** The chosen column as one that can be a key: with a CAST where its own type cannot. */
function written(
  subject: Subject,
  list: SqlSelectList,
  chosen: number,
  type: string,
): Map<number, string> {
  const item = list.items[chosen];
  if (!item) return new Map();
  const expression = textAt(subject.definition.sql, item.expression);
  const inner = castOf(expression)?.inner ?? expression;
  const cast = `CAST(${inner} AS ${warehouseTypes[type] ?? type})`;
  return new Map([[chosen, itemOf(subject, list, chosen, cast)]]);
}

/** Makes a column the key at a place, in the query and in the definition; the one that was there becomes a property. */
export function chooseKey(subject: Subject, key: number, chosen: number): Outcome {
  const { definition } = subject;
  const { kind, sql, keys, properties } = definition;
  const { list, obstacle } = readQuery(subject.generator, sql);
  if (!list) return refuse(obstacle ?? 'lists');
  const declared = [...keys, ...properties];
  if (
    declared.length !== list.items.length ||
    declared.some(({ name }, at) => name !== list.items[at]?.name)
  )
    return refuse('out_of_step');
  const columns = columnsOf(subject, sql);
  const typeAt = (index: number): string =>
    typeOf(subject, columns[index]?.type) || (declared[index]?.type ?? '');
  const isSwap = chosen < keys.length;
  const type = kind === 'edge' ? typeAt(chosen) : keyTypeOf(typeAt(chosen));
  if (type === null) return refuse('key_type');
  const old = typeAt(key);
  if (!isSwap && old === '') return refuse('unknown_type');
  const anew = type === typeAt(chosen) ? undefined : written(subject, list, chosen, type);
  const order = orderFor(kind, list.items.length, key, chosen);
  const names = order.map((index) => list.items[index]?.name ?? '');
  const edits = declare(definition, key, chosen, { chosen: type, old });
  return tried(subject, orderItems(sql, list, order, anew), names, edits);
}
