import { Places, type SqlSelectItem } from 'mapping-generator';
import { quoted } from './casts';
import type { Property } from './definition';
import { readQuery } from './select-list';
import { isWord, refuse, tried, type Outcome, type Subject } from './subject';

/**
 * Another name for a key or a property, with the column of the query that it is, wherever the query names it. Where the query
 * returns no such column, the name alone is changed.
 */
export function renameColumn(
  subject: Subject,
  text: string,
  column: Property,
  name: string,
): Outcome {
  const { generator, definition } = subject;
  const own = { edits: [{ path: column.path, value: name }] };
  const { list, obstacle } = readQuery(generator, definition.sql);
  if (!list) return obstacle === null || obstacle === 'fault' ? own : refuse(obstacle);
  const index = list.items.findIndex((item) => item.name === column.name);
  const item = list.items[index];
  if (!item) return own;
  if (item.range.end.offset > item.expression.end.offset)
    return renameAlias(subject, text, item, name);
  const { offset } = item.range.end;
  const alias = { from: offset, to: offset, text: ` AS ${quoted(name, isWord(subject))}` };
  const names = list.items.map((other, at) => (at === index ? name : other.name));
  return tried(subject, [alias], names, own.edits);
}

/** The alias with all its uses, and the key or property that it becomes. */
function renameAlias(
  subject: Subject,
  text: string,
  { range }: SqlSelectItem,
  name: string,
): Outcome {
  const { generator, catalog, session, locale, definition } = subject;
  // The alias is the item's last word.
  const alias = { from: range.end.offset - 1, to: range.end.offset };
  const place = new Places(text).findInString(`${definition.path}/sql`, alias);
  if (!place) return refuse('out_of_step');
  const context = { catalog: catalog ?? undefined, session, locale };
  const renamed = generator.language.rename(text, place.from, name, context);
  return 'refused' in renamed
    ? { refused: { reason: 'message', message: renamed.refused } }
    : { edits: renamed.edits };
}
