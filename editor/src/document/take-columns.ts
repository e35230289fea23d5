import type { NodeSchema, SuggestedEdge, SuggestedNode } from 'mapping-generator';
import { namePathOf, type Definition } from './definition';
import type { DocumentEdit } from './edits';
import { readQuery, textAt, type Query, type SqlChange } from './select-list';
import { itemOf } from './columns';
import { castOf } from './casts';
import { columnsOf, refuse, tried, type Outcome, type Subject } from './subject';

/** The names that a definition without one gets with its columns. */
function nameEdits(
  { kind, path, name, from, to }: Definition,
  suggested: SuggestedNode | SuggestedEdge,
): DocumentEdit[] {
  const own: DocumentEdit[] =
    name === ''
      ? [
          {
            path: namePathOf({ kind, path }),
            value: 'label' in suggested ? suggested.label : suggested.type,
          },
        ]
      : [];
  if ('label' in suggested) return own;
  return [
    ...own,
    ...(from === '' ? [{ path: `${path}/from_node`, value: suggested.from_node }] : []),
    ...(to === '' ? [{ path: `${path}/to_node`, value: suggested.to_node }] : []),
  ];
}

function keyEdits(path: string, suggested: SuggestedNode | SuggestedEdge): DocumentEdit[] {
  if ('primary_key' in suggested) {
    const key = suggested.primary_key;
    const value = { name: key?.name ?? '', type: key?.type ?? 'STRING' };
    return [{ path: `${path}/primary_key`, value }];
  }
  return [
    { path: `${path}/from_key`, value: suggested.from_key },
    { path: `${path}/to_key`, value: suggested.to_key },
  ];
}

/** The CASTs that the columns need. */
function castChanges(
  subject: Subject,
  list: Query['list'],
  suggested: SuggestedNode | SuggestedEdge,
): SqlChange[] {
  const { sql } = subject.definition;
  const key = 'primary_key' in suggested ? suggested.primary_key : null;
  return [...(key ? [key] : []), ...suggested.properties].flatMap(({ name, cast }): SqlChange[] => {
    const index = list?.items.findIndex((item) => item.name === name) ?? -1;
    const item = list?.items[index];
    const type = cast === undefined ? undefined : castOf(cast)?.type;
    if (!list || !item || type === undefined) return [];
    const text = itemOf(subject, list, index, `CAST(${textAt(sql, item.expression)} AS ${type})`);
    return [{ from: item.range.start.offset, to: item.range.end.offset, text }];
  });
}

/** Declares the columns that the query returns: the key or the keys, then the properties, with a CAST where one is needed. */
export function takeColumns(subject: Subject, nodes: readonly NodeSchema[] = []): Outcome {
  const { generator, definition } = subject;
  const { path, sql, kind } = definition;
  const known = columnsOf(subject, sql);
  const columns = known.flatMap(({ name, type }) =>
    name === null || type === null ? [] : [{ name, type }],
  );
  const { list, obstacle } = readQuery(generator, sql);
  if (columns.length < known.length || columns.length < definition.keys.length)
    return refuse(obstacle === 'fault' ? 'fault' : 'unknown_type');
  const suggested =
    kind === 'node'
      ? generator.suggestNode(sql, columns)
      : generator.suggestEdge(sql, columns, { nodes: [...nodes] });
  const properties = suggested.properties.map(({ name, type }) => ({
    name,
    type: type ?? 'STRING',
  }));
  const edits: DocumentEdit[] = [
    ...nameEdits(definition, suggested),
    ...keyEdits(path, suggested),
    { path: `${path}/properties`, value: properties },
  ];
  return tried(
    subject,
    castChanges(subject, list, suggested),
    generator.parseSql(sql).columns.map(({ name }) => name ?? ''),
    edits,
  );
}
