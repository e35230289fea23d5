import type { SqlSelectList } from 'mapping-generator';
import { castOf, ownName, quoted, warehouseTypes } from './casts';
import type { Definition } from './definition';
import type { DocumentEdit } from './edits';
import { qualified, type OfferedColumn } from './offered';
import { insertItem, orderItems, readQuery, removeItem, textAt } from './select-list';
import { columnsOf, isWord, refuse, tried, type Outcome, type Subject } from './subject';

// Commands over the columns of a definition: the select list, the keys and the properties are rewritten together.

/** A definition whose select list can be rewritten. */
interface Opened {
  list: SqlSelectList;
  names: string[];
}

function open(subject: Subject): Opened | Outcome {
  const { list, obstacle } = readQuery(subject.generator, subject.definition.sql);
  if (!list) return refuse(obstacle ?? 'lists');
  return { list, names: list.items.map(({ name }) => name) };
}

const isOpen = (opened: Opened | Outcome): opened is Opened => 'list' in opened;

/** Whether the properties are the columns behind the keys, in their order. */
function inStep({ keys, properties }: Definition, names: readonly string[]): boolean {
  const declared = [...keys, ...properties].map(({ name }) => name);
  return declared.join('\n') === names.join('\n');
}

function addProperty(
  definition: Definition,
  index: number,
  name: string,
  type: string,
): DocumentEdit {
  const { path, properties, hasProperties } = definition;
  const property = { name, type };
  if (!hasProperties) return { path: `${path}/properties`, value: [property] };
  if (index >= properties.length) return { path: `${path}/properties/-`, value: property };
  return { path: `${path}/properties/${index}`, insert: property };
}

/** Puts a column behind the others, in the query and in the properties. */
export function addColumn(subject: Subject, column: OfferedColumn): Outcome {
  const opened = open(subject);
  if (!isOpen(opened)) return opened;
  const { definition } = subject;
  const { list, names } = opened;
  const { name, graphType } = column;
  if (graphType === '') return refuse('unknown_type');
  const item = qualified(subject, list, column);
  const property = addProperty(definition, definition.properties.length, name, graphType);
  return tried(
    subject,
    insertItem(definition.sql, list, names.length, item),
    [...names, name],
    [property],
  );
}

/** Makes a property of a column that the query returns already. */
export function declareColumn(subject: Subject, index: number, type: string): Outcome {
  const opened = open(subject);
  const { definition } = subject;
  const names = isOpen(opened)
    ? opened.names
    : columnsOf(subject, definition.sql).map(({ name }) => name ?? '');
  const name = names[index];
  if (name === undefined || name === '') return refuse('unknown_type');
  const behind = new Set(names.slice(index + 1));
  const at = definition.properties.findIndex((property) => behind.has(property.name));
  const place = at === -1 ? definition.properties.length : at;
  return { edits: [addProperty(definition, place, name, type)] };
}

/** Takes a column out of the query, and the property that it is. */
export function removeColumn(subject: Subject, name: string): Outcome {
  const { definition } = subject;
  const property = definition.properties.findIndex((other) => other.name === name);
  const gone: DocumentEdit[] =
    property === -1 ? [] : [{ path: `${definition.path}/properties/${property}`, remove: true }];
  const opened = open(subject);
  if (!isOpen(opened)) return opened;
  const { list, names } = opened;
  const index = names.indexOf(name);
  if (index === -1) return { edits: gone };
  if (index < definition.keys.length) return refuse('key');
  const changes = removeItem(definition.sql, list, index);
  return changes
    ? tried(
        subject,
        changes,
        names.filter((_, at) => at !== index),
        gone,
      )
    : refuse('numbered');
}

/** Takes a property out whose column the query does not return. */
export const removeProperty = ({ path }: Definition, index: number): DocumentEdit[] => [
  { path: `${path}/properties/${index}`, remove: true },
];

/** Gives a property another place among the others, and its column among the columns. */
export function moveColumn(subject: Subject, from: number, to: number): Outcome {
  const opened = open(subject);
  if (!isOpen(opened)) return opened;
  const { definition } = subject;
  const { list, names } = opened;
  if (from === to) return { edits: [] };
  if (!inStep(definition, names)) return refuse('out_of_step');
  const keys = definition.keys.length;
  const places = names.map((_, index) => index);
  const [moved = 0] = places.splice(keys + from, 1);
  places.splice(keys + to, 0, moved);
  const edit = { path: `${definition.path}/properties/${from}`, moveTo: to };
  const changes = orderItems(definition.sql, list, places);
  return tried(
    subject,
    changes,
    places.map((place) => names[place] ?? ''),
    [edit],
  );
}

/** The item of a column with another expression, under the same name. */
export function itemOf(
  subject: Subject,
  list: SqlSelectList,
  index: number,
  expression: string,
): string {
  const item = list.items[index];
  if (!item) return expression;
  const { sql } = subject.definition;
  const alias = sql.slice(item.expression.end.offset, item.range.end.offset);
  const name = ownName(textAt(sql, item.expression)) ?? quoted(item.name, isWord(subject));
  return `${expression}${alias || (ownName(expression) === name ? '' : ` AS ${name}`)}`;
}

/** Has a column read as another type: the property's, and that of the query with a CAST, or without the one that was there. */
export function castColumn(subject: Subject, index: number, graphType: string): Outcome {
  const opened = open(subject);
  if (!isOpen(opened)) return opened;
  const { generator, definition } = subject;
  const { list, names } = opened;
  const item = list.items[index];
  if (!item) return refuse('out_of_step');
  const expression = textAt(definition.sql, item.expression);
  const inner = castOf(expression)?.inner ?? expression;
  const bare = itemOf(subject, list, index, inner);
  const places = names.map((_, place) => place);
  const changesWith = (text: string) =>
    orderItems(definition.sql, list, places, new Map([[index, text]]));
  const further = typeEdits(definition, names[index] ?? '', graphType);
  const typeNow = (text: string): string | null | undefined => {
    const changed = tried(subject, changesWith(text), names, []);
    if ('refused' in changed) return null;
    const before = definition.sql.slice(0, item.range.start.offset);
    const sql = before + text + definition.sql.slice(item.range.end.offset);
    return columnsOf(subject, sql)[index]?.type;
  };
  const own = typeNow(bare);
  const isSame = typeof own === 'string' && mapped(generator, own) === graphType;
  const type = warehouseTypes[graphType];
  if (type === undefined && !isSame) return refuse('unknown_type');
  const text = isSame ? bare : itemOf(subject, list, index, `CAST(${inner} AS ${type})`);
  const changes = text === textAt(definition.sql, item.range) ? [] : changesWith(text);
  return tried(subject, changes, names, further);
}

function mapped(generator: Subject['generator'], type: string): string | null {
  try {
    return generator.mapType(type);
  } catch {
    return null;
  }
}

function typeEdits(
  { path, kind, keys, properties }: Definition,
  name: string,
  type: string,
): DocumentEdit[] {
  const index = properties.findIndex((property) => property.name === name);
  if (index !== -1) return [{ path: `${path}/properties/${index}/type`, value: type }];
  const isKey = kind === 'node' && keys[0]?.name === name;
  return isKey ? [{ path: `${path}/primary_key/type`, value: type }] : [];
}
