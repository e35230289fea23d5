import type { Definition } from '../document/definition';
import { renameDefinition } from '../document/definitions';
import type { DocumentEdit } from '../document/edits';
import type { DefinitionChange } from './comparison';
import type { Side } from './sides';

const segment = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** Puts a definition behind the nearest of those that stood in front of it. */
function insertion(
  { kind, path }: Definition,
  value: unknown,
  before: Side,
  after: Side,
): DocumentEdit {
  const list = `/${kind}_definitions`;
  const names = after.definitions
    .filter((definition) => definition.kind === kind)
    .map(({ name }) => name);
  const olders = before.definitions.filter((definition) => definition.kind === kind);
  const earlier = olders.slice(
    0,
    olders.findIndex((definition) => definition.path === path),
  );
  const neighbour = earlier.reverse().find(({ name }) => names.includes(name));
  const place = neighbour ? names.lastIndexOf(neighbour.name) + 1 : 0;
  if (names.length === 0) return { path: list, value: [value] };
  return place >= names.length
    ? { path: `${list}/-`, value }
    : { path: `${list}/${place}`, insert: value };
}

/** The fields that are other, as they were. */
function fieldEdits(change: DefinitionChange, but: string): DocumentEdit[] {
  const [was, is] = [change.before?.value ?? {}, change.after?.value ?? {}];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (name) => name !== but,
  );
  return names.flatMap((name): DocumentEdit[] => {
    const path = `${change.after?.path ?? ''}/${segment(name)}`;
    if (JSON.stringify(was[name]) === JSON.stringify(is[name])) return [];
    return [name in was ? { path, value: was[name] } : { path, remove: true }];
  });
}

/** The edits that make one definition what it was, for one step to undo; the others stay, but for the name that edges have for it. */
export function takeBack(change: DefinitionChange, before: Side, after: Side): DocumentEdit[] {
  const [was, is] = [change.before, change.after];
  if (is === null) return was ? [insertion(was, was.value, before, after)] : [];
  if (was === null) return [{ path: is.path, remove: true }];
  const renamed = was.name === is.name ? [] : renameDefinition(after.definitions, is, was.name);
  return [...renamed, ...fieldEdits(change, is.kind === 'node' ? 'label' : 'type')];
}
