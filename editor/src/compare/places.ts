import { namePathOf } from '../document/definition';
import type { Compared, Detail } from './comparison';

/** The value of the newer text that a detail is about; the definition itself where there is none. */
export function placeOf(detail: Detail, after: Compared): string {
  const { kind, path, keys, properties } = after;
  const columnAt = (name: string): string =>
    [...keys, ...properties].find((column) => column.name === name)?.path ?? path;
  switch (detail.kind) {
    case 'label':
    case 'case':
      return detail.to === after.name ? namePathOf(after) : columnAt(detail.to);
    case 'end':
      return `${path}/${detail.end}_node`;
    case 'key':
      return kind === 'node' ? `${path}/primary_key` : path;
    case 'end_key':
    case 'renamed':
      return columnAt(detail.to);
    case 'added':
    case 'retyped':
    case 'declared':
      return columnAt(detail.name);
    case 'moved':
      return columnAt(detail.names[0] ?? '');
    case 'values':
    case 'rows':
    case 'layout':
      return `${path}/sql`;
    default:
      return path;
  }
}
