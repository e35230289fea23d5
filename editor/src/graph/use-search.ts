import { useMemo, useState } from 'react';
import { nameOf, type MappingModel } from '../model/model';

export interface Search {
  query: string;
  setQuery: (query: string) => void;
  /** Paths, those whose name begins with what was asked for first. */
  found: readonly string[];
  foundSet: ReadonlySet<string> | null;
  /** Which of them is the selected one; −1: none. */
  number: number;
  /** To the next one, or to the one before. */
  go: (by: 1 | -1) => void;
}

/** Definitions with the letters in their name, in a property's or in the key's. */
export function findDefinitions({ nodes, edges }: MappingModel, query: string): string[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [];
  const ranks = [...nodes, ...edges].map((definition) => {
    const name = nameOf(definition).toLowerCase();
    const key = definition.kind === 'node' ? (definition.key?.name ?? '') : '';
    const columns = [key, ...definition.properties.map((property) => property.name)];
    const isColumn = columns.some((column) => column.toLowerCase().includes(wanted));
    const rank = name.startsWith(wanted) ? 0 : name.includes(wanted) ? 1 : isColumn ? 2 : 3;
    return { path: definition.path, rank };
  });
  return ranks
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ path }) => path);
}

export function useSearch(
  model: MappingModel,
  selected: string | null,
  select: (path: string) => void,
): Search {
  const [query, setQuery] = useState('');
  const found = useMemo(() => findDefinitions(model, query), [model, query]);
  const foundSet = useMemo(() => (query.trim() === '' ? null : new Set(found)), [query, found]);
  const number = selected === null ? -1 : found.indexOf(selected);
  const go = (by: 1 | -1): void => {
    const next =
      number < 0 ? (by > 0 ? 0 : found.length - 1) : (number + by + found.length) % found.length;
    const path = found[next];
    if (path !== undefined) select(path);
  };
  return { query, setQuery, found, foundSet, number, go };
}
